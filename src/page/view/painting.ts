// What the diagram is painted with where no panel paints: the levels of the attractor that is looked at, or what all
// have in common, and what differs from the untreated. Until the attractors are known, what percolation fixes.

import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Attractors } from "../answers/attractors";
import type { Percolation } from "../answers/percolation";
import type { Asked, PageDocument } from "../model/document";
import { questionOf, untreatedOf } from "../model/question";
import type { Client } from "../worker/client";
import { type Answering, askAhead, useAnswer } from "./answer";
import { type Paint, type Store, useLook, useQuestion } from "./store";

const PATIENCE = 250; // ms for which the levels of the question before may stay

type Levels = ReadonlyMap<string, readonly [low: number, high: number]>;

/** What is painted where a level is not known. */
export const NOT_KNOWN: readonly [number, number] = [NaN, NaN];

/** Whether the work ended before anything was found. */
export function nothingKnown(answer: Attractors): boolean {
  return answer.incomplete !== "" && answer.attractors.length === 0 && answer.count === "0";
}

export function isTreated(asked: Asked): boolean {
  return asked.drugs.length > 0 || asked.changes.length > 0;
}

/** The attractors of the question, and of the untreated where it is another. */
export function useAttractors(store: Store, client: Client): { now: Answering<Attractors>; untreated: Answering<Attractors> } {
  const { document, asked } = useQuestion(store);
  const sound = questionOf(document, asked).problems.length === 0;
  const now = useAnswer(client, "attractors", sound ? { asked } : null);
  const untreated = useAnswer(client, "attractors", sound && isTreated(asked) ? { asked: untreatedOf(asked) } : null);
  return { now, untreated };
}

/** Of each component the lowest and highest level in all attractors that are listed. */
export function common(answer: Attractors): Levels {
  const found = new Map<string, readonly [number, number]>();
  for (const one of answer.attractors) {
    for (const [name, [low, high]] of Object.entries(one.levels)) {
      const before = found.get(name);
      found.set(name, before ? [Math.min(before[0], low), Math.max(before[1], high)] : [low, high]);
    }
  }
  return found;
}

/** The levels of an attractor by its place in the list, or what all have in common. */
export function levelsOf(answer: Attractors, attractor: number): Levels {
  const one = answer.attractors[attractor];
  return one ? new Map(Object.entries(one.levels)) : common(answer);
}

/** The components of which the share of attractors in which they are on (or at a level) is another than untreated; where
 * attractors are not counted condition by condition, those alone that are on in all or in none of one of the two. */
function differing(document: PageDocument, now: Attractors, untreated: Attractors): Set<string> {
  const sure = (share: number) => share === 0 || share === 1;
  const counted = now.byCondition && untreated.byCondition;
  const other = (v: number) => {
    const [is, was] = [now.on[v]!, untreated.on[v]!];
    return Math.abs(is - was) > 1e-9 && (counted || sure(is) || sure(was));
  };
  return new Set(document.components.filter((one) => one.variables.some(other)).map((one) => one.name));
}

/** Paint; `itself`: the panel that is open paints. */
export function usePainting(store: Store, client: Client, itself: boolean): void {
  const { document, asked } = useQuestion(store);
  const look = useLook(store);
  const { now, untreated } = useAttractors(store, client);
  useEffect(() => {
    let last = store.state.asked;
    let leave = () => undefined as void;
    return store.listen(() => {
      if (store.state.asked === last) return;
      last = store.state.asked;
      leave();
      if (!questionOf(store.state.document, last).problems.length) leave = askAhead(client, "attractors", { asked: last });
    });
  }, [store, client]);
  const late = useLate(now.waiting, JSON.stringify(asked));
  const unknown = late || now.error !== null || now.answer?.attractors.length === 0;
  const unsound = questionOf(document, asked).problems.length > 0;
  const forced = useAnswer(client, "percolation", unknown ? { asked } : null);
  useLayoutEffect(() => {
    if (itself) return;
    const paint: Partial<Paint> = { steps: new Map(), differing: new Set() };
    if (!unknown && now.answer && !now.waiting) {
      const levels = levelsOf(now.answer, look.attractor);
      const compared = look.difference && untreated.answer?.attractors.length && !untreated.waiting;
      store.paint({ ...paint, levels, ...(compared ? { differing: differing(document, now.answer, untreated.answer!) } : {}) });
    } else if (unknown && forced.answer && !forced.waiting) {
      store.paint({ ...paint, levels: fixed(document, forced.answer) });
    } else if (unsound) {
      store.paint({ ...paint, levels: new Map() });
    }
  }, [store, document, now.answer, now.waiting, untreated.answer, untreated.waiting, unknown, forced.answer, forced.waiting,
    look.attractor, look.difference, itself, unsound]);
}

/** What percolation fixes; of the other components the level is not known, and a free input may be at any. */
function fixed(document: PageDocument, answer: Percolation): Levels {
  const free = new Map<string, readonly [number, number]>(document.components.map((one) => [one.name, one.input ? [0, one.maximum] : NOT_KNOWN]));
  for (const { component, low, high } of answer.links) free.set(component, [low, high]);
  return free;
}

/** Whether something has been waiting for a while. */
function useLate(waiting: boolean, key: string): boolean {
  const [late, set] = useState(false);
  useEffect(() => {
    set(false);
    if (!waiting) return undefined;
    const timer = setTimeout(() => set(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [waiting, key]);
  return late;
}
