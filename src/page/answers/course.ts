// The course in time: what measures are on average from a start on, exactly where few enough states can be reached, else
// from sampled walks. As `logicnet.analysis.simulation`: every component whose rule and value differ moves at a rate of 1.

import { course as exactly, sampledCourse, type CourseQuestion } from "../core/courses";
import { CompiledNetwork } from "../core/network";
import { FREE } from "../core/walks";
import type { Asked } from "../model/document";
import type { Model } from "../model/model";
import { cone, constant, folded, places, renumbered, residual } from "../model/reduced";
import { about, wilson } from "./intervals";
import { levelStarts } from "./levels";
import { listings, withoutLargest } from "./listings";
import { type Measure, measureOf, reads } from "./measures";
import { Notebook } from "./notebook";
import { type Begun, begun, type StartGiven } from "./starts";

export interface CourseGiven {
  readonly asked: Asked;
  readonly start: StartGiven;
  readonly until: number;
  /** Names of phenotypes, readouts and components, and expressions. Where walks are sampled, others draw other walks. */
  readonly follow: readonly string[];
  readonly walks?: number;
  readonly seed?: number;
}

/** A measure over time: exact, or sampled with its interval of 95 %. */
export interface Curve {
  readonly name: string;
  readonly exact: boolean;
  readonly values: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly bounds: readonly [number, number];
}

export interface Course {
  readonly times: readonly number[];
  readonly curves: readonly Curve[];
  /** How many walks the sampled curves rest on; 0 where all are exact. */
  readonly walks: number;
  readonly seed: number;
  /** What a budget left out, in words. */
  readonly incomplete: string;
  readonly overridden: string;
}

export const WALKS = 10_000;
const MOST_STATES = 200_000;
const SECONDS = 2;
const TOLERANCE = 1e-10;
const TOLD = 100; // times after 0

export function course(model: Model, given: CourseGiven): Course {
  const notebook = new Notebook(model);
  try {
    const work = new Work(notebook, begun(model, notebook, given.asked, given.start), timesUntil(given.until));
    const curves = work.curves(given.follow.map((name) => measureOf(model, name)), given.walks ?? WALKS, given.seed ?? 0);
    return {
      times: work.times,
      curves,
      walks: work.walks,
      seed: given.seed ?? 0,
      incomplete: work.incomplete,
      overridden: work.begin.overridden,
    };
  } finally {
    notebook.free();
  }
}

/** From 0 to the end, each a hundredth of it after the one before. */
function timesUntil(until: number): number[] {
  if (!(until > 0 && until < 1e9)) throw new Error(`expected a time above 0 for the end, found ${until}`);
  return Array.from({ length: TOLD + 1 }, (_, k) => (k === TOLD ? until : Number(((k * until) / TOLD).toPrecision(12))));
}

/** The curves of one start, as far as they are known. */
class Work {
  walks = 0;
  incomplete = "";
  private readonly until = performance.now() + 1000 * SECONDS;

  constructor(
    private readonly notebook: Notebook,
    readonly begin: Begun,
    readonly times: readonly number[],
  ) {}

  curves(measures: readonly Measure[], walks: number, seed: number): Curve[] {
    const found = new Map<Measure, Curve>();
    for (const one of measures) this.constant(one, found);
    const moving = measures.filter((one) => !found.has(one));
    const cones = new Map(moving.map((one) => [one, [...cone(this.begin.system, reads(one), this.begin.held)].sort((a, b) => a - b)]));
    const failed: ReadonlySet<number>[] = [];
    const todo = listings([...cones.values()]);
    for (let listing = todo.shift(); listing; listing = todo.shift()) {
      const around = new Set(listing.variables);
      const members = moving.filter((one) => listing!.cones.has(String(cones.get(one))));
      if (!failed.some((cone) => [...cone].every((i) => around.has(i))) && this.listed(listing.variables, members, found)) continue;
      failed.push(around);
      todo.unshift(...withoutLargest(listing));
    }
    const left = moving.filter((one) => !found.has(one));
    if (left.length) this.sampled([...new Set(left.flatMap((one) => cones.get(one)!))].sort((a, b) => a - b), left, walks, seed, found);
    return measures.map((one) => found.get(one)!);
  }

  /** The curve of what is held, which is one number. */
  private constant(one: Measure, found: Map<Measure, Curve>): void {
    const terms = one.code.map((term) => ({ weight: term.weight, value: constant(folded(term.program, this.begin.held)) }));
    if (terms.some((term) => term.value === null)) return;
    const value = terms.reduce((sum, term) => sum + term.weight * term.value!, one.constant);
    const values = this.times.map(() => value);
    found.set(one, { name: one.name, exact: true, values, low: values, high: values, bounds: one.bounds });
  }

  private listed(variables: readonly number[], members: readonly Measure[], found: Map<Measure, Curve>): boolean {
    const left = (this.until - performance.now()) / 1000;
    if (left <= 0) return false;
    return this.walking(variables, members, (question, constants) => {
      const { values } = exactly(question, MOST_STATES, TOLERANCE, { seconds: left, bytes: 1 << 29 });
      if (!values) return false;
      members.forEach((one, k) => {
        const [low, high] = one.bounds;
        const own = values.map((row) => Math.min(Math.max(row[k]! + constants[k]!, low), high));
        found.set(one, { name: one.name, exact: true, values: own, low: own, high: own, bounds: one.bounds });
      });
      return true;
    });
  }

  private sampled(variables: readonly number[], members: readonly Measure[], walks: number, seed: number, found: Map<Measure, Curve>): void {
    this.walking(variables, members, (question, constants) => {
      const { means, squares, walks: done, ended } = sampledCourse(question, walks, seed, { seconds: 20, bytes: 1 << 29 });
      if (!done) throw new Error("the time was over before a walk was walked");
      if (ended) this.incomplete = `the ${ended} budget ended the work after ${done} of ${walks} walks`;
      this.walks = done;
      members.forEach((one, k) => {
        const shift = constants[k]!;
        const around = [one.bounds[0] - shift, one.bounds[1] - shift] as const;
        const bands = means.map((row, at) =>
          one.shown ? wilson(Math.round(row[k]! * done), done) : about(row[k]!, squares[at]![k]!, done, around),
        );
        const [low, high] = [0, 1].map((side) => bands.map((band) => band[side]! + shift));
        found.set(one, { name: one.name, exact: false, values: means.map((row) => row[k]! + shift), low: low!, high: high!, bounds: one.bounds });
      });
      return true;
    });
  }

  /** Ask the core about some variables, which are closed upstream, and what measures are there; `constants` is what held values add. */
  private walking<T>(
    variables: readonly number[], members: readonly Measure[], ask: (question: CourseQuestion, constants: readonly number[]) => T,
  ): T {
    const { system, held, starts } = this.begin;
    const part = residual(system, held, variables);
    const place = places(part.kept);
    const rules = this.notebook.rulesOf(part);
    const network = new CompiledNetwork(rules);
    const weights = new Map<string, { weight: number; values: number[] }>();
    for (const { weight, cube } of starts) {
      for (const { share, values } of levelStarts(this.notebook.levels, cube, part.kept)) {
        const row = part.kept.map((i) => values.get(i) ?? cube.get(i) ?? FREE);
        const known = weights.get(row.join(""));
        if (known) known.weight += weight * share;
        else weights.set(row.join(""), { weight: weight * share, values: row });
      }
    }
    const measures = members.map((one) =>
      one.code.map((term) => ({ weight: term.weight, program: renumbered(folded(term.program, held), place) })),
    );
    try {
      const setup = { variables: [...part.kept.keys()], start: [...weights.values()], labels: [] };
      return ask({ network, setup, measures, times: this.times }, members.map((one) => one.constant));
    } finally {
      network.free();
      rules.free();
    }
  }
}
