// The process in time: expected values of measures at given times, exact and sampled. Mirrors src/engine/api/courses.h
// and measures.h.

import { ENDS } from "./codes";
import { BUDGET, type Budget, type CompiledNetwork, planned } from "./network";
import type { Room } from "./module";
import { begins, type Program } from "./rules";
import { walked, type WalkSetup } from "./walks";

/** The terms of a measure: a weight, and the program of what it counts. */
export type MeasureCode = readonly { readonly weight: number; readonly program: Program }[];

/** Rows of values: one a time, one entry a measure. */
export type Rows = readonly (readonly number[])[];

/** What is asked: which network, what walks in it from where, until when, and what is read off at which times, which ascend. */
export interface CourseQuestion {
  readonly network: CompiledNetwork;
  readonly setup: WalkSetup;
  readonly measures: readonly MeasureCode[];
  readonly times: readonly number[];
}

/** Exact: what is left out of the probability is below `tolerance`. Null, and why, where a budget ended it. */
export function course(
  question: CourseQuestion, mostStates: number, tolerance: number, budget: Budget = BUDGET,
): { values: Rows | null; states: number; ended: string } {
  const core = question.network.core;
  return core.within((room) => {
    const count = question.times.length * question.measures.length;
    const [values, states, left] = [room.bytes(8 * count), room.bytes(8), room.bytes(8)];
    const end = core.called("logicnet_course", ...given(room, question, budget), mostStates, tolerance, 1, values, states, left);
    if (end) return { values: null, states: 0, ended: ENDS[end] ?? "" };
    return { values: rows(core.f64(values, count), question), states: Number(core.u64(states, 1)[0]!), ended: "" };
  });
}

/** Sampled: the mean of each measure, and of its square, over walks, of which there are fewer where a budget ended them. */
export function sampledCourse(
  question: CourseQuestion, walks: number, seed: number, budget: Budget = BUDGET,
): { means: Rows; squares: Rows; walks: number; ended: string } {
  const core = question.network.core;
  return core.within((room) => {
    const count = question.times.length * question.measures.length;
    const [means, squares, done] = [room.bytes(8 * count), room.bytes(8 * count), room.bytes(8)];
    const end = core.called(
      "logicnet_sampled_course", ...given(room, question, budget), BigInt(walks), BigInt(seed), 1, means, squares, done,
    );
    return {
      means: rows(core.f64(means, count), question),
      squares: rows(core.f64(squares, count), question),
      walks: Number(core.u64(done, 1)[0]!),
      ended: ENDS[end] ?? "",
    };
  });
}

function given(room: Room, question: CourseQuestion, budget: Budget): number[] {
  const { network, setup, measures, times } = question;
  const segment = room.bytes(24); // network, setup, held, until
  const held = room.u8(setup.variables.map(() => 2));
  room.core.u32(segment, 3).set([network.at, walked(room, setup), held]);
  room.core.view().setFloat64(segment + 16, times[times.length - 1]!, true);
  const segments = room.bytes(24); // count, segment, total, mixtures, mixture_begin
  room.core.u32(segments, 2).set([1, segment]);
  return [segments, planned(room, budget), measured(room, measures), times.length, room.f64(times)];
}

/** Measures as the core reads them: logicnet_measures. */
function measured(room: Room, measures: readonly MeasureCode[]): number {
  const terms = measures.flat();
  const programs = terms.map((one) => one.program);
  return room.u32([
    measures.length, room.u32(begins(measures)), room.f64(terms.map((one) => one.weight)), room.u32(begins(programs)),
    room.i32(programs.flat()),
  ]);
}

function rows(values: Float64Array, { times, measures }: CourseQuestion): Rows {
  return times.map((_, k) => [...values.slice(k * measures.length, (k + 1) * measures.length)]);
}
