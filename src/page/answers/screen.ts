// Screens: many interventions, each put to the core on top of what a question changes already, and ranked by what they
// do to the phenotype. The same rows as `logicnet screen`, found in pieces, so that a page can show what there is.

import { BUDGET } from "../core/network";
import { type Counts, Screen } from "../core/screen";
import type { Asked } from "../model/document";
import type { Model } from "../model/model";
import { backgroundOf, combinations, EVERYTHING, type Over, pairsOf, type Part, singles, triedAs } from "./designs";
import type { Tell } from "./index";
import { doesAsMuch, ranked, rowOf, type ScreenRow, shareOf, WILD_TYPE } from "./outcome";
import { inPieces } from "./pieces";

export interface ScreenGiven {
  readonly asked: Asked;
  /** What is tried; by default components and edges. */
  readonly over?: readonly Over[];
  /** How many are combined at most, 1 or 2. */
  readonly size?: number;
  /** How many pairs are tried at most: where there are more, they are made of the most effective single ones. By default all are. */
  readonly pairs?: number;
  /** Whether a pair is left out of which a part does as much. */
  readonly minimal?: boolean;
  /** Seconds that each intervention may take. */
  readonly seconds?: number;
}

export interface ScreenTable {
  /** The untreated first. */
  readonly rows: readonly ScreenRow[];
  /** How many interventions were tried, and how many there are to try. */
  readonly tried: number;
  readonly of: number;
  /** Of pairs: how many were tried, how many there are, and of how many of the single ones they are made; null: none are asked. */
  readonly pairs: { readonly tried: number; readonly of: number; readonly best: number; readonly singles: number } | null;
  /** Whether rows are left out of which a part does the same. */
  readonly minimal: boolean;
  /** How many rows are not there, as a part of each does the same. */
  readonly leftOut: number;
  /** Whether drugs are among what is tried. */
  readonly labelled: boolean;
  readonly nothingToRemove: boolean;
  /** Seconds that each intervention may take. */
  readonly budget: number;
  /** What is not decided, in words; "" where all is. */
  readonly incomplete: string;
  readonly seconds: number;
}

export function screen(model: Model, given: ScreenGiven, tell: Tell<ScreenTable>): ScreenTable {
  const began = performance.now();
  const rules = model.rules.perturbed(model.changes(given.asked));
  const core = new Screen(rules);
  try {
    const phenotype = core.watch(model.program(given.asked.phenotype));
    const scope = { ...EVERYTHING, over: given.over ?? EVERYTHING.over };
    const parts = singles(model, scope, backgroundOf(model, given.asked));
    if (!parts.length) throw new Error("there is nothing to try: no component, edge or drug that can be changed");
    const budget = given.seconds ?? BUDGET.seconds;
    const count = (tasks: readonly (readonly Part[])[]) =>
      core.count(phenotype, tasks.map((some) => some.flatMap((part) => part.coded)), budget);
    const [untreated] = count([[]]);
    const there = given.size === 2 ? pairsOf(parts) : 0;
    const best = bestOf(parts.length, there, given.pairs ?? there);
    const found = new Found(parts, untreated!, began, budget, given.size === 2 ? { of: there, best } : null);
    found.picks = parts.map((_, at) => [at]);
    const expected = parts.length + Math.min(there, (best * (best - 1)) / 2);
    if (expected > MOST) throw new Error(`${expected} combinations are too many for a page: take fewer pairs, or ask the command line`);
    const told = (at: number) => tell(at / expected, found.table(expected, given.minimal ?? false));
    inPieces(found.picks, (some) => found.answers.push(...count(some.map((one) => one.map((k) => parts[k]!)))), told);
    if (given.size === 2) {
      found.picks = combinations(parts, found.best(best));
      const pairs = found.picks.slice(parts.length);
      inPieces(pairs, (some) => found.answers.push(...count(some.map((one) => one.map((k) => parts[k]!)))), (at) =>
        told(parts.length + at));
    }
    return found.table(found.picks.length, given.minimal ?? false);
  } finally {
    core.free();
    rules.free();
  }
}

const MOST = 250_000; // rows

/** Of how many of some single interventions all pairs can be made. `there`: the pairs of all of them. */
function bestOf(singles: number, there: number, most: number): number {
  if (there <= most) return singles;
  return Math.min(singles, Math.floor((1 + Math.sqrt(1 + 8 * most)) / 2));
}

/** What was found by now. */
class Found {
  /** Numbers of parts that are tried together. */
  picks: number[][] = [];
  readonly answers: Counts[] = [];
  private bySet: Map<string, number> | null = null;

  constructor(
    private readonly parts: readonly Part[],
    private readonly untreated: Counts,
    private readonly began: number,
    private readonly budget: number,
    private readonly pairs: { readonly of: number; readonly best: number } | null,
  ) {}

  /** Numbers of the parts that pairs are made of: the most effective, in the design's order. */
  best(most: number): number[] {
    const { order } = ranked(this.answers.slice(0, this.parts.length), this.untreated);
    return order.slice(0, most).sort((a, b) => a - b);
  }

  table(of: number, minimal: boolean): ScreenTable {
    this.bySet = null;
    const stay = this.answers.map((_, at) => at).filter((at) => !minimal || !this.partDoes(at));
    const { order, ranks } = ranked(stay.map((at) => this.answers[at]!), this.untreated);
    const rows = order.map((place, k) => {
      const at = stay[place]!;
      const tried = triedAs(this.picks[at]!.map((part) => this.parts[part]!));
      return rowOf(tried, ranks[k]!, this.answers[at]!, this.untreated);
    });
    return {
      rows: [rowOf(WILD_TYPE, 0, this.untreated, this.untreated), ...rows],
      tried: this.answers.length,
      of,
      pairs: this.pairs && { ...this.pairs, tried: Math.max(0, this.answers.length - this.parts.length), singles: this.parts.length },
      minimal,
      leftOut: this.answers.length - stay.length,
      labelled: this.parts.some((part) => part.drug),
      nothingToRemove: shareOf(this.untreated)?.n === 0n,
      budget: this.budget,
      incomplete: undecided([this.untreated, ...stay.map((at) => this.answers[at]!)]),
      seconds: (performance.now() - this.began) / 1000,
    };
  }

  /** Whether something that is tried too makes some of the changes of a combination, and does as much. */
  private partDoes(at: number): boolean {
    const changes = this.changes(at);
    if (changes.length < 2 || (this.picks[at]!.length === 1 && this.parts[this.picks[at]![0]!]!.drug)) return false;
    return this.inside(changes).some((part) => doesAsMuch(this.answers[part]!, this.answers[at]!, this.untreated));
  }

  /** The interventions that make some of these changes and not all. */
  private inside(changes: readonly string[]): number[] {
    const known = (this.bySet ??= new Map(this.answers.map((_, at) => [this.changes(at).join(" "), at])));
    if (2 ** changes.length > known.size) {
      const all = new Set(changes);
      return [...known.values()].filter((at) => {
        const some = this.changes(at);
        return some.length < all.size && some.every((one) => all.has(one));
      });
    }
    return Array.from({ length: 2 ** changes.length - 2 }, (_, k) => k + 1).flatMap(
      (bits) => known.get(changes.filter((_, i) => bits & (1 << i)).join(" ")) ?? [],
    );
  }

  /** What an intervention changes, sorted. */
  private changes(at: number): string[] {
    const made = this.picks[at]!.flatMap((part) => this.parts[part]!.made.map((one) => one.text));
    return [...new Set(made)].sort();
  }
}

function undecided(answers: readonly Counts[]): string {
  const left = answers.filter((one) => one.reason);
  const by = [...new Set(left.map((one) => `ended by ${one.reason}`))].join("; ");
  return left.length ? `${left.length} of ${answers.length} rows are not decided (${by})` : "";
}
