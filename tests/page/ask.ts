// Asks the page's questions outside a browser: documents and questions come as JSON, answers go out as JSON, one a line.
// node ask.cjs CORE.wasm.gz < questions.json

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { QUESTIONS } from "../../src/page/answers";
import { Core } from "../../src/page/core/module";
import type { PageDocument } from "../../src/page/model/document";
import { Model } from "../../src/page/model/model";

interface Asking {
  document: PageDocument;
  questions: { name: keyof typeof QUESTIONS; given: never }[];
}

async function main(): Promise<void> {
  const core = await Core.load(gunzipSync(readFileSync(process.argv[2]!)));
  const asking = JSON.parse(readFileSync(0, "utf8")) as Asking[];
  for (const { document, questions } of asking) {
    const model = new Model(core, document);
    for (const { name, given } of questions) {
      const ask = QUESTIONS[name] as (model: Model, given: never, tell: () => void) => unknown;
      try {
        process.stdout.write(JSON.stringify(ask(model, given, () => undefined)) + "\n");
      } catch (error) {
        process.stdout.write(JSON.stringify({ error: String(error) }) + "\n");
      }
    }
  }
}

void main();
