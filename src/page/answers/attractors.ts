// All attractors of a question, exactly: how many, and a list of them with levels and phenotypes.

import { ANY, OSCILLATES, type Shows, stepsOf } from "../core/codes";
import { CompiledNetwork, type Row } from "../core/network";
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

export interface Attractors {
  /** With every value of every free input counted, in decimal. */
  readonly count: string;
  readonly fixedPoints: string;
  readonly attractors: readonly Attractor[];
  /** Whether there are more than are listed; "limit", or the budget that ended the list. */
  readonly truncated: string;
  /** What a budget left open, in words; "" where the answer is complete. */
  readonly incomplete: string;
}

export const LISTED = 200;

export function attractors(model: Model, asked: Asked, limit: number = LISTED): Attractors {
  const rules = model.rules.perturbed(model.changes(asked));
  const network = new CompiledNetwork(rules);
  const solution = network.solve();
  try {
    const { rows, ended } = solution.list(limit + 1);
    const phenotypes = phenotypesOf(model, asked).map((name) => [name, solution.shows(model.program(name))] as const);
    const listed = rows.slice(0, limit).map((row, k) => named(model, row, phenotypes.map(([name, shows]) => [name, shows[k]!])));
    return {
      count: String(solution.attractors),
      fixedPoints: String(solution.fixedPoints),
      attractors: listed.sort(byCondition),
      truncated: ended || (rows.length > limit ? "limit" : ""),
      incomplete: solution.open.map((one) => left(model, one.block, one.waiting.length, one.reason)).join("; "),
    };
  } finally {
    solution.free();
    network.free();
    rules.free();
  }
}

/** The network's phenotypes, and the one that is asked about where it is another. */
export function phenotypesOf(model: Model, asked: Asked): string[] {
  const own = model.document.phenotypes.map((one) => one.name);
  return asked.phenotype && !own.includes(asked.phenotype) ? [...own, asked.phenotype] : own;
}

function named(model: Model, row: Row, phenotypes: [string, Shows][]): Attractor {
  const components = model.document.components;
  return {
    kind: row.states === 1n ? "fixed point" : "cyclic",
    states: String(row.states),
    levels: Object.fromEntries(components.map((one) => [one.name, bounds(one, row.values)])),
    condition: Object.fromEntries(components.flatMap((one) => conditionOf(one, row.condition))),
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

function conditionOf(component: ComponentEntry, condition: ReadonlyMap<number, number>): [string, string][] {
  const values = component.variables.map((v) => condition.get(v));
  if (values.every((value) => value === undefined)) return [];
  const low = values.filter((value) => value === 1).length;
  const high = low + values.filter((value) => value === undefined).length;
  return [[component.name, low === high ? String(low) : `${low}..${high}`]];
}

function byCondition(a: Attractor, b: Attractor): number {
  const [first, second] = [JSON.stringify(a.condition), JSON.stringify(b.condition)];
  return first < second ? -1 : first > second ? 1 : Number(a.kind === "cyclic") - Number(b.kind === "cyclic");
}

function left(model: Model, block: readonly number[], waiting: number, reason: string): string {
  const names = block.slice(0, 6).map((v) => model.rules.names[v]).join(", ");
  const more = block.length > 6 ? ` and ${block.length - 6} more` : "";
  const wait = waiting ? `; ${waiting} components wait for them` : "";
  return `a budget ended (${reason}) before ${block.length} components were solved (${names}${more})${wait}`;
}
