// A document made ready for questions: the core's rules, what each name stands for, and changes as the core takes them.

import { HOLD } from "../core/codes";
import { Core } from "../core/module";
import { type Change, type Program, Rules } from "../core/rules";
import type { Asked, ComponentEntry, PageDocument, Values } from "./document";
import { changeOf, type ChangeWord } from "./notation";

export class Model {
  readonly rules: Rules;
  private readonly byName: ReadonlyMap<string, ComponentEntry>;
  private readonly edges: ReadonlySet<string>;
  private readonly programs = new Map<string, Program>();

  constructor(
    readonly core: Core,
    readonly document: PageDocument,
  ) {
    this.rules = Rules.build(core, document.variables, document.rules);
    this.byName = new Map(document.components.map((one) => [one.name, one]));
    this.edges = new Set(document.regulations.map((one) => edgeKey(one.source, one.target)));
  }

  component(name: string): ComponentEntry {
    const found = this.byName.get(name);
    if (!found) throw new Error(`the network has no component ${name}`);
    return found;
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The program of a phenotype of the network by its name, or of an expression. */
  program(text: string): Program {
    const named = this.document.phenotypes.find((one) => one.name === text);
    const written = named ? named.expression : text;
    let found = this.programs.get(written);
    if (!found) this.programs.set(written, (found = this.rules.expression(written)));
    return found;
  }

  read(text: string): ChangeWord {
    return changeOf(text, (name) => this.byName.has(name), (s, t) => this.edges.has(edgeKey(s, t)));
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

  /** All that a question holds and changes: its context, its setting, its drugs and its own changes. */
  changes(asked: Asked): Change[] {
    const context = this.document.contexts.find((one) => one.name === asked.context);
    const drugs = this.document.drugs.filter((one) => asked.drugs.includes(one.name));
    const words = [...(context?.changes ?? []), ...drugs.flatMap((one) => one.changes), ...asked.changes];
    return [...this.held({ ...context?.values, ...asked.setting }), ...this.words([...new Set(words)])];
  }

  /** What the question is without its drugs and changes: what the treated is compared with. */
  static untreated(asked: Asked): Asked {
    return { ...asked, drugs: [], changes: [] };
  }
}

export function edgeKey(source: string, target: string): string {
  return `${source}\u0000${target}`;
}
