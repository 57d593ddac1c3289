// What can be reached from a start under the question: which attractors, whether the phenotype remains, what happens
// after withdrawal, and a shortest path. As `logicnet reach`, and `logicnet screen --from resistant`.

import { ALWAYS, AND, NEVER, NOT, SOMETIMES, type Shows, TRUE } from "../core/codes";
import { CompiledNetwork } from "../core/network";
import type { Program } from "../core/rules";
import { MOST_VARIABLES, type StateSet } from "../core/spaces";
import { Closure } from "../core/walks";
import type { Asked, Values } from "../model/document";
import type { Model } from "../model/model";
import { untreatedOf } from "../model/question";
import { cone, type Cube, folded, heldAround, heldBy, places, renumbered, residual, support, treated } from "../model/reduced";
import { Notebook, type PartialAttractor, TooLarge } from "./notebook";
import { levelsOf } from "./partial_levels";
import { type Begun, begun, rulesOf, showing, type StartGiven } from "./starts";

export interface ReachGiven {
  readonly asked: Asked;
  readonly start: StartGiven;
  /** A path to where the phenotype shows, to where it does not, to an attractor by its place among those reached, or none. */
  readonly target: "" | "shows" | "gone" | number;
}

export interface Reached {
  readonly kind: "fixed point" | "cyclic";
  readonly states: string;
  readonly levels: Readonly<Record<string, readonly [low: number, high: number]>>;
  readonly phenotypes: Readonly<Record<string, Shows>>;
}

export interface Reach {
  /** The attractors of the untreated that it may start from, by what is fixed in them and tells them apart; empty for a state. */
  readonly startsFrom: readonly string[];
  readonly reached: readonly Reached[];
  readonly unreached: readonly Reached[];
  /** How many states can be reached; null where they were not counted. */
  readonly states: number | null;
  /** The fewest steps to a state that shows the phenotype; null where no such state can be reached, "" where nothing was asked or decided. */
  readonly steps: number | null | "";
  /** Whether an attractor that shows the phenotype always or sometimes is reached; "" where nothing was asked or decided. */
  readonly reachable: "" | "yes" | "no";
  /** How the attractors that are reached show the phenotype: each word that holds of some. */
  readonly settles: readonly ("always" | "sometimes" | "never")[];
  /** What follows when drugs and changes are withdrawn; "" where the phenotype was not gone before. */
  readonly withdrawal: "" | "stays" | "can relapse" | "must relapse";
  /** The states of a shortest path to the target; null where there is none, empty where none was asked for. */
  readonly path: readonly Values[] | null;
  readonly overridden: string;
  /** What was left open, and why. */
  readonly open: readonly string[];
}

const BITS = [["always", ALWAYS], ["sometimes", SOMETIMES], ["never", NEVER]] as const;
const MOST_COUNTED = 22; // variables up to which states are counted
const MOST_LISTED = 200;
const MOST_STEPS = 10_000;
const MOST_TOGETHER = 20; // variables up to which all starts are looked at at once
const MOST_STARTS = 256;
const SECONDS = 4; // for paths by decision diagrams

export function reach(model: Model, given: ReachGiven): Reach {
  const notebook = new Notebook(model);
  try {
    return new Exploring(model, notebook, given).told();
  } finally {
    notebook.free();
  }
}

class Exploring {
  private readonly begin: Begun;
  private readonly cubes: readonly Cube[];
  private readonly program: Program | null;
  private readonly open: string[] = [];

  constructor(
    private readonly model: Model,
    private readonly notebook: Notebook,
    private readonly given: ReachGiven,
  ) {
    this.begin = begun(model, notebook, given.asked, given.start);
    this.cubes = this.begin.starts.map((one) => one.cube);
    this.program = given.asked.phenotype ? model.program(given.asked.phenotype) : null;
  }

  told(): Reach {
    const ahead = this.trying("the attractors that are reached", () => this.listed()) ?? { reached: [], unreached: [], goals: [] };
    const under = this.program ? this.trying("whether the phenotype remains", () => this.shown(this.begin.system, this.cubes, this.program!)) : null;
    const reachable = under === null ? "" : under & (SOMETIMES | ALWAYS) ? "yes" : "no";
    const settles = BITS.filter(([, bit]) => (under ?? 0) & bit).map(([word]) => word);
    const [path, steps] = this.ways(ahead.goals);
    const withdrawal = reachable === "no" ? this.trying("what follows withdrawal", () => this.withdrawn()) ?? "" : "";
    return {
      startsFrom: this.startsFrom(),
      reached: ahead.reached,
      unreached: ahead.unreached,
      states: this.trying("how many states are reached", () => this.counted()),
      steps,
      reachable,
      settles,
      withdrawal,
      path,
      overridden: this.begin.overridden,
      open: this.open,
    };
  }

  /** Null, and the reason kept, where it is too much. */
  private trying<T>(what: string, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      this.open.push(`${what}: ${error.message}`);
      return null;
    }
  }

  private startsFrom(): string[] {
    const { start, asked } = this.given;
    if (start.kind !== "showing") return [];
    const found = showing(this.model, this.notebook, asked, start.phenotype);
    const values = found.map((one) => levelsOf(this.model, one));
    const differing = this.model.document.components.filter((one) => new Set(values.map((own) => String(own[one.name]))).size > 1);
    return values.map((own) => differing.slice(0, 6).map(({ name }) => `${name}=${own[name]![0] === own[name]![1] ? own[name]![0] : own[name]!.join("..")}`).join(" "));
  }

  private listed(): { reached: Reached[]; unreached: Reached[]; goals: PartialAttractor[] } {
    const ahead = this.notebook.ahead(this.begin.system, this.cubes, this.model.document.variables.keys());
    // each setting of the inputs stands on its own where these are not too many
    const apart = ahead.reduce((sum, { attractor }) => sum + 2 ** attractor.free.size, 0) <= MOST_LISTED;
    const each = ahead.flatMap(({ attractor, under }) => {
      const met = (one: PartialAttractor) => under.some((cube) => [...cube].every(([i, value]) => one.held.get(i) === value));
      if (apart) return attractor.split(attractor.free).map((one) => ({ one, reached: met(one) }));
      return under.length ? under.map((cube) => ({ one: attractor.under(cube), reached: true })) : [{ one: attractor, reached: false }];
    });
    const [goals, never] = [true, false].map((met) => each.filter((one) => one.reached === met).map(({ one }) => one)) as [PartialAttractor[], PartialAttractor[]];
    if (goals.length + never.length > MOST_LISTED) throw new TooLarge(`${goals.length + never.length} attractors; hold inputs to list fewer`);
    return { reached: goals.map((one) => this.entry(one)), unreached: never.map((one) => this.entry(one)), goals };
  }

  private entry(one: PartialAttractor): Reached {
    const phenotypes = this.model.document.phenotypes.map((phenotype) => phenotype.name);
    const { phenotype } = this.given.asked;
    const all = phenotype && !phenotypes.includes(phenotype) ? [...phenotypes, phenotype] : phenotypes;
    return {
      kind: one.size === "1" ? "fixed point" : "cyclic",
      states: one.size,
      levels: levelsOf(this.model, one),
      phenotypes: Object.fromEntries(all.map((name) => [name, this.showsIn(one, this.model.program(name))])),
    };
  }

  /** How an attractor shows a program; where that depends on inputs that it leaves free, that is said. */
  private showsIn(one: PartialAttractor, program: Program): Shows {
    const words = new Set(one.split(support(program)).map((each) => each.shows(program)));
    return words.size === 1 ? ([...words][0] as Shows) : "depends";
  }

  /** How the attractors reached from some states show a program, as a set of bits. */
  private shown(system: readonly Program[], starts: readonly Cube[], program: Program): number {
    const found = this.notebook.reachable(system, starts, support(program)).flatMap((one) => one.split(support(program)));
    const bits: Readonly<Record<string, number>> = Object.fromEntries(BITS);
    return found.reduce((all, one) => all | bits[one.shows(program)]!, 0);
  }

  /** Drugs and changes are taken back in any state of any attractor that is reached. */
  private withdrawn(): "stays" | "can relapse" | "must relapse" {
    const changes = this.model.changes(untreatedOf(this.given.asked));
    const [system, held] = [treated(rulesOf(this.model), changes), heldBy(changes)];
    const near = cone(rulesOf(this.model), support(this.program!));
    const reached = this.notebook.reachable(this.begin.system, this.cubes, near);
    const starts = reached.flatMap((one) => one.states().map((state) => new Map([...[...state].filter(([i]) => !one.free.has(i)), ...held])));
    const after = this.shown(system, starts, this.program!);
    if (!(after & (SOMETIMES | ALWAYS))) return "stays";
    return after & NEVER ? "can relapse" : "must relapse";
  }

  private counted(): number {
    const { system, held } = this.begin;
    const part = residual(system, held, [...system.keys()].filter((i) => !held.has(i)));
    if (part.kept.length > MOST_COUNTED) throw new TooLarge(`${part.kept.length} components can move, and states are counted up to ${MOST_COUNTED}`);
    const { states, cubes, free } = this.notebook.space(part);
    try {
      return states.forward(cubes(this.cubes)).size;
    } finally {
      free();
    }
  }

  /** The path that is asked for, and in how many steps the phenotype shows in some state. */
  private ways(goals: readonly PartialAttractor[]): [Reach["path"], Reach["steps"]] {
    const target = this.target(goals);
    const path = target === null ? [] : this.trying("a path", () => this.path(target));
    const decided = !this.open.some((one) => one.startsWith("a path"));
    if (!this.program) return [path, ""];
    if (this.given.target === "shows") return [path, !decided ? "" : path === null ? null : path.length - 1];
    const shown = this.trying("whether a state that shows it can be reached", () => ({ way: this.path(this.program!) }));
    return [path, shown === null ? "" : shown.way === null ? null : shown.way.length - 1];
  }

  /** A shortest path to the target, over what acts on the target; what does not act stands. */
  private path(target: Program): Values[] | null {
    const together = this.wayFrom(this.cubes, target, MOST_TOGETHER);
    if (together !== undefined) return together;
    // from one start alone less can move
    if (this.cubes.length > MOST_STARTS) throw new TooLarge(`${this.cubes.length} states to start from, each among many states; choose one attractor`);
    const until = performance.now() + 1000 * SECONDS;
    const ways = this.cubes.map((cube) => {
      const way = this.wayFrom([cube], target, MOST_VARIABLES);
      return way === undefined ? this.wayFar(cube, target, (until - performance.now()) / 1000) : way;
    });
    const open = ways.filter((way) => way === undefined).length;
    const found = ways.filter((way): way is Values[] => way !== null && way !== undefined).sort((a, b) => a.length - b.length)[0];
    if (open && !found) throw new TooLarge(`from ${open} of ${this.cubes.length} states too many components can move`);
    if (open) this.open.push(`whether another path to it is shorter, from ${open} of ${this.cubes.length} states: too many components can move`);
    return found ?? null;
  }

  /** The same by decision diagrams, from one set of states; undefined where the time was over. */
  private wayFar(cube: Cube, target: Program, seconds: number): Values[] | null | undefined {
    if (seconds <= 0) return undefined;
    const { system } = this.begin;
    const held = heldAround(system, [cube]);
    const part = residual(system, held, cone(system, support(target), held));
    const goal = renumbered(folded(target, held), places(part.kept));
    const rules = this.notebook.rulesOf(part);
    const network = new CompiledNetwork(rules);
    const budget = { seconds, bytes: 1 << 29 };
    const solution = network.solve([], budget);
    const found = this.notebook.levels.levelled(cube, part.kept).map((start): Values[] | null | undefined => {
      const ahead = new Closure(solution, part.kept.map((i) => start.get(i)), part.kept.map(() => 1), budget);
      const { met, states, ended } = ahead.path(goal, part.kept.length);
      const cut = ahead.ended || ended;
      ahead.free();
      if (cut || met === null) return undefined;
      return met ? states.map((state) => this.valuesOf(new Map([...cube, ...held, ...part.kept.map((i, k) => [i, state[k]!] as const)]))) : null;
    });
    solution.free();
    network.free();
    rules.free();
    if (found.includes(undefined)) return undefined;
    return found.filter((way): way is Values[] => !!way).sort((a, b) => a.length - b.length)[0] ?? null;
  }

  private valuesOf(state: Cube): Values {
    return Object.fromEntries(this.model.document.components.map(({ name, variables }) => [name, variables.filter((v) => state.get(v) === 1).length]));
  }

  /** A shortest path from the nearest of some starts; null where none of them leads there, undefined where too much can move. */
  private wayFrom(cubes: readonly Cube[], target: Program, most: number): Values[] | null | undefined {
    const { system } = this.begin;
    const held = heldAround(system, cubes);
    const part = residual(system, held, cone(system, support(target), held));
    if (part.kept.length > most) return undefined;
    const { states, cubes: within, free } = this.notebook.space(part);
    try {
      const goal = states.where(renumbered(folded(target, held), places(part.kept)));
      const from = nearest(states, within(cubes), goal);
      if (from === null) return null;
      const start = cubes.find((cube) => part.kept.every((i, k) => !cube.has(i) || cube.get(i) === ((from >>> k) & 1)))!;
      const whole = (state: number) => this.valuesOf(new Map([...start, ...held, ...part.kept.map((i, k) => [i, (state >>> k) & 1] as const)]));
      return states.path(from, goal, MOST_STEPS).map(whole);
    } finally {
      free();
    }
  }

  private target(goals: readonly PartialAttractor[]): Program | null {
    const { target } = this.given;
    if (target === "") return null;
    if (typeof target === "number") {
      const goal = goals[target];
      if (!goal) return null;
      const fixed = [...goal.state].filter(([i]) => !goal.free.has(i));
      return fixed.reduce<number[]>((all, [i, value]) => [...all, i, ...(value ? [] : [NOT]), AND], [TRUE]);
    }
    return this.program && (target === "shows" ? this.program : [...this.program, NOT]);
  }
}

/** The start from which the fewest steps lead to a goal; null where none does. */
function nearest(
  states: { predecessors(of: StateSet): StateSet; one(of: StateSet): number | null }, begin: StateSet, goal: StateSet,
): number | null {
  let [seen, layer] = [goal, goal];
  while (layer.size) {
    const found = states.one(layer.and(begin));
    if (found !== null) return found;
    layer = states.predecessors(layer).minus(seen);
    seen = seen.or(layer);
  }
  return null;
}
