// The screen that runs or ran: what is tried, how far it is, and what it found. It outlives the panel that shows it, and
// it works beside the rest of the page, which goes on answering.

import { useEffect, useState } from "preact/hooks";
import type { ScreenGiven, ScreenTable } from "../../answers/screen";
import type { SetsFound, SetsGiven } from "../../answers/minimal_sets";
import type { Over } from "../../answers/designs";
import type { Asked, PageDocument } from "../../model/document";
import { type AnswerError, type Client, Ended } from "../../worker/client";
import type { Store } from "../store";

export type Kind = "singles" | "drugs" | "pairs" | "drug pairs" | "sets" | "escapes";

/** What is tried. */
export interface Choice {
  readonly kind: Kind;
  /** How many pairs are tried at most; where there are more, those of the most effective changes. */
  readonly pairs: number;
  /** Whether pairs are left out of which one part does as much. */
  readonly minimal: boolean;
  readonly goal: SetsGiven["goal"];
  readonly size: number;
  readonly over: "nodes" | "nodes,edges" | "drugs";
  /** Seconds for the search of smallest sets. */
  readonly seconds: number;
}

const FIRST: Choice = {
  kind: "singles", pairs: 50_000, minimal: true, goal: "gone", size: 2, over: "nodes", seconds: 60,
};

/** One run, with the question that it was of. */
export interface Run {
  readonly choice: Choice;
  readonly asked: Asked;
  readonly document: PageDocument;
  readonly state: "running" | "done" | "cancelled" | "failed";
  /** From 0 to 1. */
  readonly done: number;
  readonly table: ScreenTable | null;
  readonly sets: SetsFound | null;
  readonly error: AnswerError | null;
  /** When it began, in milliseconds of the page's clock. */
  readonly began: number;
  /** Seconds that it took by now. */
  readonly seconds: number;
}

function screenGiven(choice: Choice, asked: Asked): ScreenGiven {
  switch (choice.kind) {
    case "drugs":
      return { asked, over: ["drugs"] };
    case "drug pairs":
      return { asked, over: ["drugs"], size: 2, minimal: choice.minimal };
    case "pairs":
      return { asked, size: 2, minimal: choice.minimal, pairs: choice.pairs };
    default:
      return { asked };
  }
}

function setsGiven(choice: Choice, asked: Asked): SetsGiven {
  const over = choice.over.split(",") as Over[];
  return { asked, goal: choice.goal, size: choice.size, over, seconds: choice.seconds };
}

export class Screening {
  choice: Choice = FIRST;
  run: Run | null = null;
  private end = new AbortController();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly store: Store,
    private readonly client: Client,
  ) {}

  choose(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
    this.tell();
  }

  start(): void {
    this.cancel();
    const { asked, document } = this.store.state;
    const { choice } = this;
    this.end = new AbortController();
    const { signal } = this.end;
    const begun: Run = {
      choice, asked, document, state: "running", done: 0, table: null, sets: null, error: null, began: performance.now(), seconds: 0,
    };
    this.run = begun;
    this.tell();
    const change = (part: Partial<Run>) => {
      if (this.run?.began !== begun.began || this.run.state !== "running") return;
      this.run = { ...this.run, ...part, seconds: (performance.now() - begun.began) / 1000 };
      this.tell();
    };
    const failed = (error: Error) => {
      if (error instanceof Ended) return change({ state: "cancelled" });
      change({ state: "failed", error: error as AnswerError });
    };
    if (choice.kind === "sets") {
      const part = (done: number, sets: SetsFound) => change({ done, sets });
      this.client.ask("minimalSets", setsGiven(choice, asked), part, signal).then((sets) => change({ state: "done", done: 1, sets }), failed);
    } else {
      const part = (done: number, table: ScreenTable) => change({ done, table });
      this.client.ask("screen", screenGiven(choice, asked), part, signal).then((table) => change({ state: "done", done: 1, table }), failed);
    }
  }

  /** End the work; what was found by now stays. */
  cancel(): void {
    if (this.run?.state !== "running") return;
    this.end.abort();
    this.run = { ...this.run, state: "cancelled", seconds: (performance.now() - this.run.began) / 1000 };
    this.tell();
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const KNOWN = new WeakMap<Store, Screening>();

/** The page's screening, in a component that is drawn again where it changes. */
export function useScreening(store: Store, client: Client): Screening {
  let found = KNOWN.get(store);
  if (!found) KNOWN.set(store, (found = new Screening(store, client)));
  const screening = found;
  const [, set] = useState(0);
  useEffect(() => {
    set((count) => count + 1);
    return screening.listen(() => set((count) => count + 1));
  }, [screening]);
  return screening;
}

/** Whether a run is of the question that is asked now. */
export function isOf(run: Run, document: PageDocument, asked: Asked): boolean {
  return run.document === document && JSON.stringify(run.asked) === JSON.stringify(asked);
}
