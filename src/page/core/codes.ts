// Numbers that the core hands out, with their words: what src/engine/base/codes.h says, once in the page.

export const UNKNOWN = 2; // the code of an error: an unknown or duplicated name
export const HOLD = -1; // the source of a change that holds its target
export const NOT = -1;
export const AND = -2;
export const OR = -3;
export const FALSE = -4;
export const TRUE = -5; // entries of a program; an entry >= 0 pushes that variable

/** Why work ended before it was done, by its number; "" where it was done. */
export const ENDS = ["", "time", "memory", "stopped", "too many", "switched off", "too wide", "more"] as const;

/** What ended it, by the word: "the time budget ended the list". */
export const ENDED_BY: Readonly<Record<string, string>> = {
  "time": "time budget",
  "memory": "memory budget",
  "stopped": "interrupt",
  "too many": "number of alternatives",
};

/** The same as a sentence. */
export const SAID: Readonly<Record<string, string>> = {
  "time": "the time budget ended",
  "memory": "the memory budget ended",
  "stopped": "it was interrupted",
  "too many": "there are too many alternatives to follow",
  "switched off": "the steps it needs are switched off",
};

/** Values of a component in an attractor beside 0 and 1. */
export const OSCILLATES = 2;
export const ANY = 3; // an input that does not matter

/** In which of an attractor's states an expression is true. */
export type Shows = "never" | "sometimes" | "always" | "depends";

const SHOWS: Record<number, Shows> = { 1: "never", 2: "sometimes", 4: "always", 8: "depends" };
export const NEVER = 1;
export const SOMETIMES = 2;
export const ALWAYS = 4;

export function showsOf(bit: number): Shows {
  return SHOWS[bit] ?? "depends";
}

const STEPS = [
  "percolation", "blocks", "bitsets", "mediators", "trap spaces", "walk", "diagrams", "conditioning", "memory",
] as const;

/** The steps of a method in words. */
export function stepsOf(method: number): string[] {
  return STEPS.filter((_, bit) => method & (1 << bit));
}
