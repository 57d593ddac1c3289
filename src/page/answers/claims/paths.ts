// Claims about paths: what can be reached, must be reached or is never left, and formulas of computation tree logic. As
// `logicnet.checking.decisions` and `ctl`.

import { NOT } from "../../core/codes";
import type { Program } from "../../core/rules";
import { MOST_VARIABLES, type StateSet, type StateSpace } from "../../core/spaces";
import { Closure } from "../../core/walks";
import type { ClaimQuestion } from "../../model/document";
import { cone, type Cube, folded, heldAround, places, renumbered, type Residual, residual, settles, support, type System } from "../../model/reduced";
import { type Notebook, TooLarge, tooMany } from "../notebook";

type PathQuestion = ClaimQuestion & { kind: "reaches" | "formula" };

/** Operators that components which do not act on what is asked cannot disturb; the others ask that these come to rest. */
const STUTTERING = new Set(["EF", "AG", "EU"]);
const SETTLING = new Set([...STUTTERING, "AF", "EG", "AU"]);
const OPERATORS = new Set(["EX", "AX", ...SETTLING]);

export interface OnStates {
  readonly holds: boolean;
  /** Start states, over what was followed. */
  readonly states: number;
}

/** Whether a property holds in every start state. */
export function onStates(
  notebook: Notebook, question: PathQuestion, system: System, starts: (wanted: Iterable<number>) => Cube[],
): OnStates {
  const read = (text: string): Program => notebook.model.program(text);
  const texts = question.kind === "reaches" ? [question.expression] : atoms(question.steps);
  const wanted = new Set(texts.flatMap((text) => [...support(read(text))]));
  const asked = question.kind === "reaches" ? ["EF", "EU"] : question.steps.filter((step) => OPERATORS.has(step));
  let begin = starts(wanted);
  let held = heldAround(system, begin);
  let kept = followed(system, wanted, held, asked);
  const near = cone(system, wanted, held);
  if ([...kept].some((i) => !near.has(i))) {
    begin = starts(system.keys());
    held = heldAround(system, begin);
    kept = followed(system, wanted, held, asked);
  }
  const part = residual(system, held, kept);
  const program = (text: string): Program => folded(read(text), held);
  if (part.kept.length > MOST_VARIABLES) return far(notebook, question, part, begin, program);
  const { states, cubes, free } = notebook.space(part);
  try {
    const place = places(part.kept);
    const shown = (text: string): StateSet => states.where(renumbered(program(text), place));
    const here = cubes(begin);
    const good = here.and(question.kind === "reaches" ? reaching(states, question.way, shown(question.expression)) : satisfying(states, question.steps, shown));
    return { holds: good.size === here.size, states: here.size };
  } finally {
    free();
  }
}

function followed(system: System, wanted: ReadonlySet<number>, held: Cube, asked: readonly string[]): Set<number> {
  const everything = [...system.keys()].filter((i) => !held.has(i));
  const needed = cone(system, wanted, held);
  if (asked.every((one) => STUTTERING.has(one))) return needed;
  const rest = everything.filter((i) => !needed.has(i));
  return asked.every((one) => SETTLING.has(one)) && settles(system, held, rest) ? needed : new Set(everything);
}

function reaching(space: StateSpace, way: "can reach" | "must reach" | "stays", shown: StateSet): StateSet {
  switch (way) {
    case "can reach":
      return space.backward(shown);
    case "stays":
      return space.backward(shown.not()).not();
    case "must reach": // it is missed where a path that avoids it leads to where it cannot be reached any more
      return space.backward(space.backward(shown).not(), shown.not()).not();
  }
}

function atoms(steps: readonly string[]): string[] {
  return steps.filter((step) => step.startsWith("=")).map((step) => step.slice(1));
}

/** The states in which a formula holds, worked out from its innermost part outwards. */
function satisfying(space: StateSpace, steps: readonly string[], shown: (text: string) => StateSet): StateSet {
  const done: StateSet[] = [];
  for (const step of steps) {
    if (step.startsWith("=")) done.push(shown(step.slice(1)));
    else if (step in ONE) done.push(ONE[step]!(space, done.pop()!));
    else {
      const right = done.pop()!;
      done.push(TWO[step]!(space, done.pop()!, right));
    }
  }
  return done[0]!;
}

const ONE: Readonly<Record<string, (space: StateSpace, inside: StateSet) => StateSet>> = {
  "!": (_, inside) => inside.not(),
  EX: (space, inside) => space.before(inside),
  AX: (space, inside) => space.before(inside.not()).not(),
  EF: (space, inside) => space.backward(inside),
  AG: (space, inside) => space.backward(inside.not()).not(),
  EG: (space, inside) => space.staying(inside),
  AF: (space, inside) => space.staying(inside.not()).not(),
};

const TWO: Readonly<Record<string, (space: StateSpace, left: StateSet, right: StateSet) => StateSet>> = {
  "&": (_, left, right) => left.and(right),
  "|": (_, left, right) => left.or(right),
  "->": (_, left, right) => left.not().or(right),
  EU: (space, left, right) => space.backward(right, left),
  AU: (space, left, right) => {
    const late = right.not();
    const neither = left.not().and(late);
    return space.backward(neither, late).not().and(space.staying(late).not());
  },
};

/** What can be reached, or is never left, among too many states for one bit each: by decision diagrams. */
function far(
  notebook: Notebook, question: PathQuestion, part: Residual, begin: readonly Cube[], program: (text: string) => Program,
): OnStates {
  const states = startsOf(notebook, part, begin);
  const whole = states.every((cube) => cube.size === part.kept.length);
  const way = question.kind === "reaches" ? question.way : "";
  // it is known what some start state reaches: that speaks for each of them where the start is one state, or where the
  // question is that none of them reaches it
  if (question.kind !== "reaches" || way === "must reach" || !(whole || way === "stays")) throw new TooLarge(tooMany(part));
  const shown = renumbered(program(question.expression), places(part.kept));
  const solved = notebook.solved(part);
  const moving = part.kept.map(() => 1);
  const count = states.reduce((all, cube) => all + 2 ** (part.kept.length - cube.size), 0);
  try {
    for (const start of states) {
      const ahead = new Closure(solved.solution, part.kept.map((i) => start.get(i)), moving);
      const { met } = ahead.path(way === "stays" ? [...shown, NOT] : shown, part.kept.length);
      const ended = ahead.ended;
      ahead.free();
      if (met === null || (ended && !met)) throw new TooLarge(tooMany(part));
      if (met !== (way === "can reach")) return { holds: false, states: count };
    }
    return { holds: true, states: count };
  } finally {
    solved.solution.free();
    solved.network.free();
    solved.rules.free();
  }
}

/** Start states over what is kept, each once. */
function startsOf(notebook: Notebook, part: Residual, begin: readonly Cube[]): Cube[] {
  const levelled = begin.flatMap((cube) => notebook.levels.levelled(cube, part.kept));
  const seen = levelled.map((cube) => new Map(part.kept.flatMap((i) => (cube.has(i) ? [[i, cube.get(i)!] as const] : []))));
  return [...new Map(seen.map((cube) => [JSON.stringify([...cube]), cube])).values()];
}
