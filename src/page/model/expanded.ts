// Expressions in which phenotypes may be named beside components.

import { UNKNOWN } from "../core/codes";
import { CoreError } from "../core/module";
import { type Program, Rules } from "../core/rules";

/** The program of an expression that may name phenotypes, each of which stands in it in parentheses. Throws CoreError with the place. */
export function expanded(rules: Rules, text: string, phenotypes: ReadonlyMap<string, string>): Program {
  const position = new Set(rules.names);
  const known = [...phenotypes].filter(([name]) => !position.has(name));
  try {
    return rules.expression(text);
  } catch (error) {
    if (!known.length || !(error instanceof CoreError) || error.code !== UNKNOWN) throw error;
  }
  const names = [...rules.names, ...known.map(([name]) => name)];
  const wider = Rules.build(rules.core, names, names.map(() => "0"));
  try {
    return wider.expression(text).flatMap((entry) => {
      if (entry < rules.names.length) return [entry];
      const name = names[entry]!;
      const others = new Map(known.filter(([other]) => other !== name)); // no phenotype can stand inside itself
      return expanded(rules, phenotypes.get(name)!, others);
    });
  } finally {
    wider.free();
  }
}
