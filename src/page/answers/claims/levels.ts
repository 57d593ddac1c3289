// Components with levels as their variables: which combinations of values are levels.

import { AND, NOT, OR } from "../../core/codes";
import type { Program } from "../../core/rules";
import type { Model } from "../../model/model";
import type { Cube } from "../../model/reduced";

const MOST_STARTS = 65536;

export class Levels {
  /** Of each component with levels its variables, by level from 1. */
  readonly own: readonly (readonly number[])[];

  constructor(model: Model) {
    this.own = model.document.components.map((one) => one.variables).filter((variables) => variables.length > 1);
  }

  /** The states of what is kept that are states of levels; null where all of them are. */
  possible(kept: readonly number[]): Program | null {
    const within = new Set(kept);
    const pairs = this.own.flatMap((variables) =>
      variables.slice(1).flatMap((higher, k): [number, number][] =>
        within.has(higher) && within.has(variables[k]!) ? [[higher, variables[k]!]] : [],
      ),
    );
    return pairs.length ? pairs.flatMap(([higher, lower], k) => [higher, NOT, lower, OR, ...(k ? [AND] : [])]) : null;
  }

  /** The parts of a cube in which each component with several variables free among these has one level. */
  levelled(cube: Cube, over: Iterable<number>): Cube[] {
    const within = new Set(over);
    let found: Cube[] = [cube];
    for (const variables of this.own) {
      const free = variables.filter((i) => within.has(i) && !cube.has(i));
      if (free.length < 2) continue;
      if (found.length * (free.length + 1) > MOST_STARTS) throw new Error("too many levels to start from");
      found = found.flatMap((one) =>
        Array.from({ length: free.length + 1 }, (_, n) => new Map([...one, ...free.map((i, k) => [i, Number(k < n)] as const)])),
      );
    }
    return found;
  }
}
