// Where the dynamics begins: anywhere, in a state, or in what the network has settled in before it is treated. As
// `logicnet.analysis.started` and `attracted`.

import type { Asked, Values } from "../model/document";
import type { Model } from "../model/model";
import { equated } from "../model/notation";
import { untreatedOf } from "../model/question";
import { type Cube, heldAround, heldBy, folded, support, type System, treated } from "../model/reduced";
import type { Notebook, PartialAttractor } from "./notebook";

export type StartGiven =
  | { readonly kind: "anywhere" }
  | { readonly kind: "attractors" }
  /** Of the attractors of the untreated those that show a phenotype in some state; `place` picks one of these. */
  | { readonly kind: "showing"; readonly phenotype: string; readonly place: number | null }
  | { readonly kind: "state"; readonly values: Values };

export interface Begun {
  /** The rules under the question. */
  readonly system: System;
  /** A mixture of sets of states, in which all that the question holds is held. */
  readonly starts: readonly { readonly weight: number; readonly cube: Cube }[];
  /** What is held in a trap space around them. */
  readonly held: Cube;
  /** Values that gave way to what the question holds, as text. */
  readonly overridden: string;
}

const MOST_STATES = 1 << 12; // of attractors that may be a start

/** What cannot be a start, and what to do. */
class NoStart extends Error {}

export function begun(model: Model, notebook: Notebook, asked: Asked, start: StartGiven): Begun {
  const changes = model.changes(asked);
  const system = treated(rulesOf(model), changes);
  const held = heldBy(changes);
  const [parts, overridden] = partsOf(model, notebook, asked, start, held);
  const starts = parts.map(({ weight, cube }) => ({ weight, cube: new Map([...cube, ...held]) }));
  return { system, starts, held: heldAround(system, starts.map((one) => one.cube)), overridden };
}

export function rulesOf(model: Model): System {
  return model.rules.programs().map((program) => folded(program, new Map()));
}

function partsOf(model: Model, notebook: Notebook, asked: Asked, start: StartGiven, held: Cube): [{ weight: number; cube: Cube }[], string] {
  switch (start.kind) {
    case "anywhere":
      return [[{ weight: 1, cube: new Map() }], ""];
    case "state":
      return stated(model, start.values, held);
    case "attractors":
      return [settledIn(model, notebook, asked), ""];
    case "showing": {
      const shown = showing(model, notebook, asked, start.phenotype);
      const chosen = start.place === null ? shown : shown.slice(start.place, start.place + 1);
      return [statesOf(chosen), ""];
    }
  }
}

/** The attractors of the untreated that show a phenotype in some state. */
export function showing(model: Model, notebook: Notebook, asked: Asked, phenotype: string): PartialAttractor[] {
  const program = model.program(phenotype);
  const system = treated(rulesOf(model), model.changes(untreatedOf(asked)));
  const found = notebook.attractors(system, model.document.variables.keys()).flatMap((one) => one.split(support(program)));
  const shown = found.filter((one) => one.shows(program) !== "never");
  if (!shown.length) throw new NoStart(`no attractor of the untreated shows ${phenotype}: there is nothing to start from`);
  return shown;
}

/** Each attractor weighs the same, and the states of one are alike; inputs that it does not depend on stay open. */
function statesOf(found: readonly PartialAttractor[]): { weight: number; cube: Cube }[] {
  const states = found.map((one) => one.states().map((cube) => new Map([...cube].filter(([i]) => !one.free.has(i)))));
  const many = states.reduce((all, own) => all + own.length, 0);
  if (many > MOST_STATES) throw new NoStart(`attractors with more than ${MOST_STATES} states cannot be a start`);
  return states.flatMap((own) => own.map((cube) => ({ weight: 1 / (found.length * own.length), cube })));
}

function stated(model: Model, values: Values, held: Cube): [{ weight: number; cube: Cube }[], string] {
  const cube = heldBy(model.held(values));
  const gave = Object.entries(values).filter(([name]) =>
    model.component(name).variables.some((v) => held.has(v) && held.get(v) !== cube.get(v)),
  );
  return [[{ weight: 1, cube }], equated(Object.fromEntries(gave))];
}

/** The states of the attractors of the untreated. */
function settledIn(model: Model, notebook: Notebook, asked: Asked): { weight: number; cube: Cube }[] {
  const changes = model.changes(untreatedOf(asked));
  const held = heldBy(changes);
  const free = model.document.components.filter((one) => one.input && one.variables.some((v) => !held.has(v)));
  if (free.length) {
    throw new NoStart(`attractors as a start need every input held; free: ${free.map((one) => one.name).join(", ")}`);
  }
  return statesOf(notebook.attractors(treated(rulesOf(model), changes), model.document.variables.keys()));
}
