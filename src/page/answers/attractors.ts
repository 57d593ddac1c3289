// All attractors of a question, exactly: how many, and a list of them with levels and phenotypes.

import { ANY, ENDED_BY, FALSE, OSCILLATES, SAID, type Shows, stepsOf, TRUE } from "../core/codes";
import { CompiledNetwork, type Open, type Row } from "../core/network";
import type { Program, Rules } from "../core/rules";
import { Screen } from "../core/screen";
import type { Asked, ComponentEntry } from "../model/document";
import type { Model } from "../model/model";

/** An attractor as it is told: a level, `1..2` between two, or "any" of an input that does not matter. */
export interface Attractor {
  readonly kind: "fixed point" | "cyclic";
  /** How many states, in decimal. */
  readonly states: string;
  /** Of each component its lowest and highest level in the attractor. */
  readonly levels: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** The inputs under which it is there, by component; those that are not named may have any value. */
  readonly condition: Readonly<Record<string, string>>;
  /** Inputs at any value. */
  readonly free: readonly string[];
  readonly phenotypes: Readonly<Record<string, Shows>>;
  readonly method: readonly string[];
}

/** Attractors by how they show a phenotype, with every value of every free input counted, in decimal. */
export interface Showing {
  readonly always: string;
  readonly sometimes: string;
  readonly never: string;
}

export interface Attractors {
  /** With every value of every free input counted, in decimal. */
  readonly count: string;
  readonly fixedPoints: string;
  readonly attractors: readonly Attractor[];
  /** Whether there are more than are listed; "limit", or the budget that ended the list. */
  readonly truncated: string;
  /** What a budget left open, in words; "" where the answer is complete. */
  readonly incomplete: string;
  /** Of each phenotype in how many attractors; null where that does not follow from the list. */
  readonly showing: Readonly<Record<string, Showing | null>>;
  /** Of each variable the share of the listed attractors in which it is on; one that oscillates counts half there. Each
   * condition, a value for each free input, counts alike. */
  readonly on: readonly number[];
  /** Whether attractors are counted condition by condition in `on`; where there are too many, all are counted together. */
  readonly byCondition: boolean;
}

const LISTED = 200;
const MOST_CONDITIONS = 256; // that are counted one by one, as in `logicnet.explanation.differences`
const NAMED = 3; // parts that were left open, in the reason

export function attractors(model: Model, asked: Asked, limit: number = LISTED): Attractors {
  const rules = model.rules.perturbed(model.changes(asked));
  const network = new CompiledNetwork(rules);
  const solution = network.solve();
  try {
    const { rows, ended } = solution.list(limit + 1);
    const phenotypes = phenotypesOf(model, asked).map((name) => [name, solution.shows(model.program(name))] as const);
    const told = rows.slice(0, limit);
    const inputs = inputsWithLevels(model, rules);
    const listed = told.map((row, k) => named(model, inputs, row, phenotypes.map(([name, shows]) => [name, shows[k]!])));
    const truncated = ended ? ENDED_BY[ended] ?? ended : rows.length > limit ? "limit" : "";
    const left = solution.open;
    return {
      count: String(solution.attractors),
      fixedPoints: String(solution.fixedPoints),
      attractors: [...listed].sort(inOrder(model)),
      truncated,
      incomplete: [...leftOpen(model, left), ...(ended ? [`the ${truncated} ended the list of attractors`] : [])].join("; "),
      showing: Object.fromEntries(phenotypes.map(([name]) => [name, truncated || left.length ? null : showingOf(model, rules, listed, name)])),
      ...shares(told, rules.names.length, freeInputs(model, rules, inputs)),
    };
  } finally {
    solution.free();
    network.free();
    rules.free();
  }
}

/** In how many attractors a phenotype shows, counted without a list. `reason`: which budget ended that, or "". */
export function showing(model: Model, asked: Asked): Showing & { readonly reason: string } {
  const rules = model.rules.perturbed(model.changes(asked));
  try {
    return countedOf(rules, model.program(asked.phenotype));
  } finally {
    rules.free();
  }
}

/** Null where a budget ended the count. */
function undecided(found: Showing & { readonly reason: string }): Showing | null {
  const { reason, ...showing } = found;
  return reason ? null : showing;
}

function countedOf(rules: Rules, phenotype: Program): Showing & { readonly reason: string } {
  const screen = new Screen(rules);
  try {
    const [found] = screen.count(screen.watch(phenotype), [[]]);
    const { always, sometimes, never, reason } = found!;
    return { always: String(always), sometimes: String(sometimes), never: String(never), reason: reason && (ENDED_BY[reason] ?? reason) };
  } finally {
    screen.free();
  }
}

/** The network's phenotypes, and the one that is asked about where it is another. */
export function phenotypesOf(model: Model, asked: Asked): string[] {
  const own = model.document.phenotypes.map((one) => one.name);
  return asked.phenotype && !own.includes(asked.phenotype) ? [...own, asked.phenotype] : own;
}

function named(model: Model, inputs: ReadonlySet<string>, row: Row, phenotypes: [string, Shows][]): Attractor {
  const components = model.document.components;
  return {
    kind: row.states === 1n ? "fixed point" : "cyclic",
    states: String(row.states),
    levels: Object.fromEntries(components.map((one) => [one.name, bounds(one, row.values)])),
    condition: Object.fromEntries(components.flatMap((one) => conditionOf(one, row, inputs))),
    free: components.filter((one) => one.variables.some((v) => row.values[v] === ANY)).map((one) => one.name),
    phenotypes: Object.fromEntries(phenotypes),
    method: stepsOf(row.method),
  };
}

function bounds(component: ComponentEntry, values: Int8Array): [number, number] {
  const held = component.variables.map((v) => values[v]!);
  const low = held.filter((value) => value === 1).length;
  return [low, low + held.filter((value) => value === OSCILLATES || value === ANY).length];
}

/** The components with levels that nothing sets, holds or keeps: to the rules they keep their level, so what they are at is a
 * condition of each attractor. */
function inputsWithLevels(model: Model, rules: Rules): Set<string> {
  const several = model.document.components.filter((one) => one.maximum > 1 && one.input);
  if (!several.length) return new Set();
  const programs = rules.programs();
  const constant = (v: number) => programs[v]!.length === 1 && (programs[v]![0] === FALSE || programs[v]![0] === TRUE);
  return new Set(several.filter((one) => !one.variables.some(constant)).map((one) => one.name));
}

function conditionOf(component: ComponentEntry, row: Row, inputs: ReadonlySet<string>): [string, string][] {
  const named = inputs.has(component.name) || component.variables.some((v) => row.condition.has(v));
  if (!named) return [];
  const [low, high] = bounds(component, row.values);
  return low === high ? [[component.name, String(low)]] : [];
}

/** By condition, fixed points first, then by pattern. */
function inOrder(model: Model): (a: Attractor, b: Attractor) => number {
  const names = model.document.components.map((one) => one.name);
  const pattern = (one: Attractor) =>
    names.map((name) => one.levels[name]!).map(([low, high]) => (low < high ? "-" : low < 10 ? String(low) : `(${low})`)).join("");
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) => {
    const [first, second] = [Object.entries(a.condition), Object.entries(b.condition)];
    for (let k = 0; k < Math.min(first.length, second.length); k++) {
      const [one, other] = [first[k]!, second[k]!];
      const found = before(one[0], other[0]) || Number(one[1]) - Number(other[1]);
      if (found) return found;
    }
    const [cyclic, other] = [Number(a.kind === "cyclic"), Number(b.kind === "cyclic")];
    return first.length - second.length || cyclic - other || before(pattern(a), pattern(b));
  };
}

function showingOf(model: Model, rules: Rules, listed: readonly Attractor[], phenotype: string): Showing | null {
  const sum = { always: 0n, sometimes: 0n, never: 0n };
  for (const one of listed) {
    const shows = one.phenotypes[phenotype]!;
    // on an input that the condition does not name
    if (shows === "depends") return undecided(countedOf(rules, model.program(phenotype)));
    sum[shows] += 1n << BigInt(one.free.length);
  }
  return { always: String(sum.always), sometimes: String(sum.sometimes), never: String(sum.never) };
}

/** Of each input that nothing holds its variables. */
function freeInputs(model: Model, rules: Rules, withLevels: ReadonlySet<string>): (readonly number[])[] {
  const own = model.document.components.filter((one) => withLevels.has(one.name)).map((one) => one.variables);
  const among = new Set(own.flat());
  return [...own, ...rules.inputs().flatMap((v) => (among.has(v) ? [] : [[v]]))];
}

/** The shares in which variables are on, as means over the conditions: where an intervention leaves fewer attractors under
 * some of them, an input that it does not touch is on as often as before. */
function shares(rows: readonly Row[], variables: number, free: readonly (readonly number[])[]): Pick<Attractors, "on" | "byCondition"> {
  const byCondition = free.reduce((many, own) => many * (own.length + 1), 1) <= MOST_CONDITIONS;
  const by = byCondition ? free.flat() : [];
  const found = new Map<string, { all: number; on: Float64Array }>();
  for (const { values } of rows) {
    // an attractor counts once for each value of the inputs that do not matter to it
    const weight = byCondition ? 1 : values.reduce((ways, value) => (value === ANY ? ways * 2 : ways), 1);
    for (const condition of conditions(values, by)) {
      const key = condition.join("");
      const one = found.get(key) ?? { all: 0, on: new Float64Array(variables) };
      found.set(key, one);
      one.all += weight;
      values.forEach((value, v) => (one.on[v]! += value === 1 ? weight : value ? weight / 2 : 0));
      by.forEach((v, k) => values[v] === ANY && (one.on[v]! += condition[k]! - 1 / 2));
    }
  }
  const on = Array.from({ length: variables }, () => 0);
  for (const one of found.values()) one.on.forEach((sum, v) => (on[v]! += sum / one.all / found.size));
  return { on, byCondition };
}

/** The values of inputs under which an attractor is there. */
function conditions(values: Int8Array, by: readonly number[]): number[][] {
  return by.reduce<number[][]>((ways, v) => ways.flatMap((one) => (values[v] === ANY ? [[...one, 0], [...one, 1]] : [[...one, values[v]!]])), [[]]);
}

function leftOpen(model: Model, left: readonly Open[]): string[] {
  const told = left.slice(0, NAMED).map(({ block, waiting, reason }) => {
    const names = block.slice(0, 6).map((v) => model.rules.names[v]).join(", ");
    const more = block.length > 6 ? ` and ${block.length - 6} more` : "";
    const wait = waiting.length ? `; ${waiting.length} components wait for them` : "";
    return `${SAID[reason] ?? reason} before ${block.length} components were solved (${names}${more})${wait}`;
  });
  return left.length > NAMED ? [...told, `and ${left.length - NAMED} more parts`] : told;
}
