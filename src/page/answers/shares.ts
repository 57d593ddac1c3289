// In which attractor the network ends, and how probably, from all states alike: exactly where few enough states have to
// be listed, else from sampled walks. As `logicnet.analysis.probabilities`: the asynchronous random walk, all rates 1.

import { ANY, OSCILLATES } from "../core/codes";
import { CompiledNetwork, type Row, type Solution } from "../core/network";
import type { Program } from "../core/rules";
import { absorb, FREE, walk, type WalkSetup } from "../core/walks";
import type { Asked } from "../model/document";
import type { Model } from "../model/model";
import { cyclic, type Residual, residual, support } from "../model/reduced";
import { wilson } from "./intervals";
import { levelStarts } from "./levels";
import { Notebook, type PartialAttractor, TooLarge } from "./notebook";
import { levelsOf } from "./partial_levels";
import { type Begun, begun } from "./starts";

/** A probability, and between what it lies: itself where it is exact, else with 95 %. */
export interface Chance {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Shares {
  readonly attractors: readonly (Chance & { readonly levels: Readonly<Record<string, readonly [number, number]>> })[];
  /** Of ending in an attractor that shows the phenotype in some state; null where none is asked about. */
  readonly shown: Chance | null;
  readonly exact: boolean;
  /** How many walks were walked; 0 where it is exact. */
  readonly walks: number;
  readonly seed: number;
  /** The share of walks that was in no attractor at their end; the intervals allow for it. */
  readonly unfinished: number;
}

const MOST_STATES = 1 << 19;
const WALKS = 10_000;
const STEPS = 100_000;
const LISTED = 4096;
const BUDGET = { seconds: 4, bytes: 1 << 29 };

export function shares(model: Model, given: { asked: Asked; walks?: number; seed?: number }): Shares {
  const notebook = new Notebook(model);
  try {
    const begin = begun(model, notebook, given.asked, { kind: "anywhere" });
    const open = [...begin.system.keys()].filter((i) => !begin.held.has(i));
    const found = notebook.around(begin.system, begin.starts.map((one) => one.cube), open);
    const memory = residual(begin.system, begin.held, cyclic(residual(begin.system, begin.held, open)));
    const ends = memory.kept.length ? endings(notebook, begin, memory, given.walks ?? WALKS, given.seed ?? 0) : CERTAIN;
    return told(model, given.asked, given.seed ?? 0, found, memory, ends);
  } finally {
    notebook.free();
  }
}

/** Where walks end: what remembers in an attractor, with every input set, and how many walks or which share ended there. */
interface Endings {
  readonly rows: readonly Pick<Row, "values">[];
  readonly chances: readonly number[];
  readonly walks: number;
  readonly unfinished: number;
}

const CERTAIN: Endings = { rows: [{ values: new Int8Array() }], chances: [1], walks: 0, unfinished: 0 };

function endings(notebook: Notebook, begin: Begun, memory: Residual, samples: number, seed: number): Endings {
  const rules = notebook.rulesOf(memory);
  const network = new CompiledNetwork(rules);
  const solution = network.solve();
  try {
    if (solution.open.length) throw new TooLarge("not all attractors are known");
    const { rows, ended } = solution.list(LISTED + 1, rules.inputs());
    if (ended || rows.length > LISTED) throw new TooLarge(`more than ${LISTED} attractors; hold inputs to have fewer`);
    const whole = distinguishing(memory, rows);
    const setup = (variables: readonly number[], labels: readonly number[]) => ({ variables, labels, start: startOf(notebook, begin, memory, variables) });
    const exact = exactly(solution, partsOf(notebook, memory, whole), rows, setup) ?? exactly(solution, [whole], rows, setup);
    if (exact) return { rows, chances: exact, walks: 0, unfinished: 0 };
    const { counts, elsewhere, unfinished } = walk(solution, setup(whole, [...rows.keys()]), samples, STEPS, seed, { ...BUDGET, seconds: 10 });
    const done = counts.reduce((sum, one) => sum + one, elsewhere + unfinished);
    if (!done) throw new TooLarge("the time was over before a walk was walked");
    return { rows, chances: counts.map((one) => one / done), walks: done, unfinished: (unfinished + elsewhere) / done };
  } finally {
    solution.free();
    network.free();
    rules.free();
  }
}

/** The chance of each row as the product over parts that do not see each other; null where a budget ended it, or where rows are not told apart so. */
function exactly(
  solution: Solution, parts: readonly (readonly number[])[], rows: readonly Row[],
  setup: (variables: readonly number[], labels: readonly number[]) => WalkSetup,
): number[] | null {
  const chances = rows.map(() => 1);
  for (const part of parts) {
    const keys = rows.map((row, k) => (parts.length > 1 ? part.map((i) => row.values[i]).join() : String(k)));
    const first = new Map<string, number>();
    keys.forEach((key, k) => first.set(key, first.get(key) ?? k));
    const found = absorb(solution, setup(part, [...first.values()]), MOST_STATES, BUDGET);
    if (!found.chances || Math.abs(found.chances.reduce((sum, one) => sum + one, 0) - 1) > 1e-9) return null;
    const by = new Map([...first.keys()].map((key, label) => [key, found.chances![label]!]));
    keys.forEach((key, k) => (chances[k]! *= by.get(key)!));
  }
  return Math.abs(chances.reduce((sum, one) => sum + one, 0) - 1) > 1e-9 ? null : chances;
}

/** What is enough to tell all rows apart, by places in what remembers: closed upstream. As `logicnet.analysis.distinguishing`. */
function distinguishing(memory: Residual, rows: readonly Row[]): number[] {
  const place = new Map(memory.kept.map((i, k) => [i, k]));
  const reads = memory.programs.map((program) => [...support(program)].map((i) => place.get(i)!));
  const above = reads.map((_, k) => {
    const found = new Set([k]);
    for (const one of found) reads[one]!.forEach((other) => found.add(other));
    return found;
  });
  const kept = new Set(memory.kept.keys());
  const apart = (some: readonly number[]) => new Set(rows.map((row) => some.map((k) => row.values[k]).join())).size === rows.length;
  const dropped = (k: number): boolean => {
    const block = [...kept].filter((other) => above[k]!.has(other) && above[other]!.has(k));
    if ([...kept].some((other) => !block.includes(other) && reads[other]!.some((source) => block.includes(source)))) return false;
    const rest = [...kept].filter((other) => !block.includes(other));
    if (!apart(rest)) return false;
    block.forEach((other) => kept.delete(other));
    return true;
  };
  while ([...kept].some(dropped));
  return [...kept].sort((a, b) => a - b);
}

/** What is walked in parts that neither see each other nor have their levels drawn together. */
function partsOf(notebook: Notebook, memory: Residual, walked: readonly number[]): number[][] {
  const place = new Map(walked.map((k) => [memory.kept[k]!, k]));
  const beside = memory.kept.map(() => new Set<number>());
  const join = (a: number, b: number) => (beside[a]!.add(b), beside[b]!.add(a));
  for (const k of walked) support(memory.programs[k]!).forEach((i) => join(k, place.get(i)!));
  for (const own of notebook.levels.own) {
    const kept = own.flatMap((i) => (place.has(i) ? [place.get(i)!] : []));
    kept.slice(1).forEach((k) => join(kept[0]!, k));
  }
  const parts: number[][] = [];
  const seen = new Set<number>();
  for (const first of place.values()) {
    if (seen.has(first)) continue;
    const part = new Set([first]);
    for (const k of part) beside[k]!.forEach((other) => part.add(other));
    part.forEach((k) => seen.add(k));
    parts.push([...part].sort((a, b) => a - b));
  }
  return parts;
}

function startOf(notebook: Notebook, begin: Begun, memory: Residual, variables: readonly number[]): WalkSetup["start"] {
  const chosen = variables.map((k) => memory.kept[k]!);
  const weights = new Map<string, { weight: number; values: number[] }>();
  for (const { weight, cube } of begin.starts) {
    for (const { share, values } of levelStarts(notebook.levels, cube, chosen)) {
      const row = chosen.map((i) => values.get(i) ?? cube.get(i) ?? FREE);
      const known = weights.get(row.join(""));
      if (known) known.weight += weight * share;
      else weights.set(row.join(""), { weight: weight * share, values: row });
    }
  }
  return [...weights.values()];
}

function told(model: Model, asked: Asked, seed: number, found: readonly PartialAttractor[], memory: Residual, ends: Endings): Shares {
  const sums = found.map(() => 0);
  const program = asked.phenotype ? model.program(asked.phenotype) : null;
  let shown = 0;
  ends.rows.forEach((row, at) => {
    const places = found.flatMap((one, k) => (agrees(one, memory, row) ? [k] : []));
    // attractors that only their states tell apart stand together
    for (const k of places) sums[k]! += ends.chances[at]! / places.length;
    const one = places.length ? found[places[0]!]! : null;
    if (program && one && under(one, memory, row).shows(program) !== "never") shown += ends.chances[at]!;
  });
  const chance = (value: number): Chance => {
    if (!ends.walks) return { value: Math.min(1, value), low: Math.min(1, value), high: Math.min(1, value) };
    const [low] = wilson(value * ends.walks, ends.walks);
    return { value, low, high: wilson(Math.min(1, value + ends.unfinished) * ends.walks, ends.walks)[1] };
  };
  return {
    attractors: found.map((one, k) => ({ ...chance(sums[k]!), levels: levelsOf(model, one) })),
    shown: program && (sure(found, program) ?? chance(shown)),
    exact: ends.walks === 0,
    walks: ends.walks,
    seed,
    unfinished: ends.unfinished,
  };
}

/** What is certain wherever the walk ends: that all attractors show a program, or none. */
function sure(found: readonly PartialAttractor[], program: Program): Chance | null {
  const words = new Set(found.flatMap((one) => one.split(support(program)).map((each) => each.shows(program) !== "never")));
  const [only] = words;
  return words.size === 1 ? { value: Number(only), low: Number(only), high: Number(only) } : null;
}

/** Whether an attractor does on what remembers what a row does. */
function agrees(one: PartialAttractor, memory: Residual, row: Pick<Row, "values">): boolean {
  return memory.kept.every((i, k) => {
    if (one.free.has(i) || row.values[k] === ANY) return true;
    return one.held.has(i) ? one.held.get(i) === row.values[k] : row.values[k] === OSCILLATES;
  });
}

/** An attractor with its free inputs set as in a row. */
function under(one: PartialAttractor, memory: Residual, row: Pick<Row, "values">): PartialAttractor {
  return one.under(new Map(memory.kept.flatMap((i, k) => (one.free.has(i) && row.values[k]! < OSCILLATES ? [[i, row.values[k]!]] : []))));
}
