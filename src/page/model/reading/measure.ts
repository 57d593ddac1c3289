// Measures: what is read off a state as a number, 0.5*A + B - 2*(C & !D). As src/logicnet/model/measure.py has it.

import { CoreError } from "../../core/module";
import type { Program, Rules } from "../../core/rules";
import { expanded } from "../expanded";
import { quoted, variablesOf } from "../levels";
import { bytesOf, ReadError, refused, textOf, withinText } from "./place";

/** What may be named in a measure. */
export interface Nameable {
  /** The maximum of each component. */
  readonly maxima: ReadonlyMap<string, number>;
  /** Phenotypes, by name, as they are written. */
  readonly phenotypes: ReadonlyMap<string, string>;
}

export interface Measure {
  readonly constant: number;
  readonly terms: readonly { weight: number; expression: string }[];
}

const NUMBER = /[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?(?:\/[0-9]+)?|\.[0-9]+/y;
const COMPARISON = /\s*(>=|<=|!=|==?|<|>)\s*[0-9]+/y;
const NOT = /(?:[!~]|(?:not|NOT)(?![\p{L}\p{N}_.:/+@-]))\s*/uy;
const LOGIC = /[&|!~()]|\b(?:and|AND|or|OR|not|NOT)\b/;
const PLAIN = /"[^"]*"|[^\s+*()&|!=<>"-]+/y;
const BLANKS = /\s*/y;

/** Read a weighted sum, the name of a phenotype, or an expression that is 0 or 1. Throws ReadError with the place in the text. */
export function measureOf(text: string, rules: Rules, names: Nameable): Measure {
  const one = (program: Program): Measure => ({ constant: 0, terms: [{ weight: 1, expression: rules.expressionText(program) }] });
  if (names.phenotypes.has(text.trim())) return one(expression(text.trim(), 0, text, rules, names));
  try {
    return new Sum(text, rules, names).read();
  } catch (error) {
    if (!(error instanceof ReadError) || !LOGIC.test(text)) throw error;
    try {
      return one(expression(text, 0, text, rules, names));
    } catch (other) {
      // of the two ways to read it, the one that came further was meant
      throw other instanceof ReadError && other.problems[0]!.column >= error.problems[0]!.column ? other : error;
    }
  }
}

/** A part of a text as an expression. */
function expression(part: string, at: number, text: string, rules: Rules, names: Nameable): Program {
  try {
    return expanded(rules, part, names.phenotypes);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const begin = error.begin < 0 ? 0 : textOf(bytesOf(part).slice(0, error.begin)).length;
    const end = error.end < 0 ? part.length : textOf(bytesOf(part).slice(0, error.end)).length;
    throw refused(error.message, withinText(text, at + begin, at + end), error.hint);
  }
}

class Sum {
  private readonly terms = new Map<string, number>();
  private constant = 0;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly rules: Rules,
    private readonly names: Nameable,
  ) {}

  read(): Measure {
    this.blanks();
    for (let first = true; first || this.at < this.text.length; first = false) this.part(first);
    const terms = [...this.terms].filter(([, weight]) => weight).map(([expression, weight]) => ({ weight, expression }));
    if (![this.constant, ...this.terms.values()].every(Number.isFinite)) throw this.wrong(0, "the weights of a readout sum to a finite number");
    return { constant: this.constant, terms };
  }

  private part(first: boolean): void {
    let sign = 1;
    const letter = this.text[this.at];
    if (letter === "+" || letter === "-") {
      sign = letter === "-" ? -1 : 1;
      this.at++;
      this.blanks();
    } else if (!first) throw this.wrong(this.at, "expected + or - between the terms of a readout");
    const number = this.weight();
    if (number !== null && this.text[this.at] !== "*") {
      this.constant += sign * number;
      return;
    }
    if (number !== null) {
      this.at++;
      this.blanks();
    }
    const begin = this.at;
    this.factor(begin);
    this.scaled(begin, sign * (number ?? 1));
    this.blanks();
  }

  /** The number that stands here; null where a name does. */
  private weight(): number | null {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match || this.nameEnd(this.at) > this.at + match[0].length) return null;
    const [over, under] = match[0].split("/").map(Number);
    if (![over!, under ?? 1].every(Number.isFinite)) throw this.wrong(this.at, "a weight is a finite number");
    if (under === 0) throw this.wrong(this.at, "a weight cannot be divided by 0");
    this.at += match[0].length;
    this.blanks();
    return over! / (under ?? 1);
  }

  private scaled(begin: number, weight: number): void {
    const word = this.text.slice(begin, this.at);
    const bare = word.replace(/^"+|"+$/g, "");
    const maximum = this.names.maxima.get(bare) ?? 1;
    // its level is how many of its variables are 1
    const parts = maximum > 1 ? variablesOf(bare, maximum).map(quoted) : [word];
    for (const part of parts) {
      const text = this.rules.expressionText(expression(part, begin, this.text, this.rules, this.names));
      this.terms.set(text, (this.terms.get(text) ?? 0) + weight);
    }
  }

  /** Go to where a factor ends: brackets, or a name, with a comparison behind it. */
  private factor(begin: number): void {
    for (NOT.lastIndex = this.at; NOT.test(this.text); NOT.lastIndex = this.at) this.at = NOT.lastIndex;
    if (this.text[this.at] === "(") this.at = this.closing(this.at);
    else {
      const end = this.nameEnd(this.at);
      if (end === this.at) throw this.wrong(begin, "expected a component, a number, or an expression in brackets");
      this.at = end;
    }
    COMPARISON.lastIndex = this.at;
    this.at += COMPARISON.exec(this.text)?.[0].length ?? 0;
  }

  private closing(begin: number): number {
    let [depth, quotes] = [0, false];
    for (let at = begin; at < this.text.length; at++) {
      const letter = this.text[at];
      if (letter === '"') quotes = !quotes;
      if (!quotes) depth += Number(letter === "(") - Number(letter === ")");
      if (!depth && !quotes) return at + 1;
    }
    throw this.wrong(begin, "a bracket that is not closed");
  }

  /** Where the name that stands here ends: the longest that is known, which may hold a sign, else the next sign. */
  private nameEnd(at: number): number {
    PLAIN.lastIndex = at;
    let end = at + (PLAIN.exec(this.text)?.[0].length ?? 0);
    for (const name of [...this.rules.names, ...this.names.maxima.keys(), ...this.names.phenotypes.keys()]) {
      const after = at + name.length;
      if (after > end && this.text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(this.text[after] ?? "")) end = after;
    }
    return end;
  }

  private blanks(): void {
    BLANKS.lastIndex = this.at;
    this.at += BLANKS.exec(this.text)![0].length;
  }

  private wrong(at: number, what: string): ReadError {
    const place = withinText(this.text, Math.min(at, Math.max(this.text.length - 1, 0)), Math.min(at + 1, this.text.length));
    return refused(what, place, "a readout is a sum such as 0.5*A + B - 2*(C & !D)");
  }
}
