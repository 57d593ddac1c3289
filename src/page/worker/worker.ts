// The worker: holds the core and the model, and answers one question after another.

import { type Questions, QUESTIONS } from "../answers";
import { Core, CoreError } from "../core/module";
import { Model } from "../model/model";
import { Misread } from "../model/notation";
import type { Failure, FromWorker, ToWorker } from "./protocol";

let core: Promise<Core> | null = null;
let model: Promise<Model> | null = null;

function say(message: FromWorker): void {
  self.postMessage(message);
}

async function answer(id: number, question: string, given: unknown): Promise<void> {
  try {
    if (!model) throw new Error("no network was given");
    const asked = QUESTIONS[question as keyof Questions] as (
      model: Model, given: unknown, tell: (done: number, part: unknown) => void,
    ) => unknown;
    const tell = (done: number, part: unknown) => say({ kind: "part", id, done, part });
    say({ kind: "answer", id, answer: await asked(await model, given, tell) });
  } catch (error) {
    say({ kind: "failed", id, failure: failureOf(error) });
  }
}

function failureOf(error: unknown): Failure {
  const plain = { hint: "", text: "", begin: -1, end: -1, broken: false };
  if (error instanceof Misread) {
    const { message, hint, text, begin, end } = error;
    return { message, hint, text, begin, end, broken: false };
  }
  if (error instanceof CoreError) return { ...plain, message: error.message, hint: error.hint };
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) {
    return { ...plain, message: "the network needs more memory than the browser gives a page", broken: true };
  }
  return { ...plain, message: error instanceof Error ? error.message : String(error) };
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case "core":
      core = Core.load(data.bytes);
      core.catch(() => undefined); // told with the document
      return;
    case "document":
      model = core!.then((ready) => new Model(ready, data.document));
      model.then(
        () => say({ kind: "ready", message: "" }),
        (error: unknown) => say({ kind: "ready", message: `the core or the network cannot be loaded (${failureOf(error).message})` }),
      );
      return;
    case "ask":
      void answer(data.id, data.question, data.given);
  }
};
