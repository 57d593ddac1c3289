// Answers the page's questions in node, with the page's own code: node in_node.mjs CORE TASKS, where CORE is the packed
// core and TASKS a file of JSON, [{document, asked: [[question, given], ...]}, ...]. Prints the answers, task by task.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { QUESTIONS } from "../../src/page/answers";
import { Core } from "../../src/page/core/module";
import { Model } from "../../src/page/model/model";

const [packed, tasks] = process.argv.slice(2);
const core = await Core.load(gunzipSync(readFileSync(packed)));
const answered = [];
for (const { document, asked } of JSON.parse(readFileSync(tasks, "utf8"))) {
  const model = new Model(core, document);
  const found = [];
  for (const [question, given] of asked) {
    try {
      found.push({ answer: await QUESTIONS[question](model, given, () => undefined) });
    } catch (error) {
      found.push({ error: error.message });
    }
  }
  answered.push(found);
}
process.stdout.write(JSON.stringify(answered));
