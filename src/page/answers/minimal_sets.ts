// Minimal intervention sets: the smallest things to do, on top of what a question changes already, after which every
// attractor shows the phenotype in every state, or none does in any. The search of `logicnet control`: sets by size,
// and none that contains a smaller one that works.

import { NOT } from "../core/codes";
import { BUDGET } from "../core/network";
import { Screen } from "../core/screen";
import type { Asked } from "../model/document";
import type { Model } from "../model/model";
import { backgroundOf, clashing, EVERYTHING, type Over, type Part, singles, triedAs } from "./designs";
import { placeOf } from "../model/notation";
import type { Tell } from "./index";
import type { Tried } from "./outcome";
import { inPieces } from "./pieces";

export interface SetsGiven {
  readonly asked: Asked;
  /** Whether the phenotype shall be there for certain, or gone for certain. */
  readonly goal: "certain" | "gone";
  /** What is used; by default components. */
  readonly over?: readonly Over[];
  /** Parts in a set at most; by default 2. */
  readonly size?: number;
  /** Seconds for the whole search; by default 60. */
  readonly seconds?: number;
}

export interface SetsFound {
  /** Smallest first; one without changes where nothing needs to be done. */
  readonly sets: readonly (Tried & { readonly size: number })[];
  /** All sets up to this size were tried; -1 where not even the unchanged was. */
  readonly through: number;
  readonly size: number;
  /** Questions asked, and those that a budget ended: a set among them may be missing. */
  readonly tried: number;
  readonly undecided: number;
  readonly undecidedBy: readonly string[];
  /** Whether the time ended before all sets were tried. */
  readonly ended: boolean;
  /** The phenotype's own components, which are not touched. */
  readonly leftOut: readonly string[];
  readonly seconds: number;
}

const SECONDS = 60;
const UNKNOWN = "component"; // the word of a kind that is not known

export function minimalSets(model: Model, given: SetsGiven, tell: Tell<SetsFound>): SetsFound {
  const rules = model.rules.perturbed(model.changes(given.asked));
  const seconds = given.seconds ?? SECONDS;
  const core = new Screen(rules, { ...BUDGET, seconds: Math.min(BUDGET.seconds, seconds) });
  try {
    const wanted = model.program(given.asked.phenotype);
    const phenotype = core.watch(given.goal === "gone" ? [...wanted, NOT] : wanted);
    const { parts, leftOut } = used(model, given);
    const search = new Search(core, phenotype, parts, leftOut, given.size ?? 2, seconds);
    return search.run(tell);
  } finally {
    core.free();
    rules.free();
  }
}

/** The parts that touch none of the phenotype's own components and something that is not constant anyway. */
function used(model: Model, given: SetsGiven): { parts: Part[]; leftOut: string[] } {
  const { document } = model;
  const read = new Set(model.program(given.asked.phenotype));
  const own = document.components.flatMap((one) => (one.variables.some((v) => read.has(v)) ? [one.name] : []));
  const background = backgroundOf(model, given.asked);
  const scope = { ...EVERYTHING, over: given.over ?? ["nodes" as const] };
  const every = singles(model, scope, background);
  const parts = singles(model, { ...scope, exclude: new Set(own) }, background);
  const kept = new Set(parts.map(written));
  const lost = new Set(every.filter((one) => !kept.has(written(one))).flatMap((one) => one.made.flatMap((m) => placeOf(m.change))));
  const [fixed] = percolated(model);
  const usable = new Set(
    document.components.flatMap((one) => (one.kind !== UNKNOWN || one.variables.some((v) => fixed![v]! < 0) ? [one.name] : [])),
  );
  const moving = parts.filter((one) => one.made.some(({ change }) => usable.has(placeOf(change).at(-1)!)));
  return { parts: moving, leftOut: own.filter((name) => lost.has(name)) };
}

function written(part: Part): string {
  return `${part.drug} ${part.made.map((one) => one.text).join(" ")}`;
}

/** What the rules alone fix. */
function percolated(model: Model): Int8Array[] {
  const core = new Screen(model.rules);
  try {
    return core.percolated([[]]);
  } finally {
    core.free();
  }
}

/** The search under one question. A set is numbers of parts. */
class Search {
  private readonly found: number[][] = [];
  private readonly budgets = new Set<string>();
  private readonly began = performance.now();
  private through = -1;
  private tried = 0;
  private undecided = 0;
  private ended = false;

  constructor(
    private readonly core: Screen,
    private readonly phenotype: number,
    private readonly parts: readonly Part[],
    private readonly leftOut: readonly string[],
    private readonly size: number,
    private readonly seconds: number,
  ) {}

  run(tell: Tell<SetsFound>): SetsFound {
    const over = () => performance.now() - this.began > 1000 * this.seconds;
    const clashes = clashing(this.parts);
    const widest = Math.min(this.size, this.parts.length);
    for (let width = 0; width <= widest && !this.ended; width++) {
      const sets = combined(this.parts.length, width, clashes, [...this.found]);
      const most = binomial(this.parts.length, width);
      const told = (done: number) => tell((width + Math.min(done / most, 1)) / (widest + 1), this.answer());
      this.ended = !inPieces(sets, (some) => this.put(some), told, over);
      if (!this.ended) this.through = width === widest ? this.size : width;
      if (width === 0 && this.found.length) break; // nothing needs to be done
    }
    return this.answer();
  }

  private put(sets: readonly number[][]): void {
    const answers = this.core.forced(this.phenotype, sets.map((one) => one.flatMap((part) => this.parts[part]!.coded)));
    this.tried += sets.length;
    answers.forEach((answer, k) => {
      if (answer === true) this.found.push(sets[k]!);
      if (typeof answer !== "string") return;
      this.undecided += 1;
      this.budgets.add(answer);
    });
  }

  private answer(): SetsFound {
    return {
      sets: this.found.map((one) => ({ ...triedAs(one.map((part) => this.parts[part]!)), size: one.length })),
      through: this.through,
      size: this.size,
      tried: this.tried,
      undecided: this.undecided,
      undecidedBy: [...this.budgets].sort(),
      ended: this.ended,
      leftOut: this.leftOut,
      seconds: (performance.now() - this.began) / 1000,
    };
  }
}

/** Combinations of so many parts in which nothing clashes and that contain nothing found before, in order. */
function* combined(
  parts: number, width: number, clashes: (a: number, b: number) => boolean, found: readonly number[][],
): Generator<number[]> {
  const alone = new Set(found.flatMap((one) => (one.length === 1 ? one : [])));
  const larger = found.filter((one) => one.length > 1);
  const free = Array.from({ length: parts }, (_, k) => k).filter((k) => !alone.has(k));
  function* from(begin: number, chosen: number[]): Generator<number[]> {
    if (chosen.length === width) {
      if (!larger.some((one) => one.every((part) => chosen.includes(part)))) yield chosen;
      return;
    }
    for (let k = begin; k < free.length; k++) {
      const next = free[k]!;
      if (!chosen.some((one) => clashes(one, next))) yield* from(k + 1, [...chosen, next]);
    }
  }
  yield* from(0, []);
}

function binomial(n: number, k: number): number {
  let found = 1;
  for (let i = 0; i < k; i++) found = (found * (n - i)) / (i + 1);
  return Math.max(found, 1);
}
