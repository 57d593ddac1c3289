// The page's side of its workers: questions as promises, parts of answers while they are found, and an end to work that
// nobody waits for any more.
//
// There is one worker, and others are started where a question would have to wait: a screen that takes a minute does
// not keep a click waiting. A worker cannot be interrupted; work that nobody waits for is ended with its worker, and a
// new one takes its place.

import type { Answer, Given, Questions } from "../answers";
import type { PageDocument } from "../model/document";
import type { Failure, FromWorker, ToWorker } from "./protocol";

const MOST = 3; // workers
const PATIENCE = 60; // ms that a question waits before a worker is started for it
const STALE = 1000; // ms that work goes on which nobody waits for

export class Ended extends Error {
  constructor() {
    super("the work was ended");
  }
}

export class AnswerError extends Error {
  readonly hint: string;
  /** The text that could not be read, and which characters of it; "" where it is no matter of a text. */
  readonly text: string;
  readonly begin: number;
  readonly end: number;

  constructor(failure: Pick<Failure, "message" | "hint"> & Partial<Failure>) {
    super(failure.message);
    this.hint = failure.hint;
    this.text = failure.text ?? "";
    this.begin = failure.begin ?? -1;
    this.end = failure.end ?? -1;
  }
}

interface Job {
  readonly id: number;
  readonly question: string;
  readonly given: unknown;
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
  readonly part: ((done: number, part: never) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Line {
  worker: Worker;
  job: Job | null;
}

export class Client {
  private readonly address: string;
  private readonly lines: Line[] = [];
  private waiting: Job[] = [];
  private last = 0;
  private told!: (message: string) => void;
  /** "" as soon as questions can be asked, or why none can. */
  readonly ready = new Promise<string>((tell) => (this.told = tell));
  /** Counts the networks that were asked about. */
  version = 0;

  /** `script`: the worker's source; `core`: the WebAssembly module. */
  constructor(
    script: string,
    private readonly core: ArrayBuffer,
    private document: PageDocument,
  ) {
    this.address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.lines.push(this.started());
  }

  /** Ask. Where `signal` is aborted, nobody waits for the answer any more: the promise fails with `Ended`. */
  ask<Q extends keyof Questions>(
    question: Q, given: Given<Q>, part?: (done: number, part: never) => void, signal?: AbortSignal,
  ): Promise<Answer<Q>> {
    return new Promise<Answer<Q>>((done, failed) => {
      if (signal?.aborted) return failed(new Ended());
      const job: Job = { id: ++this.last, question, given, done: done as (answer: never) => void, failed, part, signal };
      signal?.addEventListener("abort", () => this.left(job), { once: true });
      this.waiting.push(job);
      this.next(false);
      if (this.waiting.includes(job)) setTimeout(() => this.next(true), PATIENCE);
    });
  }

  /** Ask about another network from here on. What is under way is ended. */
  use(document: PageDocument): void {
    this.document = document;
    this.version += 1;
    for (const job of this.waiting.splice(0)) job.failed(new Ended());
    for (const line of this.lines.splice(0)) {
      line.worker.terminate();
      line.job?.failed(new Ended());
    }
    this.lines.push(this.started());
  }

  /** End what was asked without a signal: whoever waits gets `Ended`. */
  end(): void {
    const ended = (job: Job | null) => job !== null && !job.signal;
    for (const job of this.waiting.filter(ended)) job.failed(new Ended());
    this.waiting = this.waiting.filter((job) => !ended(job));
    for (const line of this.lines.filter((one) => ended(one.job))) this.anew(line, new Ended());
    this.next(false);
  }

  get busy(): boolean {
    return this.waiting.length > 0 || this.lines.some((one) => one.job);
  }

  /** Hand out what waits: to workers that do nothing, and with `more` to one that is started for it. */
  private next(more: boolean): void {
    while (this.waiting.length) {
      let line = this.lines.find((one) => !one.job);
      if (!line && (this.lines.length === 0 || (more && this.lines.length < MOST))) this.lines.push((line = this.started()));
      if (!line) return;
      const job = this.waiting.shift()!;
      line.job = job;
      line.worker.postMessage({ kind: "ask", id: job.id, question: job.question, given: job.given } satisfies ToWorker);
    }
  }

  /** Nobody waits for this any more. */
  private left(job: Job): void {
    job.failed(new Ended());
    this.waiting = this.waiting.filter((one) => one !== job);
    const line = this.lines.find((one) => one.job === job);
    if (line) setTimeout(() => line.job === job && this.anew(line, new Ended()), STALE);
  }

  /** A new worker in the place of one. */
  private anew(line: Line, why: Error): void {
    line.worker.terminate();
    line.job?.failed(why);
    this.lines.splice(this.lines.indexOf(line), 1, this.started());
    this.next(false);
  }

  private started(): Line {
    const line: Line = { worker: new Worker(this.address), job: null };
    line.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.heard(line, data);
    line.worker.onerror = (event) => {
      event.preventDefault();
      const message = `the worker failed${event.message ? `: ${event.message}` : ""}`;
      this.told(message);
      if (line.job) this.anew(line, new AnswerError({ message, hint: "ask again, or ask less at once" }));
    };
    line.worker.postMessage({ kind: "core", bytes: this.core } satisfies ToWorker);
    line.worker.postMessage({ kind: "document", document: this.document } satisfies ToWorker);
    return line;
  }

  private heard(line: Line, message: FromWorker): void {
    if (message.kind === "ready") return this.told(message.message);
    const { job } = line;
    if (!job || job.id !== message.id) return;
    if (message.kind === "part") {
      if (!job.signal?.aborted) job.part?.(message.done, message.part as never);
      return;
    }
    if (message.kind === "failed" && message.failure.broken) return this.anew(line, new AnswerError(message.failure));
    line.job = null;
    if (message.kind === "answer") job.done(message.answer as never);
    else job.failed(new AnswerError(message.failure));
    this.next(false);
  }
}
