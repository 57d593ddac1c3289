// Compiled networks and their attractors. Mirrors src/engine/api/solver.h and the percolation of steps.h.

import { ENDS, showsOf, type Shows } from "./codes";
import { Core, Handle, Room } from "./module";
import { laidOut, type Change, type Program, Rules } from "./rules";

/** What may be spent on one answer. */
export interface Budget {
  readonly seconds: number;
  readonly bytes: number;
}

export const BUDGET: Budget = { seconds: 20, bytes: 1 << 30 };

/** What a plan says, for the time of a call. */
export function planned(room: Room, budget: Budget): number {
  const at = room.bytes(40);
  const view = room.core.view();
  view.setFloat64(at, budget.seconds, true);
  view.setBigUint64(at + 8, BigInt(budget.bytes), true);
  view.setInt32(at + 32, 1, true); // inputs are conditions
  return at;
}

/** One attractor under one condition, by numbers of variables. */
export interface Row {
  readonly condition: ReadonlyMap<number, number>;
  /** 0, 1, OSCILLATES or ANY of each variable. */
  readonly values: Int8Array;
  /** One of its states. */
  readonly state: Uint8Array;
  readonly states: bigint;
  readonly method: number;
}

/** What was left open. */
export interface Open {
  readonly block: readonly number[];
  readonly waiting: readonly number[];
  readonly reason: string;
}

/** A component that percolation fixes, in which round (0: its rule is constant by itself), and what makes it so. */
export interface Fixed {
  readonly variable: number;
  readonly value: number;
  readonly round: number;
  readonly reasons: readonly number[];
}

export class CompiledNetwork extends Handle {
  constructor(
    readonly rules: Rules,
    private readonly budget: Budget = BUDGET,
  ) {
    super(
      rules.core,
      rules.core.within((room) => rules.core.called("logicnet_network_build", rules.at, planned(room, budget))),
      "logicnet_network_free",
    );
  }

  /** All attractors with these changes made. */
  solve(changes: readonly Change[] = [], budget: Budget = this.budget): Solution {
    const core = this.core;
    return core.within((room) => {
      const at = core.called("logicnet_solve", this.at, planned(room, budget), laidOut(room, changes));
      return new Solution(core, at, this.rules.names.length, budget);
    });
  }

  /** What percolation fixes, in the order in which it follows. */
  percolation(): Fixed[] {
    const core = this.core;
    return core.within((room) => {
      const told = core.called("logicnet_percolation_told", this.at, planned(room, this.budget));
      try {
        const count = core.plain("logicnet_percolation_count", told);
        const reasons = core.plain("logicnet_percolation_reasons", told);
        const [variable, value] = [room.bytes(4 * count), room.bytes(count)];
        const [round, begin, reason] = [room.bytes(4 * count), room.bytes(4 * (count + 1)), room.bytes(4 * reasons)];
        core.plain("logicnet_percolation_rows", told, variable, value, round, begin, reason);
        const [variables, values] = [core.u32(variable, count), core.bytes(value, count)];
        const [rounds, begins, all] = [core.u32(round, count), core.u32(begin, count + 1), core.u32(reason, reasons)];
        return Array.from({ length: count }, (_, k) => ({
          variable: variables[k]!,
          value: values[k]!,
          round: rounds[k]!,
          reasons: [...all.slice(begins[k], begins[k + 1])],
        }));
      } finally {
        core.plain("logicnet_percolation_free", told);
      }
    });
  }
}

export class Solution extends Handle {
  /** How many attractors the last list has. */
  listed = 0;

  constructor(
    core: Core,
    at: number,
    private readonly variables: number,
    private readonly budget: Budget,
  ) {
    super(core, at, "logicnet_answer_free");
  }

  /** With every input written out. */
  get attractors(): bigint {
    return this.count(1);
  }
  get fixedPoints(): bigint {
    return this.count(2);
  }
  get states(): bigint {
    return this.count(3);
  }

  get inputs(): number[] {
    return this.core.numbers("logicnet_answer_inputs", this.variables, this.at);
  }

  /** What was left open; empty where the answer is complete. */
  get open(): Open[] {
    const blocks = this.core.plain("logicnet_answer_open", this.at);
    return Array.from({ length: blocks }, (_, k) => ({
      block: this.core.numbers("logicnet_answer_open_block", this.variables, this.at, k),
      waiting: this.core.numbers("logicnet_answer_open_waiting", this.variables, this.at, k),
      reason: ENDS[this.core.called("logicnet_answer_open_reason", this.at, k)] ?? "",
    }));
  }

  /** Up to `limit` attractors; conditions name the inputs in `always` whether they matter or not. `ended`: which budget ended the list. */
  list(limit: number, always: readonly number[] = []): { rows: Row[]; ended: string } {
    const core = this.core;
    return core.within((room) => {
      const ended = room.bytes(4);
      const count = core.called(
        "logicnet_answer_list", this.at, planned(room, this.budget), limit, room.u32(always), always.length, ended,
      );
      this.listed = count;
      const n = this.variables;
      const [condition, value, state, method] = [
        room.bytes(count * n), room.bytes(count * n), room.bytes(count * n), room.bytes(4 * count),
      ];
      core.called("logicnet_answer_rows", this.at, condition, value, state, method);
      const sizes = core.written("logicnet_answer_sizes", this.at).split(" ");
      const methods = core.u32(method, count);
      const rows = Array.from({ length: count }, (_, k) => ({
        condition: new Map([...core.i8(condition + k * n, n)].flatMap((v, i) => (v === 2 ? [] : [[i, v] as const]))),
        values: core.i8(value + k * n, n).slice(),
        state: core.bytes(state + k * n, n).slice(),
        states: BigInt(sizes[k]!),
        method: methods[k]!,
      }));
      return { rows, ended: ENDS[core.i32(ended, 1)[0]!] ?? "" };
    });
  }

  /** In which states of each attractor listed a program is true. */
  shows(program: Program): Shows[] {
    const core = this.core;
    return core.within((room) => {
      const out = room.bytes(this.listed);
      core.called(
        "logicnet_answer_phenotype", this.at, planned(room, this.budget), room.i32(program), program.length, out,
      );
      return [...core.i8(out, this.listed)].map(showsOf);
    });
  }

  private count(which: number): bigint {
    return BigInt(this.core.written("logicnet_answer_count", this.at, which));
  }
}
