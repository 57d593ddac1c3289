// Sets of states in the core, one bit a state, and what asynchronous moves do to them. Mirrors src/engine/api/spaces.h.

import { BUDGET, type Budget } from "./network";
import { type Core, Handle } from "./module";
import { type Program, Rules } from "./rules";

/** Up to how many variables states are looked at one by one: 2 MB a set. */
export const MOST_VARIABLES = 24;

const [UNION, INTERSECTION, DIFFERENCE, COMPLEMENT] = [0, 1, 2, 3];

export class StateSet extends Handle {
  constructor(
    readonly space: StateSpace,
    at: number,
  ) {
    super(space.core, at, "logicnet_set_free");
  }

  get size(): number {
    return this.core.plain("logicnet_set_count", this.at);
  }
  or(other: StateSet): StateSet {
    return this.combined(other, UNION);
  }
  and(other: StateSet): StateSet {
    return this.combined(other, INTERSECTION);
  }
  minus(other: StateSet): StateSet {
    return this.combined(other, DIFFERENCE);
  }
  not(): StateSet {
    return this.space.made("logicnet_set_combine", this.at, 0, COMPLEMENT!);
  }

  private combined(other: StateSet, how: number | undefined): StateSet {
    return this.space.made("logicnet_set_combine", this.at, other.at, how!);
  }
}

/** All states of rules. The sets that are made from it are given back with it. */
export class StateSpace extends Handle {
  private readonly sets: StateSet[] = [];

  constructor(
    rules: Rules,
    private readonly budget: Budget = BUDGET,
  ) {
    super(rules.core, rules.core.called("logicnet_space_new", rules.at, BigInt(budget.bytes), 1), "logicnet_space_free");
  }

  /** The states in which variables have these values, by number. */
  subspace(values: ReadonlyMap<number, number>): StateSet {
    let [fixed, ones] = [0, 0];
    for (const [variable, value] of values) {
      fixed |= 1 << variable;
      if (value) ones |= 1 << variable;
    }
    return this.made("logicnet_set_of_subspace", this.at, fixed >>> 0, ones >>> 0);
  }
  get nothing(): StateSet {
    return this.made("logicnet_set_of_states", this.at, 0, 0);
  }
  where(program: Program): StateSet {
    return this.core.within((room) => this.made("logicnet_set_of_program", this.at, room.i32(program), program.length));
  }

  /** What these states can reach. */
  forward(from: StateSet): StateSet {
    return this.moved("logicnet_set_close", from, 1, 0);
  }
  /** What can reach these states, on paths inside others where that is asked. */
  backward(to: StateSet, inside: StateSet | null = null): StateSet {
    return this.moved("logicnet_set_close", to, 0, inside?.at ?? 0);
  }
  /** The states one step before these. */
  predecessors(of: StateSet): StateSet {
    return this.moved("logicnet_set_step", of, 0);
  }
  /** One of these states, over the variables; null where there is none. */
  one(of: StateSet): number | null {
    return this.core.within((room) => {
      const out = room.bytes(4);
      return this.core.plain("logicnet_set_list", of.at, 0n, out, 1) ? this.core.u32(out, 1)[0]! : null;
    });
  }
  /** A shortest path from a state into others, both ends included; empty where there is none. */
  path(from: number, to: StateSet, most: number): number[] {
    return this.core.within((room) => {
      const [scheme, out] = [room.bytes(8), room.bytes(4 * most)];
      const given = [this.at, scheme, from, to.at, out, most, patient(room.bytes(16), this)];
      const length = this.core.called("logicnet_space_path", ...given);
      return [...this.core.u32(out, Math.min(length, most))];
    });
  }
  /** The states with a next state in these; a fixed point is its own next state. */
  before(to: StateSet): StateSet {
    const resting = this.core.within((room) => this.made("logicnet_set_fixed_points", this.at, patient(room.bytes(16), this)));
    return this.predecessors(to).or(to.and(resting));
  }
  /** The states from which some path never leaves these. */
  staying(inside: StateSet): StateSet {
    return this.moved("logicnet_set_always", inside);
  }

  made(name: string, ...given: (number | bigint)[]): StateSet {
    const set = new StateSet(this, this.core.called(name, ...given));
    this.sets.push(set);
    return set;
  }

  override free(): void {
    for (const set of this.sets.splice(0)) set.free();
    super.free();
  }

  get seconds(): number {
    return this.budget.seconds;
  }

  private moved(name: string, set: StateSet, ...given: number[]): StateSet {
    return this.core.within((room) => {
      const scheme = room.bytes(8); // asynchronous
      return this.made(name, set.at, scheme, ...given, patient(room.bytes(16), this));
    });
  }
}

/** Writes how long a call may take. */
function patient(at: number, space: { readonly core: Core; readonly seconds: number }): number {
  space.core.view().setFloat64(at, space.seconds, true);
  return at;
}
