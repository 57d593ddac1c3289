// An answer of the worker in a component: asked again where the question changes, the last answer kept meanwhile. Parts
// of the page that ask the same share one answer, and answers of a while ago are kept: to undo costs nothing.

import { useLayoutEffect, useState } from "preact/hooks";
import type { Answer, Given, Questions } from "../answers";
import { type AnswerError, type Client, Ended } from "../worker/client";
import { CANCELLED, useRound, waitingFor } from "./work";

export interface Answering<T> {
  /** The last answer; null before the first. */
  readonly answer: T | null;
  /** Whether it is of an earlier question. */
  readonly waiting: boolean;
  readonly error: AnswerError | null;
}

const NONE: Answering<never> = { answer: null, waiting: true, error: null };
const KEPT = 32; // answers

interface Entry {
  readonly promise: Promise<unknown>;
  readonly end: AbortController;
  users: number;
  settled: boolean;
  answer: unknown;
}

const ENTRIES = new WeakMap<Client, Map<string, Entry>>();

/** The answer to a question, and `leave`: nobody here waits for it any more. `given` null: nothing is asked. */
export function useAnswer<Q extends keyof Questions>(client: Client, question: Q, given: Given<Q> | null): Answering<Answer<Q>> {
  const { version } = client;
  const [state, set] = useState<Answering<Answer<Q>> & { version: number }>({ ...NONE, version });
  const round = useRound(client);
  const key = given === null ? "" : keyOf(client, question, given);
  // before the browser draws: a frame between a click and its answer would be seen
  useLayoutEffect(() => {
    if (given === null) {
      set({ answer: null, waiting: false, error: null, version });
      return undefined;
    }
    const entry = entryOf(client, question, given, key);
    if (entry.settled && entry.answer !== undefined) {
      set({ answer: entry.answer as Answer<Q>, waiting: false, error: null, version });
      return undefined;
    }
    let current = true;
    entry.users += 1;
    set((before) => (before.version !== version ? { ...NONE, version } : before.waiting ? before : { ...before, waiting: true }));
    entry.promise.then(
      (answer) => current && set({ answer: answer as Answer<Q>, waiting: false, error: null, version }),
      (error: Error) => current && set({ answer: null, waiting: false, error: error instanceof Ended ? CANCELLED : (error as AnswerError), version }),
    );
    return () => {
      current = false;
      entry.users -= 1;
      leave(client, key, entry);
    };
  }, [client, question, key, round]);
  return state.version === version ? state : NONE; // an answer about another network names components that are not here
}

/** Ask before a part of the page needs the answer: it finds the question under way. Gives what ends it where none did. */
export function askAhead<Q extends keyof Questions>(client: Client, question: Q, given: Given<Q>): () => void {
  const key = keyOf(client, question, given);
  const entry = entryOf(client, question, given, key);
  entry.promise.catch(() => undefined);
  return () => leave(client, key, entry);
}

/** End work that nobody waits for. */
function leave(client: Client, key: string, entry: Entry): void {
  if (entry.users || entry.settled) return;
  const entries = ENTRIES.get(client);
  if (entries?.get(key) === entry) entries.delete(key);
  entry.end.abort();
}

function keyOf(client: Client, question: string, given: unknown): string {
  return JSON.stringify([client.version, question, given]);
}

function entryOf<Q extends keyof Questions>(client: Client, question: Q, given: Given<Q>, key: string): Entry {
  let entries = ENTRIES.get(client);
  if (!entries) ENTRIES.set(client, (entries = new Map()));
  const known = entries.get(key);
  if (known) {
    entries.delete(key); // to the end: those that were asked last are kept
    entries.set(key, known);
    return known;
  }
  const end = new AbortController();
  const promise = client.ask(question, given, undefined, end.signal);
  const entry: Entry = { promise, end, users: 0, settled: false, answer: undefined };
  const over = waitingFor(client, () => end.abort());
  promise.then(over, over);
  promise.then(
    (answer) => Object.assign(entry, { settled: true, answer }),
    () => entries.get(key) === entry && entries.delete(key), // asked anew the next time
  );
  entries.set(key, entry);
  for (const [other, one] of entries) {
    if (entries.size <= KEPT) break;
    if (one.settled && !one.users) entries.delete(other);
  }
  return entry;
}
