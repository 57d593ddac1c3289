// The question as the command line that asks the same.

import type { Asked, PageDocument } from "../model/document";
import { equated, word } from "../model/notation";
import { questionOf } from "../model/question";

/** `logicnet COMMAND NETWORK --context … --set … --perturb …`; names of drugs are written as what they change. */
export function commandLine(document: PageDocument, asked: Asked, command = "attractors"): string {
  const { made } = questionOf(document, asked);
  const context = document.contexts.find((one) => one.name === asked.context);
  const own = made.filter((one) => !context || one.by !== `the context ${context.name}`);
  const parts = ["logicnet", command, shell(document.network.name)];
  if (asked.context) parts.push("--context", shell(asked.context));
  const setting = equated(asked.setting);
  const byDefault = document.settings.find((one) => one.byDefault);
  // without --set the network's default setting stands in, where it has one and no context is named
  if (setting || (byDefault && !asked.context)) parts.push("--set", `"${setting.replace(/(["$`\\])/g, "\\$1")}"`);
  if (own.length) parts.push("--perturb", `"${own.map((one) => word(one.change)).join(" ").replace(/(["$`\\])/g, "\\$1")}"`);
  if (asked.phenotype && !document.phenotypes.some((one) => one.name === asked.phenotype)) {
    parts.push("--phenotype", shell(asked.phenotype));
  }
  return parts.join(" ");
}

function shell(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
