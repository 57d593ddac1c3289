// Values and changes as they are written in a file: A=1 "Cell size"=0, A%0 B:C%1. What settings, contexts and
// interventions are read with; as src/logicnet/model/assignment.py, setting.py and change.py have it.

import { changeOf, word as changeWord, written } from "../notation";
import { closest, didYouMean } from "./nearest";
import { refused, withinText } from "./place";

const WORD = /(?:"[^"]*"|[^\s"])+|".*/gs;
const EQUATION = /^("[^"]+"|[^"]+?)=(.*)$/s;
const COMPARISON = /^("[^"]+"|[^"]+?)(>=|<=|>|<)([0-9]{1,6})$/s;
const LEVELS = /^([0-9]{1,6})(?:\.\.([0-9]{1,6}))?$/;

/** What is known of a network where values and changes are read. */
export interface Known {
  readonly name: string;
  /** The maximum of each component. */
  readonly maxima: ReadonlyMap<string, number>;
  /** What a setting may hold: inputs, and components whose rule is a constant. */
  readonly settable: ReadonlySet<string>;
  readonly inputs: readonly string[];
  readonly regulators: (target: string) => readonly string[];
}

/** The words of a text, and where each begins. */
export function wordsOf(text: string): { word: string; at: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({ word: match[0], at: match.index }));
}

/** A setting: each input at one level. Throws ReadError with the place in the text. */
export function settingOf(text: string, known: Known, what = "setting"): Record<string, number> {
  const found = new Map<string, [low: number, high: number]>();
  for (const { word, at } of wordsOf(text)) {
    const place = withinText(text, at, at + word.length);
    const [name, low, high] = assigned(word, known, what, (message, hint = "") => refused(message, place, hint));
    if (!known.maxima.has(name)) throw refused(`unknown component '${name}'`, place, didYouMean(name, known.maxima.keys()));
    const before = found.get(name);
    const [least, most] = before ? [Math.max(low, before[0]), Math.min(high, before[1])] : [low, high];
    if (least > most) throw refused(`two values for '${name}' in the ${what}`, place, `it was ${written(name)}=${before![0]} before`);
    if (!known.settable.has(name)) {
      const hint = `to hold it, use the intervention ${written(name)}%${low}; inputs: ${known.inputs.join(", ") || "none"}`;
      throw refused(`'${name}' is not an input of ${known.name}: it has a rule of its own`, place, hint);
    }
    found.set(name, [least, most]);
  }
  for (const [name, [low, high]] of found) {
    if (low === high) continue;
    const at = text.indexOf(name);
    const place = withinText(text, Math.max(at, 0), Math.max(at, 0) + name.length);
    throw refused(`a ${what} holds an input at one level, not ${name} between ${low}..${high}`, place, `to keep it there: ${written(name)}%${low}:${high}`);
  }
  const order = [...known.maxima.keys()].filter((name) => found.has(name));
  return Object.fromEntries(order.map((name) => [name, found.get(name)![0]]));
}

function assigned(
  word: string, known: Known, what: string, refuse: (message: string, hint?: string) => Error,
): [name: string, low: number, high: number] {
  const compared = COMPARISON.exec(word);
  const levels = [...known.maxima.values()].some((maximum) => maximum > 1);
  if (levels && compared && (known.maxima.get(bare(compared[1]!)) ?? 1) > 1) {
    const [name, level] = [bare(compared[1]!), Number(compared[3])];
    const maximum = known.maxima.get(name)!;
    const [low, high] = { ">=": [level, maximum], ">": [level + 1, maximum], "<=": [0, level], "<": [0, level - 1] }[compared[2]!]!;
    if (low! > high! || high! > maximum) throw refuse(`'${name}' has the levels 0 to ${maximum}`);
    return [name, low!, high!];
  }
  const match = EQUATION.exec(word);
  if (!match) throw refuse(`expected ${levels ? "NAME=LEVEL" : "NAME=0 or NAME=1"} in the ${what}, found '${word}'`, hintFor(word, known));
  const [name, value] = [bare(match[1]!), match[2]!];
  const maximum = known.maxima.get(name) ?? 1;
  if (!known.maxima.has(name) && (value === "0" || value === "1")) return [name, 0, 0];
  const bounds = LEVELS.exec(value);
  const [low, high] = bounds ? [Number(bounds[1]), Number(bounds[2] ?? bounds[1])] : [1, 0];
  if (low <= high && high <= maximum && (maximum > 1 || low === high)) return [name, low, high];
  const hint = /[,;]/.test(value) ? "separate assignments by spaces, not commas" : "";
  throw refuse(`expected ${maximum === 1 ? "0 or 1" : `a level from 0 to ${maximum}`} for '${name}' in the ${what}, found '${value}'`, hint);
}

function bare(name: string): string {
  return name.replace(/^"+|"+$/g, "");
}

function hintFor(word: string, known: Known): string {
  if (word === "," || word === ";") return "separate assignments by spaces";
  if ((word.split('"').length - 1) % 2) return 'a quote is not closed: write "Cell size"=1';
  return known.maxima.has(bare(word)) ? `write ${written(bare(word))}=1 or ${written(bare(word))}=0` : "";
}

/** Changes in the field's notation, each a word; `drugs` are words that stand for others. Throws ReadError with the place. */
export function changesOf(text: string, known: Known, drugs: ReadonlyMap<string, readonly string[]> = new Map()): string[] {
  const places = new Map<string, string>();
  for (const { word, at } of wordsOf(text)) {
    const place = withinText(text, at, at + word.length);
    for (const one of drugs.get(word.toLowerCase()) ?? [word]) {
      const change = checked(one, known, (message, hint) => refused(message, place, hint));
      const where = one.slice(0, one.lastIndexOf("%"));
      if (places.has(where) && places.get(where) !== change) {
        throw refused(`two values for one place: ${places.get(where)} and ${change}`, place, "keep one of the two");
      }
      places.set(where, change);
    }
  }
  return [...places.values()].sort();
}

function checked(word: string, known: Known, refuse: (message: string, hint?: string) => Error): string {
  if (!word.includes("%")) {
    if (known.maxima.has(bare(word))) throw refuse(`'${bare(word)}' does not say what to do with it`, `write ${word}%0 or ${word}%1`);
    throw refuse(`unknown intervention '${word}'`, didYouMean(word, known.maxima.keys()));
  }
  if (/@[0-9.e-]+$/.test(word)) throw refuse(`${word} is made with a probability only, and the page asks of one network`, "");
  let change;
  try {
    change = changeOf(word, (name) => known.maxima.has(name), (source, target) => known.regulators(target).includes(source));
  } catch (error) {
    const name = /no component (.*)$/s.exec((error as Error).message)?.[1];
    const near = name ? closest(name.split(":")[0]!, known.maxima.keys()) : "";
    throw refuse((error as Error).message, near ? `did you mean '${near}'?` : "");
  }
  const place = change.kind === "cut" ? change.source : change.component;
  const top = known.maxima.get(place) ?? 1;
  const level = change.kind === "keep" ? change.high : change.level;
  if (level > top || (change.kind === "keep" && change.low >= change.high)) {
    throw refuse(`expected ${top === 1 ? "0 or 1" : `a level from 0 to ${top}, or two such as 1:${top}`} for ${place}, found ${word}`);
  }
  if (change.kind === "cut" && change.source === change.target && top > 1) {
    throw refuse(`the edge from ${place} to itself cannot be cut: the component has levels`, `hold it (${written(place)}%0), or change its rule`);
  }
  return changeWord(change);
}
