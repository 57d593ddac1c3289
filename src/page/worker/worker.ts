// The worker: holds the core and the model, and answers one question after another.

import { type Questions, QUESTIONS } from "../answers";
import { Core, CoreError } from "../core/module";
import { Model } from "../model/model";
import type { FromWorker, ToWorker } from "./protocol";

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
    const hint = error instanceof CoreError ? error.hint : "";
    say({ kind: "failed", id, message: said(error), hint });
  }
}

function said(error: unknown): string {
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) {
    return "the network needs more memory than the browser gives a page";
  }
  return error instanceof Error ? error.message : String(error);
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case "core":
      core = Core.load(data.bytes);
      return;
    case "document":
      model = core!.then((ready) => new Model(ready, data.document));
      model.catch(() => undefined); // told where a question is asked
      return;
    case "ask":
      void answer(data.id, data.question, data.given);
  }
};
