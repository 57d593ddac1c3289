// The levels of an attractor that is known by its variables.

import type { Model } from "../model/model";
import type { PartialAttractor } from "./notebook";

/** Of each component its lowest and highest level there; an input that it does not depend on has all of its levels. */
export function levelsOf(model: Model, one: PartialAttractor): Record<string, readonly [low: number, high: number]> {
  return Object.fromEntries(
    model.document.components.map(({ name, variables }) => {
      const low = variables.filter((v) => one.held.get(v) === 1).length;
      return [name, [low, low + variables.filter((v) => !one.held.has(v)).length] as const];
    }),
  );
}
