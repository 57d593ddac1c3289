// What depends on where the dynamics starts: which states lie ahead, and where walks end. Mirrors src/engine/api/walks.h.

import { ENDS } from "./codes";
import { BUDGET, type Budget, planned, type Solution } from "./network";
import { Handle, type Room } from "./module";
import type { Program } from "./rules";

export const FREE = 2; // of a start: either value

/**
 * The states that can be reached from a start (of each variable 0, 1 or nothing for both) while some variables move,
 * which must be closed upstream. It refers to the list of attractors that was read from the answer last.
 */
export class Closure extends Handle {
  /** Not "": these are only some of the states that can be reached, and this budget ended the work. */
  readonly ended: string;

  constructor(
    private readonly answer: Solution,
    start: readonly (number | undefined)[],
    moving: readonly number[],
    private readonly budget: Budget = BUDGET,
  ) {
    const core = answer.core;
    const at = core.within((room) =>
      core.called(
        "logicnet_closure_close", answer.at, planned(room, budget), room.u8(start.map((value) => value ?? FREE)), room.u8(moving),
      ),
    );
    super(core, at, "logicnet_closure_free");
    this.ended = ENDS[core.plain("logicnet_closure_end", at)] ?? "";
  }

  /** Which of the attractors listed last are among them, in some of their states; null where that was not decided. */
  hits(): (boolean | null)[] {
    const core = this.core;
    return core.within((room) => {
      const out = room.bytes(this.answer.listed);
      core.called("logicnet_closure_hits", this.at, planned(room, this.budget), out);
      return [...core.bytes(out, this.answer.listed)].map((found) => (found === 2 ? null : found === 1));
    });
  }

  /** Whether a state in which the target holds is among them (null: not decided), and the states of a shortest path there. */
  path(target: Program, variables: number): { met: boolean | null; states: Uint8Array[]; ended: string } {
    const core = this.core;
    return core.within((room) => {
      const [met, steps] = [room.bytes(4), room.bytes(4)];
      const given = [this.at, planned(room, this.budget), room.i32(target), target.length, met];
      const end = core.called("logicnet_closure_path", ...given, 0, 0, steps);
      const found = core.i32(met, 1)[0]!;
      if (found !== 1 || end) return { met: found < 0 ? null : found === 1, states: [], ended: ENDS[end] ?? "" };
      const rows = core.u32(steps, 1)[0]! + 1;
      const out = room.bytes(rows * variables);
      const late = core.called("logicnet_closure_path", ...given, out, rows, steps);
      if (late) return { met: true, states: [], ended: ENDS[late] ?? "" };
      const states = Array.from({ length: rows }, (_, k) => core.bytes(out + k * variables, variables).slice());
      return { met: true, states, ended: "" };
    });
  }
}

/** What is walked, from where, and where walks end: see logicnet_walk_setup. */
export interface WalkSetup {
  /** The variables that walk: closed upstream. */
  readonly variables: readonly number[];
  /** A mixture of subspaces: of each its weight, and for each variable walked 0, 1 or FREE. */
  readonly start: readonly { readonly weight: number; readonly values: readonly number[] }[];
  /** Places in the list of attractors: a walk that does what one does ends there. */
  readonly labels: readonly number[];
}

/** A setup as the core reads it, for the time of a call. */
export function walked(room: Room, setup: WalkSetup): number {
  const [weights, start] = [room.f64(setup.start.map((one) => one.weight)), room.u8(setup.start.flatMap((one) => one.values))];
  return room.u32([
    setup.variables.length, room.u32(setup.variables), setup.start.length, weights, start, 0,
    setup.labels.length, room.u32(setup.labels),
  ]);
}

/** The chance of ending at each label, exactly; null, and why, where that is too much. */
export function absorb(
  answer: Solution, setup: WalkSetup, mostStates: number, budget: Budget = BUDGET,
): { chances: number[] | null; states: number; ended: string } {
  const core = answer.core;
  return core.within((room) => {
    const [chances, states] = [room.bytes(8 * (setup.labels.length + 1)), room.bytes(8)];
    const end = core.called("logicnet_absorb", answer.at, planned(room, budget), walked(room, setup), mostStates, chances, states);
    if (end) return { chances: null, states: 0, ended: ENDS[end] ?? "" };
    return { chances: [...core.f64(chances, setup.labels.length)], states: Number(core.u64(states, 1)[0]!), ended: "" };
  });
}

/** How many walks ended at each label, elsewhere, and not at all. */
export function walk(
  answer: Solution, setup: WalkSetup, samples: number, steps: number, seed: number, budget: Budget = BUDGET,
): { counts: number[]; elsewhere: number; unfinished: number; ended: string } {
  const core = answer.core;
  return core.within((room) => {
    const counts = room.bytes(8 * (setup.labels.length + 2));
    const end = core.called(
      "logicnet_walk", answer.at, planned(room, budget), walked(room, setup), BigInt(samples), BigInt(steps), BigInt(seed), 1, counts,
    );
    const found = [...core.u64(counts, setup.labels.length + 2)].map(Number);
    const [elsewhere, unfinished] = found.splice(setup.labels.length);
    return { counts: found, elsewhere: elsewhere!, unfinished: unfinished!, ended: ENDS[end] ?? "" };
  });
}
