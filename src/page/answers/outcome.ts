// What one intervention does to a phenotype, as counted, and as a row of a ranked table. The definitions are those of
// `logicnet screen`: a row stands against the untreated one by the share of attractors that show the phenotype, then by
// the share of those that always do.

import { stepsOf } from "../core/codes";
import type { Counts } from "../core/screen";
import { compared, difference, type Fraction, fraction, NONE, numberOf } from "./fractions";

/** What the words of a row mean. */
export const OUTCOMES = {
  removes: "untreated the phenotype is there, with the intervention it is not",
  reduces: "it is still there, less than untreated",
  keeps: "as untreated",
  increases: "more than untreated",
  undecided: "a budget ended the work, with or without the intervention",
} as const;

export type OutcomeWord = keyof typeof OUTCOMES;

/** What an intervention does to the untreated row: the change, the column that changed, and the word for it. */
export interface Effect {
  readonly change: Fraction | null;
  readonly of: "fraction" | "always";
  readonly outcome: OutcomeWord;
}

function attractorsOf(counts: Counts): bigint {
  return counts.always + counts.sometimes + counts.never;
}

/** The share of attractors that show the phenotype at least sometimes; null where it is not known. */
export function shareOf(counts: Counts): Fraction | null {
  const all = attractorsOf(counts);
  return counts.reason || !all ? null : fraction(counts.always + counts.sometimes, all);
}

function alwaysOf(counts: Counts): Fraction {
  return fraction(counts.always, attractorsOf(counts));
}

/** The steps that gave the counts, and the budget that ended the work. */
function methodOf(counts: Counts): string {
  const steps = stepsOf(counts.method).join(" + ") || "reading";
  return counts.reason ? `${steps}; ended by ${counts.reason}` : steps;
}

function effectOf(row: Counts, untreated: Counts): Effect {
  const [share, before] = [shareOf(row), shareOf(untreated)];
  if (!share || !before) return { change: null, of: "fraction", outcome: "undecided" };
  const order = compared(share, before);
  if (order) {
    const outcome = share.n === 0n ? "removes" : order < 0 ? "reduces" : "increases";
    return { change: difference(share, before), of: "fraction", outcome };
  }
  const [always, then] = [alwaysOf(row), alwaysOf(untreated)];
  const step = compared(always, then);
  if (!step) return { change: NONE, of: "fraction", outcome: "keeps" };
  return { change: difference(always, then), of: "always", outcome: step < 0 ? "reduces" : "increases" };
}

/** By what rows are ranked; null: not decided. */
type Height = { readonly share: Fraction; readonly always: Fraction } | null;

function heightOf(counts: Counts): Height {
  const share = shareOf(counts);
  return share && { share, always: alwaysOf(counts) };
}

/** The lowest first; what is not decided is last. */
function byHeight(a: Height, b: Height): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return compared(a.share, b.share) || compared(a.always, b.always);
}

/** The places of the answers in the order of their ranks, and these ranks. Equal outcomes share a rank and keep their
 * order; where the untreated does not show the phenotype there is nothing to remove, and all ranks are 0. */
export function ranked(answers: readonly Counts[], untreated: Counts): { order: number[]; ranks: number[] } {
  const order = answers.map((_, place) => place);
  if (shareOf(untreated)?.n === 0n) return { order, ranks: answers.map(() => 0) };
  const heights = answers.map(heightOf);
  order.sort((a, b) => byHeight(heights[a]!, heights[b]!) || a - b);
  const ranks: number[] = [];
  order.forEach((at, place) => {
    const same = place > 0 && byHeight(heights[order[place - 1]!]!, heights[at]!) === 0;
    ranks.push(same ? ranks[place - 1]! : place + 1);
  });
  return { order, ranks };
}

const DIRECTIONS: Partial<Record<OutcomeWord, number>> = { removes: -1, reduces: -1, increases: 1 };

/** Whether a part of an intervention is known to do what the whole does, or more in the same direction. */
export function doesAsMuch(part: Counts, whole: Counts, untreated: Counts): boolean {
  const [one, other] = [effectOf(part, untreated).outcome, effectOf(whole, untreated).outcome];
  if (other === "keeps") return one === "keeps";
  if (DIRECTIONS[other] === undefined || DIRECTIONS[one] !== DIRECTIONS[other]) return false;
  if (other === "removes" || one === "removes") return one === "removes";
  return other === "reduces" ? byHeight(heightOf(part), heightOf(whole)) <= 0 : byHeight(heightOf(whole), heightOf(part)) <= 0;
}

/** A row of a screen's table, as it is shown and written; counts in decimal, as they may be huge. */
export interface ScreenRow {
  readonly rank: number;
  /** In notation, "" for the untreated. */
  readonly intervention: string;
  /** What it is made of: names of drugs, and changes beside them. */
  readonly drugs: readonly string[];
  readonly changes: readonly string[];
  /** `wild type`, `knock-out`, `knock-in`, `edge cut`, `kept levels` or `combination`. */
  readonly type: string;
  readonly attractors: string;
  readonly always: string;
  readonly sometimes: string;
  readonly never: string;
  readonly fraction: number | null;
  readonly change: number | null;
  /** The column that `change` is of. */
  readonly changeOf: "fraction" | "always";
  readonly outcome: OutcomeWord | "wild type";
  readonly status: "exact" | "undecided";
  readonly method: string;
}

/** What is tried, as a row names it. */
export type Tried = Pick<ScreenRow, "intervention" | "drugs" | "changes" | "type">;

export const WILD_TYPE: Tried = { intervention: "", drugs: [], changes: [], type: "wild type" };

export function rowOf(tried: Tried, rank: number, counts: Counts, untreated: Counts): ScreenRow {
  const share = shareOf(counts);
  const effect = effectOf(counts, untreated);
  return {
    rank,
    ...tried,
    attractors: String(attractorsOf(counts)),
    always: String(counts.always),
    sometimes: String(counts.sometimes),
    never: String(counts.never),
    fraction: share && numberOf(share),
    change: effect.change && numberOf(effect.change),
    changeOf: effect.of,
    outcome: tried === WILD_TYPE ? "wild type" : effect.outcome,
    status: counts.reason ? "undecided" : "exact",
    method: methodOf(counts),
  };
}
