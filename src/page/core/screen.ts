// Screens in the core: many perturbed networks in one call. Mirrors src/engine/api/screens.h.

import { ENDS } from "./codes";
import { BUDGET, type Budget } from "./network";
import { Handle, type Room } from "./module";
import { begins, type Change, type Program, Rules } from "./rules";

/** Attractors by how they show a phenotype; free inputs written out. `reason`: which budget ended the work, or "". */
export interface Counts {
  readonly always: bigint;
  readonly sometimes: bigint;
  readonly never: bigint;
  readonly method: number;
  readonly reason: string;
}

export type Task = readonly Change[];

export class Screen extends Handle {
  constructor(
    readonly rules: Rules,
    private readonly budget: Budget = BUDGET,
  ) {
    const core = rules.core;
    const at = core.within((room) => {
      const inputs = new Uint8Array(rules.names.length);
      for (const input of rules.inputs()) inputs[input] = 1;
      return core.called("logicnet_screen_new", rules.at, room.u8(inputs), 1, budget.bytes, budget.seconds, 0);
    });
    super(core, at, "logicnet_screen_free");
  }

  /** Make a phenotype known; the number it goes by. */
  watch(program: Program): number {
    return this.core.within((room) =>
      this.core.called("logicnet_screen_watch", this.at, room.i32(program), program.length),
    );
  }

  /** What each task does to a phenotype; `seconds` bounds each of them. */
  count(phenotype: number, tasks: readonly Task[], seconds: number = this.budget.seconds): Counts[] {
    const core = this.core;
    return core.within((room) => {
      const n = tasks.length;
      const [always, sometimes, never] = [room.bytes(8 * n), room.bytes(8 * n), room.bytes(8 * n)];
      const [method, reason] = [room.bytes(4 * n), room.bytes(n)];
      core.called(
        "logicnet_screen_count",
        ...[this.at, phenotype, this.laidOut(room, tasks, seconds), always, sometimes, never, method, reason],
      );
      const [a, s, z] = [core.u64(always, n), core.u64(sometimes, n), core.u64(never, n)];
      const [m, r] = [core.u32(method, n), core.bytes(reason, n)];
      return tasks.map((_, k) => ({
        always: a[k]!, sometimes: s[k]!, never: z[k]!, method: m[k]!, reason: ENDS[r[k]!] ?? "",
      }));
    }).map((counts, k) => (counts.reason === "too wide" ? this.wide(phenotype, tasks[k]!, counts) : counts));
  }

  /** For each task whether every state of every attractor shows the phenotype; where that was not decided, the budget. */
  forced(phenotype: number, tasks: readonly Task[]): (boolean | string)[] {
    const core = this.core;
    return core.within((room) => {
      const out = room.bytes(tasks.length);
      core.called("logicnet_screen_forced", this.at, phenotype, this.laidOut(room, tasks), out);
      return [...core.i8(out, tasks.length)].map((found) => (found < 0 ? ENDS[-found] || "its budget" : found === 1));
    });
  }

  /** Of each task the value of every variable that percolation fixes, -1 for the others. */
  percolated(tasks: readonly Task[]): Int8Array[] {
    const core = this.core;
    const n = this.rules.names.length;
    return core.within((room) => {
      const out = room.bytes(n * tasks.length);
      core.called("logicnet_screen_percolated", this.at, this.laidOut(room, tasks), out);
      return tasks.map((_, k) => core.i8(out + k * n, n).slice());
    });
  }

  /** From here on `reach` starts from the attractors of the unchanged rules that show the phenotype: whether there are any; null where that was not decided. */
  startShowing(phenotype: number): boolean | null {
    const found = this.core.called("logicnet_screen_start_showing", this.at, phenotype, this.budget.seconds);
    return found < 0 ? null : found === 1;
  }

  /** From here on `reach` starts from the states in which variables have these values, all that show `within` where it is given. */
  startAt(values: ReadonlyMap<number, number>, within = -1): void {
    this.core.within((room) => {
      const [variables, bits] = [room.u32([...values.keys()]), room.u8([...values.values()])];
      this.core.called("logicnet_screen_start_at", this.at, values.size, variables, bits, BigInt(within));
    });
  }

  /** How the attractors that each task reaches show the phenotype, as a set of bits (NEVER, SOMETIMES, ALWAYS), 0 where not decided: `under` the changes, and `after` they are taken back. */
  reach(phenotype: number, tasks: readonly Task[]): { under: number; after: number; reason: string }[] {
    const core = this.core;
    return core.within((room) => {
      const n = tasks.length;
      const [under, after, reason] = [room.bytes(n), room.bytes(n), room.bytes(n)];
      core.called("logicnet_screen_reach", this.at, phenotype, this.laidOut(room, tasks), 0, under, after, reason);
      const [u, a, r] = [core.bytes(under, n), core.bytes(after, n), core.bytes(reason, n)];
      return tasks.map((_, k) => ({ under: u[k]!, after: a[k]!, reason: ENDS[r[k]!] ?? "" }));
    });
  }

  private wide(phenotype: number, task: Task, counts: Counts): Counts {
    return this.core.within((room) => {
      const flat = this.laidOut(room, [task]);
      const [always, sometimes, never] = this.core
        .written("logicnet_screen_wide", this.at, phenotype, flat).split(" ").map(BigInt);
      return { ...counts, always: always!, sometimes: sometimes!, never: never!, reason: "" };
    });
  }

  /** Tasks as the core reads them: logicnet_tasks. */
  private laidOut(room: Room, tasks: readonly Task[], seconds: number = this.budget.seconds): number {
    const flat = tasks.flat();
    const begin = room.u32(begins(tasks));
    const source = room.i32(flat.map((one) => one[0]));
    const target = room.u32(flat.map((one) => one[1]));
    const value = room.u8(flat.map((one) => one[2]));
    const at = room.bytes(40); // tasks, begin, changes (count, source, target, value), seconds, done
    this.core.u32(at, 6).set([tasks.length, begin, flat.length, source, target, value]);
    this.core.view().setFloat64(at + 24, seconds, true);
    return at;
  }
}
