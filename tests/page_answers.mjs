// Answers the page's questions in node, with the page's own code: node page_answers.mjs CORE TASKS, where CORE is the packed
// core and TASKS a file of JSON, [{document, asked: [[question, given], ...]}, ...]. Prints the answers, task by task.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { QUESTIONS } from "../src/page/answers";
import { Core } from "../src/page/core/module";
import { Model } from "../src/page/model/model";

const [packed, tasks] = process.argv.slice(2);
const core = await Core.load(gunzipSync(readFileSync(packed)));
const answered = JSON.parse(readFileSync(tasks, "utf8")).map(({ document, asked }) => {
  const model = new Model(core, document);
  return asked.map(([question, given]) => {
    try {
      return { answer: QUESTIONS[question](model, given, () => undefined) };
    } catch (error) {
      return { error: error.message };
    }
  });
});
process.stdout.write(JSON.stringify(answered));
