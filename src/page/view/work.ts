// What the page waits for, and an end to it: work that takes more than a moment can be cancelled, and asked for again.

import { useEffect, useState } from "preact/hooks";
import { AnswerError, type Client } from "../worker/client";

/** What stands in the place of an answer that was cancelled. */
export const CANCELLED = new AnswerError({ message: "Cancelled before it was answered", hint: "Ask again, or hold inputs to ask less at once." });

const MOMENT = 2000; // ms after which an end is offered

interface Task {
  readonly began: number;
  readonly end: () => void;
}

class Work {
  readonly tasks = new Set<Task>();
  readonly listeners = new Set<() => void>();
  /** Counts how often it was asked again. */
  round = 0;
  cancelled = false;

  tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const KNOWN = new WeakMap<Client, Work>();

function workOf(client: Client): Work {
  let found = KNOWN.get(client);
  if (!found) KNOWN.set(client, (found = new Work()));
  return found;
}

/** Something is waited for; `end` ends it. Gives what is to be called when nothing is any more. */
export function waitingFor(client: Client, end: () => void): () => void {
  const work = workOf(client);
  const task = { began: performance.now(), end };
  work.tasks.add(task);
  work.tell();
  return () => void (work.tasks.delete(task) && work.tell());
}

/** End all that is waited for. */
export function cancel(client: Client): void {
  const work = workOf(client);
  const tasks = [...work.tasks];
  work.cancelled = tasks.length > 0;
  work.tasks.clear();
  for (const task of tasks) task.end();
  work.tell();
}

/** Ask what was cancelled once more. */
export function askAgain(client: Client): void {
  const work = workOf(client);
  work.round += 1;
  work.cancelled = false;
  work.tell();
}

/** How often it was asked again, in a component that asks then. */
export function useRound(client: Client): number {
  const [round, set] = useState(workOf(client).round);
  useEffect(() => {
    const work = workOf(client);
    const changed = () => set(work.round);
    work.listeners.add(changed);
    return () => void work.listeners.delete(changed);
  }, [client]);
  return round;
}

/** Whether something is waited for longer than a moment, and whether something was cancelled. `key`: the question. */
export function useWork(client: Client, key: string): { long: boolean; cancelled: boolean } {
  const [state, set] = useState({ long: false, cancelled: false });
  useEffect(() => {
    const work = workOf(client);
    work.cancelled = false; // of the question before
    let timer = 0;
    const changed = () => {
      clearTimeout(timer);
      const began = Math.min(...[...work.tasks].map((one) => one.began));
      const left = began + MOMENT - performance.now();
      const [long, { cancelled }] = [left <= 0, work];
      if (left > 0 && left < Infinity) timer = setTimeout(changed, left);
      set((before) => (before.long === long && before.cancelled === cancelled ? before : { long, cancelled }));
    };
    changed();
    work.listeners.add(changed);
    return () => {
      clearTimeout(timer);
      work.listeners.delete(changed);
    };
  }, [client, key]);
  return state;
}
