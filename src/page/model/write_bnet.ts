// The page's network -> a .bnet file that other tools read: names that they take, a component for each level. What the
// format has no room for is named. As src/logicnet/formats/preparation.py prepares it.

import { Rules } from "../core/rules";
import type { PageDocument } from "./document";
import { levelOf } from "./levels";
import type { Model } from "./model";
import type { Written } from "./write_toml";

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED = new Set([
  "and", "or", "not", "true", "false", "any", "all", "maj", "sumis", "sumgt", "sumlt", "timeis", "timegt", "timelt",
]);
const GREEK = [
  "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lamda", "mu", "nu", "xi",
  "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
];

export function writeBnet(model: Model): Written {
  const { rules, document } = model;
  const lost: string[] = [];
  const levels = called(rules.names, document, lost);
  const names = written(levels, lost);
  const named = Rules.of(rules.core, names, rules.programs());
  try {
    return { text: named.bnet(), lost: [...lost, ...lostIn(document)] };
  } finally {
    named.free();
  }
}

/** What each variable is called where levels are components of their own. */
function called(variables: readonly string[], document: PageDocument, lost: string[]): string[] {
  const taken = new Set(variables.filter((name) => !levelOf(name)));
  const names = variables.map((variable) => {
    const level = levelOf(variable);
    return level ? free(`${level[0]}_b${level[1]}`, taken) : variable;
  });
  for (const one of document.components) {
    if (one.maximum > 1) lost.push(`levels of ${one.name}: written as ${one.variables.map((v) => names[v]!).join(", ")}`);
  }
  return names;
}

/** Names that other tools read. */
function written(names: readonly string[], lost: string[]): string[] {
  const fits = (name: string) => PLAIN.test(name) && !RESERVED.has(name.toLowerCase());
  const taken = new Set(names.filter(fits));
  return names.map((name) => {
    if (fits(name)) return name;
    const other = free(plain(name, fits), taken);
    lost.push(`the name ${name}: called ${other} in the file`);
    return other;
  });
}

/** A name of letters, digits and underscores that is near to another: Greek letters are spelt. */
function plain(name: string, fits: (name: string) => boolean): string {
  const letters = [...name].map(spelt).join("");
  const near = letters.replace(/[^A-Za-z0-9_]/g, "_").replace(/_+/g, "_").replace(/^_+|_+$/g, "") || "x";
  return [near, `_${near}`].find(fits) ?? `x_${near}`;
}

function spelt(letter: string): string {
  if (/^[\x00-\x7f]$/.test(letter)) return letter;
  const base = letter.normalize("NFD")[0]!.toLowerCase();
  const greek = base.codePointAt(0)! - 0x3b1;
  if (/\p{Script=Greek}/u.test(letter) && GREEK[greek]) return GREEK[greek];
  return letter.normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
}

function free(name: string, taken: Set<string>): string {
  let found = name;
  for (let number = 2; taken.has(found); number++) found = `${name}_${number}`;
  taken.add(found);
  return found;
}

function lostIn(document: PageDocument): string[] {
  const kinds = document.components.filter((one) => one.label !== one.name).length;
  const cited = [...document.components, ...document.regulations].filter((one) => one.evidence.length).length;
  const counts: [number, string][] = [
    [kinds, "labels"], [cited, "entries with evidence"], [document.phenotypes.length, "phenotypes"], [document.readouts.length, "readouts"],
    [document.settings.length, "settings"], [document.contexts.length, "contexts"], [document.interventions.length, "interventions"],
    [document.drugs.length, "drugs"], [document.claims.length, "claims"],
  ];
  const without = counts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`);
  return without.length ? [`no place in this format: ${without.join(", ")}`] : [];
}
