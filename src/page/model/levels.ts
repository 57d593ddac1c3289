// Levels: a component with the maximum level m is m variables, X>=1 to X>=m. The definitions and why nothing is lost by
// them stand in src/logicnet/model/levels.py; this is the same arithmetic on programs and texts.

import { AND, OR } from "../core/codes";
import { type Program, Rules } from "../core/rules";

const VARIABLE = /^(.+)>=([1-9][0-9]*)$/s;

export function variablesOf(name: string, maximum: number): string[] {
  return maximum === 1 ? [name] : Array.from({ length: maximum }, (_, k) => `${name}>=${k + 1}`);
}

/** The component and the level that a variable stands for; null for a component of two values. */
export function levelOf(variable: string): readonly [name: string, level: number] | null {
  const match = variable.includes(">=") ? VARIABLE.exec(variable) : null;
  return match ? [match[1]!, Number(match[2])] : null;
}

export function owner(variable: string): string {
  return levelOf(variable)?.[0] ?? variable;
}

/** A variable as an expression that reads it alone, whatever its component is called. */
export function quoted(variable: string): string {
  const level = levelOf(variable);
  return level ? `"${level[0]}">=${level[1]}` : `"${variable}"`;
}

/** For each level from 1 the condition under which the target is at least as high: of conditions by level from 1, the highest that holds counts. */
export function textsOf(conditions: readonly string[]): string[] {
  if (conditions.length === 1) return [conditions[0]!];
  return conditions.map((_, k) => conditions.slice(k).reverse().map((text) => `(${text})`).join(" | "));
}

/** The rules of the variables from the targets of each; the targets themselves where all components have two values. */
export function rulesOfTargets(targets: Rules): Rules {
  const owners = targets.names.map(owner);
  const own = new Map<string, number[]>();
  targets.names.forEach((name, i) => {
    if (levelOf(name)) own.set(owners[i]!, [...(own.get(owners[i]!) ?? []), i]);
  });
  if (!own.size) return targets;
  const programs = targets.programs().map((target, i) => {
    const program = filled(target, owners, own, owners[i]!);
    const level = levelOf(targets.names[i]!);
    if (!level) return program;
    if (level[1] > 1) program.push(i - 1, AND);
    for (const above of own.get(level[0])!.slice(level[1])) program.push(above, OR);
    return program;
  });
  return Rules.of(targets.core, targets.names, programs);
}

/** The condition that reads a state with holes as the one in which they are filled. */
function filled(program: Program, owners: readonly string[], own: ReadonlyMap<string, readonly number[]>, target: string): number[] {
  const read = new Map<string, Set<number>>();
  for (const entry of program) {
    const name = entry >= 0 ? owners[entry]! : "";
    if (entry >= 0 && own.has(name)) read.set(name, (read.get(name) ?? new Set()).add(entry));
  }
  if (read.has(target)) read.set(target, new Set(own.get(target)));
  const found: number[] = [];
  for (const entry of program) {
    found.push(entry);
    if (entry < 0) continue;
    const above = [...(read.get(owners[entry]!) ?? [])].filter((other) => other > entry).sort((a, b) => a - b);
    for (const other of above) found.push(other, OR);
  }
  return found;
}

const SIGN: Record<number, string> = { 1: "+", [-1]: "-", 2: "±", 0: "0", 3: "±" };

/** How each component acts on another one, by its variables, in the order of the variables: what it does to any level, by any of its own. */
export function signsOf(targets: Rules, programs: readonly Program[], own: readonly number[]): Map<string, string> {
  const found = new Map<string, { first: number; signs: Set<string> }>();
  for (const variable of own) {
    for (const [source, sign] of targets.signs(programs[variable]!)) {
      const name = owner(targets.names[source]!);
      const known = found.get(name) ?? { first: source, signs: new Set<string>() };
      known.signs.add(SIGN[sign]!);
      found.set(name, known);
    }
  }
  const ordered = [...found].sort((a, b) => a[1].first - b[1].first);
  return new Map(ordered.map(([name, { signs }]) => [name, joined(signs)]));
}

function joined(signs: ReadonlySet<string>): string {
  const acting = [...signs].filter((sign) => sign !== "0");
  return acting.length === 0 ? "0" : acting.length === 1 ? acting[0]! : "±";
}
