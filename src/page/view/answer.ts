// An answer of the worker in a component: asked again where the question changes, the last answer kept meanwhile.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, Given, Questions } from "../answers";
import { type AnswerError, type Client, Ended } from "../worker/client";

export interface Answering<T> {
  /** The last answer; null before the first. */
  readonly answer: T | null;
  /** Whether it is of an earlier question. */
  readonly waiting: boolean;
  readonly error: AnswerError | null;
}

export function useAnswer<Q extends keyof Questions>(client: Client, question: Q, given: Given<Q>): Answering<Answer<Q>> {
  const [state, set] = useState<Answering<Answer<Q>>>({ answer: null, waiting: true, error: null });
  const key = JSON.stringify(given);
  const latest = useRef("");
  useEffect(() => {
    latest.current = key;
    set((before) => ({ ...before, waiting: true }));
    client.ask(question, given).then(
      (answer) => latest.current === key && set({ answer, waiting: false, error: null }),
      (error: Error) => {
        if (!(error instanceof Ended) && latest.current === key) set({ answer: null, waiting: false, error: error as AnswerError });
      },
    );
  }, [client, question, key]);
  return state;
}
