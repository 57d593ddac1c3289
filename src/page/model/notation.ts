// How changes are written: A%0 holds a component, A:B%0 cuts an edge, X%1:2 keeps a component with levels between two.
// Names that hold a blank, a colon or a percent sign stand in quotes. The notation, and what is said of a word that
// cannot be read, are the command line's (src/logicnet/model/change.py and notation.py).

import { didYouMean } from "./nearest";
import type { Names } from "./names";

export type ChangeWord =
  | { readonly kind: "hold"; readonly component: string; readonly level: number }
  | { readonly kind: "keep"; readonly component: string; readonly low: number; readonly high: number }
  | {
      readonly kind: "cut";
      readonly source: string;
      readonly target: string;
      readonly level: number;
      /** Whether the ends stand in quotes, as a component has the name `source:target`. */
      readonly quoted?: boolean;
    };

/** A text that cannot be read, or does not fit the network: what is wrong, where, and what would help. */
export class Misread extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly text: string,
    /** Characters of the text. */
    readonly begin = 0,
    readonly end = text.length,
  ) {
    super(message);
  }
}

const ENDS_A_NAME = /[\s%:=,;#"]/;
const WORDS = /(?:"[^"]*"|[^\s"])+|".*/gsu;
const LISTED = /"[^"]*"|[^\s,"]+|"/gu;
const RANGE = /^(\d{1,6})(?::(\d{1,6}))?$/;

/** A name as it stands in a word. */
export function written(name: string, quoted = false): string {
  return quoted || !name || ENDS_A_NAME.test(name) ? `"${name}"` : name;
}

/** `name=value` as it is read back. */
export function equation(name: string, value: number | string): string {
  return `${written(name)}=${value}`;
}

export function equated(values: Readonly<Record<string, number | string>>): string {
  return Object.entries(values).map(([name, value]) => equation(name, value)).join(" ");
}

export function word(change: ChangeWord): string {
  switch (change.kind) {
    case "hold":
      return `${written(change.component)}%${change.level}`;
    case "keep":
      return `${written(change.component)}%${change.low}:${change.high}`;
    case "cut":
      return `${written(change.source, change.quoted)}:${written(change.target, change.quoted)}%${change.level}`;
  }
}

/** The names of what a change gives a value: a component, or an edge's two ends. */
export function placeOf(change: ChangeWord): readonly string[] {
  return change.kind === "cut" ? [change.source, change.target] : [change.component];
}

/** The same as a key. */
export function placeKey(change: ChangeWord): string {
  return placeOf(change).join("\u0000");
}

/** The words of a text: what stands between blanks, those in quotes left out; with where each begins. */
export function wordsOf(text: string): { text: string; begin: number }[] {
  return [...text.matchAll(WORDS)].map((one) => ({ text: one[0], begin: one.index }));
}

/** Names joined by commas or blanks; one that holds either stands in quotes. */
export function splitNames(text: string): string[] {
  return [...text.matchAll(LISTED)].map((one) => bareName(one[0]) || one[0]);
}

/** Read one word against a network; `words` are others that would have been known in its place. Throws Misread. */
export function changeOf(text: string, names: Names, words: readonly string[] = []): ChangeWord {
  const [place, whole] = divided(text);
  if (text.split('"').length % 2 === 0) throw new Misread(`a quote that is not closed: '${text}'`, 'write "STAT 3"%0', text);
  if (whole === null) throw withoutValue(text, names, words);
  const [value, dose] = parted(whole, "@");
  const [meant, bounds] = [readings(place), RANGE.exec(value)];
  const strange = /[%,]/.test(place) && !place.includes('"') && !names.has(place);
  if (!meant.length || !bounds || strange) {
    const hint = /[,;]/.test(text) ? "join interventions by a space, not a comma" : "a component is held at 0 or at 1";
    throw new Misread(`expected NAME%0, NAME%1 or FROM:TO%0, found '${text}'`, hint, text);
  }
  if (dose !== null) {
    const what = `${text} is made with a probability only, and this question is asked of one network`;
    throw new Misread(what, `write ${text.slice(0, text.lastIndexOf("@"))}`, text);
  }
  const read = knownOf(meant, Number(bounds[1]), Number(bounds[2] ?? bounds[1]), names, text);
  confirm(read, names, text);
  return read;
}

/** Throws Misread where a network does not have the place of a change, or the change does not fit it. */
function confirm(read: ChangeWord, names: Names, text = word(read)): void {
  for (const name of placeOf(read)) {
    if (names.has(name)) continue;
    const at = Math.max(0, text.indexOf(name));
    throw new Misread(`unknown component '${name}'`, didYouMean(name, names.all), text, at, at + name.length);
  }
  if (read.kind === "cut" && read.source === read.target && names.maximum(read.source) > 1) {
    // the variables of a component read each other in any case: that is how levels move by one step
    const what = `the edge from ${read.source} to itself cannot be cut: the component has levels`;
    throw new Misread(what, `hold it (${written(read.source)}%0), or change its rule`, text);
  }
  if (read.kind === "cut" && !names.edge(read.source, read.target)) {
    const back = names.edge(read.target, read.source) ? `; the edge ${read.target}:${read.source} exists` : "";
    const hint = `regulators of ${read.target}: ${names.regulators(read.target).join(", ") || "none"}${back}`;
    throw new Misread(`no edge from ${read.source} to ${read.target}`, hint, text);
  }
  const name = placeOf(read)[0]!;
  const top = names.maximum(name);
  const fits = read.kind === "keep" ? read.low < read.high && read.high <= top : read.level <= top;
  if (!fits) {
    const said = top === 1 ? "0 or 1" : `a level from 0 to ${top}, or two such as 1:${top}`;
    throw new Misread(`expected ${said} for ${name}, found ${word(read)}`, "", text);
  }
}

function divided(text: string): [string, string | null] {
  const at = text.lastIndexOf("%");
  return at < 0 || text.slice(at + 1).includes('"') ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function parted(text: string, sign: string): [string, string | null] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

/** What a place can stand for: one name, or the two ends of an edge, which a colon outside quotes parts. */
function readings(place: string): string[][] {
  const bare = place.replace(/"[^"]*"/g, (quoted) => "_".repeat(quoted.length));
  const colons = [...bare].length > 10_000 ? [] : [...bare.matchAll(/:/g)].map((one) => one.index).slice(0, 100);
  const splits = [[place], ...colons.map((at) => [place.slice(0, at), place.slice(at + 1)])];
  return splits.map((parts) => parts.map(bareName)).filter((parts) => parts.every(Boolean));
}

/** The name that a part is; "" where it is none. */
function bareName(part: string): string {
  if (/^"[^"]*"$/.test(part)) return part.slice(1, -1);
  return part.includes('"') ? "" : part;
}

function made(ends: readonly string[], low: number, high: number): ChangeWord {
  if (ends.length === 2) return { kind: "cut", source: ends[0]!, target: ends[1]!, level: low };
  return low === high
    ? { kind: "hold", component: ends[0]!, level: low }
    : { kind: "keep", component: ends[0]!, low, high };
}

/** The one reading that the network knows: a component of this name (names may hold colons), or an edge. */
function knownOf(meant: readonly string[][], low: number, high: number, names: Names, text: string): ChangeWord {
  const every = meant.map((ends) => within(made(ends, low, high), names));
  const known = every.filter((one) => placeOf(one).every((name) => names.has(name)));
  const there = known.filter((one) => one.kind !== "cut" || names.edge(one.source, one.target));
  if (there.length > 1) {
    const ways = there.map((one) => `${word(one)} for ${said(one)}`).join(", or ");
    throw new Misread(`'${text}' can mean ${there.length} things in this network`, `write ${ways}`, text);
  }
  return there[0] ?? known[0] ?? every.find((one) => one.kind === "cut") ?? every[0]!;
}

/** The same change, written so that the network reads it as this one. */
export function within(change: ChangeWord, names: Names): ChangeWord {
  return change.kind === "cut" && names.has(`${change.source}:${change.target}`) ? { ...change, quoted: true } : change;
}

function said(change: ChangeWord): string {
  return change.kind === "cut" ? `the edge from ${change.source} to ${change.target}` : `the component ${change.component}`;
}

function withoutValue(text: string, names: Names, words: readonly string[]): Misread {
  if (/[,;]/.test(text) || text === "+" || text === "&") {
    return new Misread(`expected NAME%0 or NAME%1, found '${text}'`, "join interventions by a space", text);
  }
  const name = readings(text)[0]?.[0] ?? "";
  if (names.has(name)) {
    return new Misread(`'${name}' does not say what to do with it`, `write ${written(name)}%0 or ${written(name)}%1`, text);
  }
  const begun = names.all.find((one) => one !== text && one.split(/\s/)[0] === text);
  const hint = begun ? `names that hold a blank stand in quotes: ${written(begun)}%0` : didYouMean(text, [...words, ...names.all]);
  return new Misread(`unknown intervention '${text}'`, hint, text);
}
