// A document made ready for questions: the core's rules, what each name stands for, and changes as the core takes them.

import { HOLD, UNKNOWN } from "../core/codes";
import { type Core, CoreError } from "../core/module";
import { type Change, type Program, Rules } from "../core/rules";
import type { Asked, ComponentEntry, PageDocument, Values } from "./document";
import { expanded } from "./expanded";
import { didYouMean } from "./nearest";
import { Names } from "./names";
import { changeOf, type ChangeWord, Misread } from "./notation";
import { questionOf } from "./question";

export { edgeKey } from "./names";

export class Model {
  readonly rules: Rules;
  readonly names: Names;
  private readonly programs = new Map<string, Program>();

  constructor(
    readonly core: Core,
    readonly document: PageDocument,
  ) {
    this.rules = Rules.build(core, document.variables, document.rules);
    this.names = Names.of(document);
  }

  component(name: string): ComponentEntry {
    const found = this.names.component(name);
    if (!found) throw new Error(`the network has no component ${name}`);
    return found;
  }

  /** The program of a phenotype of the network by its name, or of an expression, in which phenotypes may be named too.
   * Throws Misread with the place. */
  program(text: string): Program {
    const named = this.document.phenotypes.find((one) => one.name === text);
    const written = named ? named.expression : text;
    let found = this.programs.get(written);
    if (!found) this.programs.set(written, (found = this.compiled(written)));
    return found;
  }

  private compiled(text: string): Program {
    try {
      return expanded(this.rules, text, new Map(this.document.phenotypes.map((one) => [one.name, one.expression])));
    } catch (error) {
      throw error instanceof CoreError ? this.misread(error, text) : error;
    }
  }

  /** An error of the core about a text, with the nearest name, and its place in characters. */
  private misread(error: CoreError, text: string): Error {
    if (error.begin < 0) return error;
    const bytes = new TextEncoder().encode(text);
    const letters = (at: number) => new TextDecoder().decode(bytes.slice(0, at)).length;
    const [begin, end] = [letters(error.begin), letters(error.end)];
    if (error.code !== UNKNOWN) return new Misread(error.message, error.hint, text, begin, end);
    const name = text.slice(begin, end).replace(/^"(.*)"$/s, "$1");
    const known = [...this.names.all, ...this.document.phenotypes.map((one) => one.name)];
    return new Misread(`unknown component or phenotype '${name}'`, didYouMean(name, known), text, begin, end);
  }

  read(text: string): ChangeWord {
    return changeOf(text, this.names);
  }

  /** A change as the core takes it, by numbers of variables. */
  coded(change: ChangeWord): Change[] {
    switch (change.kind) {
      case "hold":
        return this.component(change.component).variables.map((v, k) => [HOLD, v, Number(k + 1 <= change.level)]);
      case "keep":
        return this.component(change.component).variables.flatMap((v, k): Change[] =>
          k + 1 <= change.low || k + 1 > change.high ? [[HOLD, v, Number(k + 1 <= change.low)]] : [],
        );
      case "cut":
        return this.component(change.source).variables.flatMap((source, k) =>
          this.component(change.target).variables.map((target): Change => [source, target, Number(k + 1 <= change.level)]),
        );
    }
  }

  words(words: readonly string[]): Change[] {
    return words.flatMap((word) => this.coded(this.read(word)));
  }

  /** Components held at levels, as changes. */
  held(values: Values): Change[] {
    return Object.entries(values).flatMap(([component, level]) => this.coded({ kind: "hold", component, level }));
  }

  /** All that a question holds and changes: its context, its setting, its drugs and its own changes. Throws Misread
   * where it cannot be asked as it stands. A change of an input counts before what a setting holds it at. */
  changes(asked: Asked): Change[] {
    const { held, made, problems } = questionOf(this.document, asked);
    const [first] = problems;
    if (first) throw new Misread(first.message, first.hint, first.text, first.begin, first.end);
    const changes = made.flatMap((one) => this.coded(one.change));
    const taken = new Set(changes.filter((one) => one[0] === HOLD).map((one) => one[1]));
    const levels = Object.fromEntries([...held].map(([name, one]) => [name, one.level]));
    return [...this.held(levels).filter((one) => !taken.has(one[1])), ...changes];
  }
}
