// Solved questions about systems of rules: attractors, and those that can be reached from a start. Each question is
// reduced before it is solved, and equal reduced questions are one. As `logicnet.checking.notebook`.

import { ANY, OSCILLATES } from "../core/codes";
import { CompiledNetwork, type Row, type Solution } from "../core/network";
import { type Program, Rules } from "../core/rules";
import { MOST_VARIABLES, StateSpace, type StateSet } from "../core/spaces";
import { Closure } from "../core/walks";
import type { Model } from "../model/model";
import {
  cone, constant, type Cube, cyclic, folded, heldAround, keyOf, percolated, places, renumbered, type Residual, residual, type System,
} from "../model/reduced";
import { Levels } from "./levels";

/** A question that does not fit the page's budget; says why. */
export class TooLarge extends Error {}

const MOST_SPLIT = 6; // inputs whose values are started from one by one
const MOST_CYCLE_STATES = 4096;
const LISTED = 10_000;
const SECONDS = 8; // for what is reached among too many states for one bit each

/** A network of what is kept, solved. */
interface Solved {
  readonly rules: Rules;
  readonly network: CompiledNetwork;
  readonly solution: Solution;
  readonly rows: readonly Row[];
}

/** An attractor over the variables that matter to a question. `free`: inputs that it does not depend on. */
export class PartialAttractor {
  constructor(
    readonly part: Residual,
    readonly held: Cube,
    readonly state: Cube,
    readonly oscillating: ReadonlySet<number>,
    readonly free: ReadonlySet<number>,
    private readonly solved: Solved | null,
    private readonly row: number,
  ) {}

  shows(program: Program): string {
    const left = folded(program, this.held);
    const fixed = constant(left);
    if (fixed !== null) return fixed ? "always" : "never";
    return this.solved!.solution.shows(renumbered(left, places(this.part.kept)))[this.row]!;
  }

  /** How many states it has, in decimal; an input that it does not depend on is not counted. */
  get size(): string {
    return String(this.solved?.rows[this.row]!.states ?? 1n);
  }

  /** Its states, one by one. */
  states(): Cube[] {
    if (!this.oscillating.size) return [this.state];
    const { kept } = this.part;
    const first = kept.map((i) => this.state.get(i)!);
    const found = new Map([[first.join(""), first]]);
    for (const now of found.values()) {
      const cube = new Map(kept.map((i, k) => [i, now[k]!]));
      this.part.programs.forEach((program, k) => {
        if (constant(folded(program, cube)) === now[k]) return;
        const after = [...now];
        after[k] = 1 - after[k]!;
        found.set(after.join(""), found.get(after.join("")) ?? after);
      });
      if (found.size > MOST_CYCLE_STATES) {
        throw new TooLarge(`an oscillating attractor of more than ${MOST_CYCLE_STATES} states`);
      }
    }
    return [...found.values()].map((now) => new Map([...this.held, ...kept.map((i, k) => [i, now[k]!] as const)]));
  }

  /** One attractor each way these inputs can be set, as far as it leaves them free. */
  split(inputs: ReadonlySet<number>): PartialAttractor[] {
    const chosen = [...this.free].filter((i) => inputs.has(i)).sort((a, b) => a - b);
    return ways(chosen).map((given) => this.under(given));
  }

  under(given: Cube): PartialAttractor {
    const free = new Set([...this.free].filter((i) => !given.has(i)));
    const [held, state] = [this.held, this.state].map((own) => new Map([...own, ...given]));
    return new PartialAttractor(this.part, held!, state!, this.oscillating, free, this.solved, this.row);
  }

  within(part: Residual): PartialAttractor {
    const [held, state] = [this.held, this.state].map((own) => new Map([...part.held, ...own]));
    return new PartialAttractor(part, held!, state!, this.oscillating, this.free, this.solved, this.row);
  }
}

/** All ways in which variables can be set, the first variable slowest. */
function ways(variables: readonly number[]): Map<number, number>[] {
  return Array.from({ length: 2 ** variables.length }, (_, n) =>
    new Map(variables.map((i, k) => [i, (n >>> (variables.length - 1 - k)) & 1])),
  );
}

interface Goal {
  readonly values: Cube;
  readonly free: readonly number[];
}

export class Notebook {
  readonly levels: Levels;
  private readonly latest = new Map<string, unknown>();
  private readonly solvedBy = new Map<string, { found: PartialAttractor[]; solved: Solved | null }>();
  private readonly reachedBy = new Map<string, Cube[][]>();

  constructor(readonly model: Model) {
    this.levels = new Levels(model);
  }

  free(): void {
    for (const { solved } of this.solvedBy.values()) {
      solved?.solution.free();
      solved?.network.free();
      solved?.rules.free();
    }
    this.solvedBy.clear();
  }

  /** The answer to what is asked, which `key` tells apart. */
  once<T>(key: string, answer: () => T): T {
    if (!this.latest.has(key)) this.latest.set(key, answer());
    return this.latest.get(key) as T;
  }

  attractors(system: System, wanted: Iterable<number>): PartialAttractor[] {
    const held = percolated(system);
    return this.within(residual(system, held, cone(system, wanted, held)));
  }

  /** The attractors that can be reached from any of the starts. */
  reachable(system: System, starts: readonly Cube[], wanted: Iterable<number>): PartialAttractor[] {
    return this.ahead(system, starts, wanted).flatMap(({ attractor, under }) => under.map((cube) => attractor.under(cube)));
  }

  /** The attractors in a trap space around the starts, each with the values of its free inputs under which it is reached:
   * none where it is not. */
  ahead(system: System, starts: readonly Cube[], wanted: Iterable<number>): { attractor: PartialAttractor; under: readonly Cube[] }[] {
    const held = heldAround(system, starts);
    const part = residual(system, held, cone(system, wanted, held));
    const found = this.within(part);
    if (found.length === 1 && !starts.some((cube) => [...found[0]!.free].some((i) => cube.has(i)))) {
      return [{ attractor: found[0]!, under: [new Map()] }];
    }
    const memory = residual(system, held, cyclic(part));
    const kept = new Set(memory.kept);
    const inside = starts.map((cube) => new Map([...cube].filter(([i]) => kept.has(i)).sort(([a], [b]) => a - b)));
    const goals = found.map((a) => ({
      values: new Map(memory.kept.filter((i) => !a.free.has(i)).map((i) => [i, a.state.get(i)!])),
      free: [...a.free].sort((x, y) => x - y),
    }));
    const key = [keyOf(memory), JSON.stringify(inside.map((cube) => [...cube])), JSON.stringify(goals.map((g) => [...g.values]))].join();
    let reached = this.reachedBy.get(key);
    if (!reached) this.reachedBy.set(key, (reached = this.reached(memory, inside, goals)));
    return found.map((attractor, k) => ({ attractor, under: reached[k]! }));
  }

  /** The attractors in a trap space around the starts, reached or not. */
  around(system: System, starts: readonly Cube[], wanted: Iterable<number>): PartialAttractor[] {
    const held = heldAround(system, starts);
    return this.within(residual(system, held, cone(system, wanted, held)));
  }

  /** The states of what is kept, which must be given back. */
  space(part: Residual): { states: StateSpace; cubes: (given: readonly Cube[]) => StateSet; free: () => void } {
    if (part.kept.length > MOST_VARIABLES) throw new TooLarge(tooMany(part));
    const rules = this.rulesOf(part);
    const place = places(part.kept);
    const states = new StateSpace(rules);
    const possible = this.levels.possible(part.kept);
    const cubes = (given: readonly Cube[]) => {
      let found = states.nothing;
      for (const cube of given) {
        found = found.or(states.subspace(new Map([...cube].flatMap(([i, v]) => (place.has(i) ? [[place.get(i)!, v]] : [])))));
      }
      return possible ? found.and(states.where(renumbered(possible, place))) : found;
    };
    const free = () => {
      states.free();
      rules.free();
    };
    return { states, cubes, free };
  }

  rulesOf(part: Residual): Rules {
    const place = places(part.kept);
    return Rules.of(this.model.core, part.kept.map((i) => `v${i}`), part.programs.map((program) => renumbered(program, place)));
  }

  /** The kept variables as a network of their own, solved, which must be given back. */
  solved(part: Residual): Solved {
    const rules = this.rulesOf(part);
    const network = new CompiledNetwork(rules);
    const solution = network.solve();
    if (solution.open.length) throw new TooLarge("not all attractors are known");
    const { rows, ended } = solution.list(LISTED + 1);
    if (ended || rows.length > LISTED) throw new TooLarge(`${solution.attractors} attractors, more than are listed`);
    return { rules, network, solution, rows };
  }

  private within(part: Residual): PartialAttractor[] {
    const key = keyOf(part);
    let known = this.solvedBy.get(key);
    if (!known) this.solvedBy.set(key, (known = this.partial(part)));
    return known.found.map((one) => one.within(part));
  }

  private partial(part: Residual): { found: PartialAttractor[]; solved: Solved | null } {
    const nothing = new Map<number, number>();
    if (!part.kept.length) {
      return { found: [new PartialAttractor(part, nothing, nothing, new Set(), new Set(), null, 0)], solved: null };
    }
    const solved = this.solved(part);
    const bare = { ...part, held: nothing };
    const found = solved.rows.map((row, number) => {
      const of = (value: number) => new Set(part.kept.filter((_, k) => row.values[k] === value));
      const [oscillating, free] = [of(OSCILLATES), of(ANY)];
      const held = new Map(part.kept.flatMap((i, k) => (row.values[k]! < OSCILLATES ? [[i, row.values[k]!]] : [])));
      const state = new Map(part.kept.map((i, k) => [i, row.state[k]!]));
      return new PartialAttractor(bare, held, state, oscillating, free, solved, number);
    });
    return { found, solved };
  }

  /** For each goal the values of its free inputs under which the starts reach it. */
  private reached(memory: Residual, starts: readonly Cube[], goals: readonly Goal[]): Cube[][] {
    if (!memory.kept.length) return goals.map(() => [new Map()]);
    if (memory.kept.length > MOST_VARIABLES) return this.reachedFar(memory, starts, goals);
    const { states, cubes, free } = this.space(memory);
    try {
      const ahead = states.forward(cubes(starts));
      const settings = (within: StateSet, values: Cube, left: readonly number[]): Map<number, number>[] => {
        const here = within.and(cubes([values]));
        const size = here.size;
        if (size === 2 ** left.length) return [new Map()];
        if (!size) return [];
        return [0, 1].flatMap((value) =>
          settings(here, new Map([...values, [left[0]!, value]]), left.slice(1)).map((rest) => rest.set(left[0]!, value)),
        );
      };
      return goals.map((goal) => settings(ahead, goal.values, goal.free));
    } finally {
      free();
    }
  }

  /** The same where the states are too many for one bit each: by decision diagrams, from each start by itself. */
  private reachedFar(memory: Residual, starts: readonly Cube[], goals: readonly Goal[]): Cube[][] {
    const inputs = new Set(memory.kept.filter((i, k) => memory.programs[k]!.length === 1 && memory.programs[k]![0] === i));
    const told = new Set(starts.flatMap((cube) => [...cube.keys()]));
    const read = new Set(memory.kept.flatMap((i, k) => (inputs.has(i) ? [] : memory.programs[k]!.filter((e) => e >= 0))));
    const split = [...new Set(goals.flatMap((goal) => goal.free))].filter((i) => read.has(i) || told.has(i)).sort((a, b) => a - b);
    if (split.length > MOST_SPLIT) {
      throw new TooLarge(`2^${split.length} settings of free inputs to start from, each among too many states`);
    }
    const hits = goals.map(() => new Map<string, Cube>());
    const solved = this.solved(memory);
    try {
      const whole = starts.flatMap((cube) => this.levels.levelled(cube, memory.kept));
      const until = performance.now() + 1000 * SECONDS;
      for (const start of whole.flatMap((cube) => expanded(cube, split))) {
        if (performance.now() > until) throw new TooLarge(`${memory.kept.length} components can move, and the time was over`);
        this.led(memory, solved, start, goals, split, inputs, hits);
      }
      return hits.map((found) => [...found.values()]);
    } finally {
      solved.solution.free();
      solved.network.free();
      solved.rules.free();
    }
  }

  private led(
    memory: Residual, solved: Solved, start: Cube, goals: readonly Goal[], split: readonly number[],
    inputs: ReadonlySet<number>, hits: Map<string, Cube>[],
  ): void {
    const ahead = new Closure(solved.solution, memory.kept.map((i) => start.get(i)), memory.kept.map(() => 1), { seconds: SECONDS, bytes: 1 << 29 });
    try {
      const reached = ahead.hits();
      goals.forEach((goal, number) => {
        const under = new Map(goal.free.filter((i) => split.includes(i)).map((i) => [i, start.get(i)!]));
        const values = new Map([...goal.values, ...under]);
        if ([...values].some(([i, v]) => inputs.has(i) && (start.get(i) ?? v) !== v)) return;
        const agree = solved.rows.flatMap((row, k) =>
          memory.kept.every((i, at) => row.values[at]! >= OSCILLATES || row.values[at] === values.get(i)) ? [k] : [],
        );
        if (agree.length !== 1 || reached[agree[0]!] === null || ahead.ended) {
          throw new TooLarge("attractors that only their states tell apart, among too many states");
        }
        if (reached[agree[0]!]) hits[number]!.set(JSON.stringify([...under]), under);
      });
    } finally {
      ahead.free();
    }
  }
}

/** The parts of a cube in which each of these variables has a value. */
export function expanded(cube: Cube, over: Iterable<number>): Cube[] {
  return ways([...over].filter((i) => !cube.has(i))).map((given) => new Map([...cube, ...given]));
}

export function tooMany(part: Residual): string {
  return `too many states for the page: ${part.kept.length} components can move, 2^${part.kept.length} states`;
}
