// A screen's question in words, in notation, and as the line of the command that asks it.

import type { ScreenTable } from "../../answers/screen";
import type { Asked, PageDocument, Values } from "../../model/document";
import { equated, word } from "../../model/notation";
import { questionOf } from "../../model/question";
import { commandLine, shell } from "../command";
import { several, whole } from "../numbers";

/** What is held, in the network's order, as the notation has it. */
export function settingOf(document: PageDocument, asked: Asked): string {
  const { held } = questionOf(document, asked);
  return inOrder(document, Object.fromEntries([...held].map(([name, one]) => [name, one.level])));
}

function inOrder(document: PageDocument, held: Values): string {
  return equated(Object.fromEntries(document.components.flatMap(({ name }) => (held[name] === undefined ? [] : [[name, held[name]]]))));
}

/** What is changed already, in notation. */
export function changesOf(document: PageDocument, asked: Asked): string {
  return questionOf(document, asked).made.map((one) => word(one.change)).join(" ");
}

/** The question in words: what is looked at, where, under what. */
export function questionInWords(document: PageDocument, asked: Asked): string {
  const setting = inOrder(document, asked.setting);
  const done = [...asked.drugs, ...asked.changes].join(" ");
  return [
    asked.phenotype,
    asked.context && `in the context ${asked.context}`,
    setting ? `under ${setting}` : asked.context ? "" : "with no input held",
    done ? `on top of ${done}` : "",
  ].filter(Boolean).join(", ");
}

/** The inputs that nothing holds: every row counts each combination of their values. */
export function freeInputs(document: PageDocument, asked: Asked): string[] {
  const { held, made } = questionOf(document, asked);
  const changed = new Set(made.flatMap(({ change }) => (change.kind === "hold" ? [change.component] : [])));
  return document.components.filter((one) => one.input && !held.has(one.name) && !changed.has(one.name)).map((one) => one.name);
}

/** How many of how many pairs were tried; "" where none are asked. */
export function pairsTried({ pairs }: ScreenTable): string {
  if (!pairs) return "";
  const all = `${several(pairs.of, "pair")} of ${several(pairs.singles, "single intervention")}`;
  if (pairs.tried === pairs.of) return `all ${all} were tried`;
  const which = pairs.best < pairs.singles ? ` (those of the ${whole(pairs.best)} most effective alone)` : "";
  return `${whole(pairs.tried)} of the ${all} were tried${which}; what the other pairs do is not known`;
}

/** A command of logicnet that asks of a phenotype, with further arguments. */
export function screenCommand(document: PageDocument, asked: Asked, command: string, phenotype: string, more: readonly string[]): string {
  return [commandLine(document, { ...asked, phenotype: "" }, command), `--phenotype ${shell(phenotype)}`, ...more].join(" ");
}
