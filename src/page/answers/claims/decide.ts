// One claim under a background: whether it holds. As `logicnet.evidence.decide`, `arms` and `comparison`.

import type { Change, Program } from "../../core/rules";
import type { ArmEntry, ClaimEntry, ClaimQuestion, StartEntry } from "../../model/document";
import type { Model } from "../../model/model";
import { placeOf, word } from "../../model/notation";
import { cone, type Cube, folded, heldBy, type System, support, treated } from "../../model/reduced";
import { Notebook, type PartialAttractor, TooLarge } from "../notebook";
import { onStates } from "./paths";

/** A claim about nothing: no attractor or no state is left that it could be decided on. */
class AboutNothing extends Error {}

export type Verdict =
  | { readonly word: "holds" | "fails"; readonly on: string }
  | { readonly word: "undecided" | "not asked"; readonly reason: string };

const MOST_FREE_INPUTS = 16;

/** The network that claims are asked of, and what was solved of it. */
export class Decider {
  readonly system: System;
  private readonly inputs: ReadonlySet<number>;
  private readonly inputsWithLevels: readonly (readonly number[])[];

  constructor(
    readonly model: Model,
    readonly notebook: Notebook,
  ) {
    this.system = model.rules.programs().map((program) => folded(program, new Map()));
    this.inputs = new Set(model.rules.inputs());
    this.inputsWithLevels = model.document.components
      .filter((one) => one.input && one.variables.length > 1)
      .map((one) => one.variables);
  }

  verdict(claim: ClaimEntry): Verdict {
    return this.verdictOn(claim, claim.arm);
  }

  /** Whether a claim that holds would hold as well without its intervention. */
  idle(claim: ClaimEntry): boolean {
    return claim.arm.changes.length > 0 && this.verdictOn(claim, { ...claim.arm, changes: [] }).word === "holds";
  }

  private verdictOn(claim: ClaimEntry, arm: ArmEntry): Verdict {
    if (!claim.question) return { word: "not asked", reason: claim.unasked };
    try {
      const { holds, on } = this.decided(claim.question, arm, claim.start);
      return { word: holds === claim.expected ? "holds" : "fails", on };
    } catch (error) {
      if (error instanceof TooLarge) return { word: "undecided", reason: error.message };
      if (error instanceof AboutNothing) return { word: "not asked", reason: error.message };
      throw error;
    }
  }

  private decided(question: ClaimQuestion, arm: ArmEntry, start: StartEntry | null): { holds: boolean; on: string } {
    switch (question.kind) {
      case "attractors":
        return this.judged(question.quantifier, this.model.program(question.expression), arm, start);
      case "durable": {
        const withdrawn = { ...arm, changes: [], values: question.then ?? arm.values };
        const treated: StartEntry = { kind: "attractors", arm, where: "", start };
        return this.judged("no", this.model.program(question.expression), withdrawn, treated);
      }
      case "compares":
        return this.compared(question, arm, start);
      case "reaches":
      case "formula": {
        const found = onStates(this.notebook, question, this.under(arm), (wanted) => this.starts(arm, start, wanted));
        if (!found.states) throw new AboutNothing("there is no state to check it on");
        return { holds: found.holds, on: many(found.states, "state") };
      }
    }
  }

  private judged(
    quantifier: "all" | "some" | "no", program: Program, arm: ArmEntry, start: StartEntry | null,
  ): { holds: boolean; on: string } {
    const found = this.attractors(arm, start, support(program));
    if (!found.length) throw new AboutNothing("there is no attractor to check it on");
    const wanted = quantifier === "no" ? "never" : "always";
    const agree = found.filter((one) => one.shows(program) === wanted).length;
    return { holds: quantifier === "some" ? agree > 0 : agree === found.length, on: many(found.length, "attractor") };
  }

  /** Which arm shows the expression in more settings of the free inputs. */
  private compared(
    question: ClaimQuestion & { kind: "compares" }, arm: ArmEntry, start: StartEntry | null,
  ): { holds: boolean; on: string } {
    const program = this.model.program(question.expression);
    const [more, less] = this.extents(question.relation === "more" ? [arm, question.than] : [question.than, arm], start, program);
    const holds = within(less!, more!) && !within(more!, less!);
    return { holds, on: many(Math.max(sum(more!.everywhere), sum(less!.everywhere)), "setting") };
  }

  private extents(arms: readonly ArmEntry[], start: StartEntry | null, program: Program): Extent[] {
    const asked = support(program);
    const near = cone(this.system, new Set([...asked, ...this.whereReads(start)]));
    const systems = arms.map((one) => this.under(one));
    const alone = (i: number) => systems.every((own) => own[i]!.length === 1 && own[i]![0] === i);
    const free = new Set([...this.inputs].filter((i) => near.has(i) && alone(i)));
    for (const variables of this.inputsWithLevels) {
      const untouched = variables.every((i) => systems.every((own) => String(own[i]) === String(this.system[i])));
      if (untouched && variables.every((i) => near.has(i))) for (const i of variables) free.add(i);
    }
    const found = arms.map((one) => this.attractors(one, start, new Set([...asked, ...free]), asked));
    if (found.some((several) => !several.length)) throw new AboutNothing("there is no attractor to check it on");
    const inputs = [...free].filter((i) => new Set(found.flat().map((one) => one.held.get(i))).size > 1).sort((a, b) => a - b);
    if (inputs.length > MOST_FREE_INPUTS) throw new TooLarge(`2^${inputs.length} settings of the free inputs`);
    return found.map((several) => extent(several, inputs, program));
  }

  private attractors(
    arm: ArmEntry, start: StartEntry | null, wanted: ReadonlySet<number>, asked: ReadonlySet<number> = wanted,
  ): PartialAttractor[] {
    const key = JSON.stringify(["attractors", arm, start, ordered(wanted)]);
    const found = this.notebook.once(key, () => {
      const system = this.under(arm);
      return start === null
        ? this.notebook.attractors(system, wanted)
        : this.notebook.reachable(system, this.starts(arm, start, wanted), wanted);
    });
    return found.flatMap((one) => one.split(asked));
  }

  /** The start states of an arm, which tell apart the wanted variables and all that act on them. */
  private starts(arm: ArmEntry, start: StartEntry | null, wanted: Iterable<number>): Cube[] {
    const held = heldBy(this.changes(arm));
    if (start === null) return [held];
    if (start.kind === "states") {
      const number = new Map(this.model.document.variables.map((name, i) => [name, i]));
      return start.parts.map((part) => new Map([...Object.entries(part).map(([name, v]) => [number.get(name)!, v] as const), ...held]));
    }
    const before = this.before(start, wanted);
    if (!before.length) throw new AboutNothing("nothing to start from: no attractor under the start's arm is as asked");
    const cubes = before.map((state) => new Map([...state, ...held]));
    return [...new Map(cubes.map((cube) => [JSON.stringify([...cube].sort(([a], [b]) => a - b)), cube])).values()];
  }

  /** The states of the attractors that a claim starts from, before its arm holds anything. */
  private before(start: StartEntry & { kind: "attractors" }, wanted: Iterable<number>): Cube[] {
    const where = start.where ? this.model.program(start.where) : null;
    const asked = where ? support(where) : new Set<number>();
    const near = cone(this.system, new Set([...wanted, ...asked]));
    const key = JSON.stringify(["states", start, ordered(near)]);
    return this.notebook.once(key, () =>
      this.attractors(start.arm, start.start, near, asked)
        .filter((one) => !where || one.shows(where) === "always")
        .flatMap((one) => one.states().map((state) => new Map([...state].filter(([i]) => !one.free.has(i))))),
    );
  }

  private whereReads(start: StartEntry | null): Set<number> {
    if (start?.kind !== "attractors") return new Set();
    const own = start.where ? support(this.model.program(start.where)) : new Set<number>();
    return new Set([...this.whereReads(start.start), ...own]);
  }

  private under(arm: ArmEntry): System {
    const key = JSON.stringify(["system", arm]);
    return this.notebook.once(key, () => treated(this.system, this.changes(arm)));
  }

  /** All that an arm holds and changes. */
  private changes(arm: ArmEntry): Change[] {
    return [...this.model.held(arm.values), ...this.model.words([...arm.background, ...arm.changes])];
  }
}

/** The claim with a background in each of its arms. Where an arm changes the same place itself, it has the last word. */
export function inside(model: Model, claim: ClaimEntry, background: readonly string[]): ClaimEntry {
  const arm = (own: ArmEntry): ArmEntry => {
    const taken = new Set([...own.background, ...own.changes].map((text) => String(placeOf(model.read(text)))));
    const added = background.filter((text) => !taken.has(String(placeOf(model.read(text)))));
    return { ...own, background: [...own.background, ...added] };
  };
  const start = (own: StartEntry | null): StartEntry | null =>
    own?.kind === "attractors" ? { ...own, arm: arm(own.arm), start: start(own.start) } : own;
  const { question } = claim;
  return {
    ...claim,
    arm: arm(claim.arm),
    start: start(claim.start),
    question: question?.kind === "compares" ? { ...question, than: arm(question.than) } : question,
  };
}

/** A background with each place once. Throws where a place is given two values. */
export function distinct(model: Model, background: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const change of background.map((text) => model.read(text))) {
    const [at, said] = [String(placeOf(change)), word(change)];
    if (seen.has(at) && seen.get(at) !== said) throw new Error(`two values for one place: ${seen.get(at)} and ${said}`);
    seen.set(at, said);
  }
  return [...seen.values()].sort();
}

/** Of each setting of free inputs whether there is an attractor, one that shows the expression in some state, and none that does not always. */
interface Extent {
  readonly everywhere: Uint8Array;
  readonly possible: Uint8Array;
  readonly sure: Uint8Array;
}

function extent(found: readonly PartialAttractor[], inputs: readonly number[], program: Program): Extent {
  const [everywhere, possible, spared] = [0, 1, 2].map(() => new Uint8Array(2 ** inputs.length)) as [Uint8Array, Uint8Array, Uint8Array];
  for (const one of found) {
    const shows = one.shows(program);
    for (const setting of settings(one.held, inputs)) {
      everywhere[setting] = 1;
      if (shows !== "never") possible[setting] = 1;
      if (shows !== "always") spared[setting] = 1;
    }
  }
  return { everywhere, possible, sure: everywhere.map((there, k) => there & (1 - spared[k]!)) };
}

function settings(held: Cube, inputs: readonly number[]): number[] {
  return inputs.reduce<number[]>((chosen, i, k) => {
    const value = held.get(i);
    return (value === undefined ? [0, 1] : [value]).flatMap((bit) => chosen.map((one) => one + bit * 2 ** k));
  }, [0]);
}

function within(a: Extent, b: Extent): boolean {
  return a.possible.every((there, k) => !there || b.possible[k]) && a.sure.every((there, k) => !there || b.sure[k]);
}

function sum(set: Uint8Array): number {
  return set.reduce((all, one) => all + one, 0);
}

function ordered(several: Iterable<number>): number[] {
  return [...several].sort((a, b) => a - b);
}


function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
