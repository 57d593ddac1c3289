// The page's side of its worker: questions as promises, parts of answers while they are found, and an end to work that
// nobody waits for any more. Work is ended by ending the worker: a new one takes its place.

import type { Answer, Given, Questions } from "../answers";
import type { PageDocument } from "../model/document";
import type { FromWorker, ToWorker } from "./protocol";

export class Ended extends Error {
  constructor() {
    super("the work was ended");
  }
}

export class AnswerError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
  readonly part: ((done: number, part: never) => void) | undefined;
}

export class Client {
  private worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly address: string;
  private last = 0;

  /** `script`: the worker's source; `core`: the WebAssembly module. */
  constructor(
    private readonly script: string,
    private readonly core: ArrayBuffer,
    private document: PageDocument,
  ) {
    this.address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.worker = this.started();
  }

  ask<Q extends keyof Questions>(
    question: Q, given: Given<Q>, part?: (done: number, part: never) => void,
  ): Promise<Answer<Q>> {
    const id = ++this.last;
    return new Promise<Answer<Q>>((done, failed) => {
      this.waiting.set(id, { done: done as (answer: never) => void, failed, part });
      this.say({ kind: "ask", id, question, given });
    });
  }

  /** Ask about another network from here on. What is under way is ended. */
  use(document: PageDocument): void {
    this.document = document;
    this.end();
  }

  /** End all that is under way: whoever waits gets `Ended`. */
  end(): void {
    this.worker.terminate();
    for (const one of this.waiting.values()) one.failed(new Ended());
    this.waiting.clear();
    this.worker = this.started();
  }

  /** Another worker, for long work that must not keep other questions waiting. */
  beside(): Client {
    return new Client(this.script, this.core, this.document);
  }

  get busy(): boolean {
    return this.waiting.size > 0;
  }

  private started(): Worker {
    const worker = new Worker(this.address);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.heard(data);
    worker.postMessage({ kind: "core", bytes: this.core } satisfies ToWorker);
    worker.postMessage({ kind: "document", document: this.document } satisfies ToWorker);
    return worker;
  }

  private heard(message: FromWorker): void {
    const one = this.waiting.get(message.id);
    if (!one) return;
    if (message.kind === "part") {
      one.part?.(message.done, message.part as never);
      return;
    }
    this.waiting.delete(message.id);
    if (message.kind === "answer") one.done(message.answer as never);
    else one.failed(new AnswerError(message.message, message.hint));
  }

  private say(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}
