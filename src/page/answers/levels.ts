// Components with levels as their variables: which combinations of values are levels.

import { AND, NOT, OR } from "../core/codes";
import type { Program } from "../core/rules";
import type { Model } from "../model/model";
import type { Cube } from "../model/reduced";

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

const MOST_OPEN = 65536;

/** The levels that a start leaves open, as values of the variables that are seen, each with its share: all levels are alike. */
export function levelStarts(levels: Levels, cube: Cube, seen: readonly number[]): { share: number; values: Cube }[] {
  const within = new Set(seen);
  let found: { share: number; values: Cube }[] = [{ share: 1, values: new Map() }];
  for (const variables of levels.own) {
    if (!variables.some((i) => within.has(i)) || variables.every((i) => cube.has(i))) continue;
    const ways = new Map<string, { many: number; values: [number, number][] }>();
    for (let level = 0; level <= variables.length; level++) {
      if (variables.some((i, k) => (cube.get(i) ?? Number(k < level)) !== Number(k < level))) continue;
      const values = variables.flatMap((i, k): [number, number][] => (within.has(i) ? [[i, Number(k < level)]] : []));
      const known = ways.get(String(values));
      ways.set(String(values), { many: (known?.many ?? 0) + 1, values });
    }
    const all = [...ways.values()].reduce((sum, one) => sum + one.many, 0);
    if (found.length * ways.size > MOST_OPEN) throw new Error(`the start leaves more than ${MOST_OPEN} combinations of levels open`);
    found = found.flatMap((one) =>
      [...ways.values()].map(({ many, values }) => ({ share: (one.share * many) / all, values: new Map([...one.values, ...values]) })),
    );
  }
  return found;
}
