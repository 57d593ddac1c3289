// The question as the command line that asks the same.

import type { Asked, PageDocument } from "../model/document";
import { equated, written } from "../model/notation";

/** `logicnet COMMAND NETWORK --context … --set … --perturb …`; names of drugs are written as what they change. */
export function commandLine(document: PageDocument, asked: Asked, command = "attractors"): string {
  const drugs = asked.drugs.flatMap((name) => document.drugs.find((one) => one.name === name)?.changes ?? [written(name)]);
  const words = [...new Set([...drugs, ...asked.changes])];
  const parts = ["logicnet", command, shell(document.made.file ?? document.network.name)];
  if (asked.context) parts.push("--context", shell(asked.context));
  const setting = equated(asked.setting);
  const byDefault = document.settings.find((one) => one.byDefault);
  // without --set the network's default setting stands in, where it has one and no context is named
  if (setting || (byDefault && !asked.context)) parts.push("--set", quoted(setting));
  if (words.length) parts.push("--perturb", quoted(words.join(" ")));
  if (asked.phenotype && !document.phenotypes.some((one) => one.name === asked.phenotype)) {
    parts.push("--phenotype", shell(asked.phenotype));
  }
  return parts.join(" ");
}

function quoted(text: string): string {
  return /["$`\\!]/.test(text) ? shell(text) : `"${text}"`;
}

/** A text as one word of a shell. */
export function shell(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
