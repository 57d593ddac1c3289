// An answer that takes long, in a component: what is known by now, and how far the work is. What nobody waits for ends.

import { useEffect, useState } from "preact/hooks";
import type { Answer, Given, Questions } from "../answers";
import { type AnswerError, type Client, Ended } from "../worker/client";
import { CANCELLED, useRound, waitingFor } from "./work";

export interface Partial<T> {
  /** What is known: of the question that is asked, or null. */
  readonly answer: T | null;
  /** From 0 to 1; 1 where `answer` is whole. */
  readonly done: number;
  readonly error: AnswerError | null;
}

/** `given` null: nothing is asked. */
export function usePartial<Q extends keyof Questions>(client: Client, question: Q, given: Given<Q> | null): Partial<Answer<Q>> {
  const [state, set] = useState<Partial<Answer<Q>>>({ answer: null, done: 0, error: null });
  const round = useRound(client);
  const key = given === null ? "" : JSON.stringify([client.version, given]);
  useEffect(() => {
    set({ answer: null, done: 0, error: null });
    if (given === null) return undefined;
    const end = new AbortController();
    const over = waitingFor(client, () => {
      end.abort();
      set({ answer: null, done: 1, error: CANCELLED });
    });
    const part = (done: number, answer: never) => set({ answer, done, error: null });
    client.ask(question, given, part, end.signal).finally(over).then(
      (answer) => !end.signal.aborted && set({ answer, done: 1, error: null }),
      (error: Error) => !(error instanceof Ended) && !end.signal.aborted && set({ answer: null, done: 1, error: error as AnswerError }),
    );
    return () => end.abort();
  }, [client, question, key, round]);
  return state;
}
