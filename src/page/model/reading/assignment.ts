// Values and changes as they are written in a file: A=1 "Cell size"=0, A%0 B:C%1. What settings, contexts and
// interventions are read with; as src/logicnet/model/assignment.py and setting.py have it.

import type { Names } from "../names";
import { changeOf, Misread, placeKey, word as changeWord, wordsOf, written } from "../notation";
import { didYouMean } from "../nearest";
import { refused, withinText } from "./place";

const EQUATION = /^("[^"]+"|[^"]+?)=(.*)$/s;
const COMPARISON = /^("[^"]+"|[^"]+?)(>=|<=|>|<)([0-9]{1,6})$/s;
const LEVELS = /^([0-9]{1,6})(?:\.\.([0-9]{1,6}))?$/;

type Bounds = readonly [low: number, high: number];
type Refuse = (message: string, hint?: string) => Error;

/** A setting: each input at one level. Throws ReadError with the place in the text. */
export function settingOf(text: string, names: Names): Record<string, number> {
  const found = new Map<string, Bounds>();
  const levels = names.all.some((name) => names.maximum(name) > 1);
  for (const { text: word, begin } of wordsOf(text)) {
    const place = withinText(text, begin, begin + word.length);
    const refuse: Refuse = (message, hint = "") => refused(message, place, hint);
    const [name, low, high] = assigned(word, names, levels, refuse);
    if (!names.has(name)) throw refuse(`unknown component '${name}'`, didYouMean(name, names.all));
    const before = found.get(name);
    const [least, most] = before ? [Math.max(low, before[0]), Math.min(high, before[1])] : [low, high];
    if (least > most) throw refuse(`two values for '${name}' in the setting`, `it was ${written(name)}=${before![0]} before`);
    found.set(name, [least, most]);
  }
  for (const { text: word, begin } of wordsOf(text)) {
    const place = withinText(text, begin, begin + word.length);
    const [name] = assigned(word, names, levels, (message) => refused(message, place));
    confirm(name, found.get(name)!, names, (message, hint = "") => refused(message, place, hint));
  }
  const order = names.all.filter((name) => found.has(name));
  return Object.fromEntries(order.map((name) => [name, found.get(name)![0]]));
}

function confirm(name: string, [low, high]: Bounds, names: Names, refuse: Refuse): void {
  if (!names.settable(name)) {
    const inputs = names.document.components.filter((one) => one.input).map((one) => one.name);
    const hint = `to hold it, use the intervention ${written(name)}%${low}; inputs: ${inputs.join(", ") || "none"}`;
    throw refuse(`'${name}' is not an input of ${names.document.network.name}: it has a rule of its own`, hint);
  }
  if (low === high) return;
  throw refuse(`a setting holds an input at one level, not ${name} between ${low}..${high}`, `to keep it there: ${written(name)}%${low}:${high}`);
}

function assigned(word: string, names: Names, levels: boolean, refuse: Refuse): [name: string, low: number, high: number] {
  const compared = levels ? COMPARISON.exec(word) : null;
  if (compared && names.maximum(bare(compared[1]!)) > 1) {
    const [name, level] = [bare(compared[1]!), Number(compared[3])];
    const maximum = names.maximum(name);
    const [low, high] = { ">=": [level, maximum], ">": [level + 1, maximum], "<=": [0, level], "<": [0, level - 1] }[compared[2]!]!;
    if (low! > high! || high! > maximum) throw refuse(`'${name}' has the levels 0 to ${maximum}`);
    return [name, low!, high!];
  }
  const match = EQUATION.exec(word);
  if (!match) throw refuse(`expected ${levels ? "NAME=LEVEL" : "NAME=0 or NAME=1"} in the setting, found '${word}'`, hintFor(word, names));
  const [name, value] = [bare(match[1]!), match[2]!];
  const maximum = names.maximum(name);
  const bounds = LEVELS.exec(value);
  const [low, high] = bounds ? [Number(bounds[1]), Number(bounds[2] ?? bounds[1])] : [1, 0];
  if (low <= high && high <= maximum && (maximum > 1 || low === high)) return [name, low, high];
  const hint = /[,;]/.test(value) ? "separate assignments by spaces, not commas" : "";
  throw refuse(`expected ${maximum === 1 ? "0 or 1" : `a level from 0 to ${maximum}`} for '${name}' in the setting, found '${value}'`, hint);
}

function bare(name: string): string {
  return name.replace(/^"+|"+$/g, "");
}

function hintFor(word: string, names: Names): string {
  if (word === "," || word === ";") return "separate assignments by spaces";
  if (word.split('"').length % 2 === 0) return 'a quote is not closed: write "Cell size"=1';
  return names.has(bare(word)) ? `write ${written(bare(word))}=1 or ${written(bare(word))}=0` : "";
}

/** Changes in the field's notation, in one order; `drugs` are words that stand for others. Throws ReadError with the place. */
export function changesOf(text: string, names: Names, drugs: ReadonlyMap<string, readonly string[]> = new Map()): string[] {
  const places = new Map<string, string>();
  for (const { text: word, begin } of wordsOf(text)) {
    for (const one of drugs.get(word.toLowerCase()) ?? [word]) {
      const change = read(one, text, begin, begin + word.length, names);
      const key = placeKey(change);
      const said = changeWord(change);
      if ((places.get(key) ?? said) !== said) {
        const place = withinText(text, begin, begin + word.length);
        throw refused(`two values for one place: ${places.get(key)} and ${said}`, place, "keep one of the two");
      }
      places.set(key, said);
    }
  }
  return [...places.values()].sort();
}

function read(word: string, text: string, begin: number, end: number, names: Names): ReturnType<typeof changeOf> {
  try {
    return changeOf(word, names);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    throw refused(error.message, withinText(text, begin, end), error.hint);
  }
}
