// A text in the .bnet format -> the page's document.

import type { Core } from "../core/module";
import type { PageDocument } from "./document";
import type { Rules } from "../core/rules";
import { assembled, bare, cardOf, levelName, MOST_COMPONENTS, MOST_REGULATIONS, NOTHING_SAID } from "./draft";
import { readBnet, type ReadRules } from "./reading/bnet";
import { shell } from "./reading/formats";
import { type Bytes, ReadError, problem, refused } from "./reading/place";

/** Read a content; `name` is what the network is called, `file` its file. Throws ReadError with all that is wrong. */
export function bnetDocument(core: Core, content: Bytes, name: string, file: string, style: PageDocument): PageDocument {
  const { rules, notes } = rulesIn(core, content, file);
  try {
    return assembled(rules.names.map((one) => bare(one)), rules, { title: name, file, card: { ...cardOf(name, notes), source: file }, ...NOTHING_SAID }, style);
  } finally {
    rules.free();
  }
}

/** The rules of a content that can stand for a network. Throws ReadError where there are none, too many, or names that stand for levels. */
export function rulesIn(core: Core, content: Bytes, file: string, known: ReadonlySet<string> | null = null): ReadRules {
  const found = readBnet(core, content, known);
  const level = levelName(found.rules.names);
  if (level) {
    const hint = "rename it, or say in TOML how many levels the component has";
    throw refused(`'${level}' cannot name a component: it stands for a level`, undefined, hint);
  }
  if (!found.rules.names.length) {
    throw refused(`${file}: no component: this is not a network`, undefined, ".bnet: one `target, rule` a line");
  }
  confirmSize(found.rules.names.length, regulationsIn(found.rules), file);
  return found;
}

/** Throws ReadError for a network that is too large to be seen in a page. */
export function confirmSize(components: number, regulations: number, file: string): void {
  const large = components > MOST_COMPONENTS ? [components, "components", MOST_COMPONENTS] : [regulations, "regulations", MOST_REGULATIONS];
  if (components <= MOST_COMPONENTS && regulations <= MOST_REGULATIONS) return;
  const what = `${file}: ${large[0]} ${large[1]}, and the page takes up to ${large[2]}`;
  throw new ReadError([problem(what, undefined, "the command line answers for networks of this size")], 1, `logicnet attractors ${shell(file)}`);
}

/** How many regulations rules have: each variable that a rule names, once. */
export function regulationsIn(rules: Rules): number {
  return rules.programs().reduce((count, program) => count + new Set(program.filter((entry) => entry >= 0)).size, 0);
}
