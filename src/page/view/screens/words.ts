// A question in words, in notation, and as the line of the command that asks it.

import type { Asked, PageDocument, Values } from "../../model/document";
import { written } from "../../model/notation";

/** What is held, in the network's order, as the notation has it. */
export function settingOf(document: PageDocument, asked: Asked): string {
  const held: Values = { ...contextOf(document, asked)?.values, ...asked.setting };
  return equated(document, held);
}

function equated(document: PageDocument, held: Values): string {
  const there = document.components.filter((one) => held[one.name] !== undefined);
  return there.map((one) => `${written(one.name)}=${held[one.name]}`).join(" ");
}

/** What is changed already, in notation, by names of drugs where they are drugs. */
export function changesOf(document: PageDocument, asked: Asked): string {
  return [...(contextOf(document, asked)?.changes ?? []), ...asked.drugs, ...asked.changes].join(" ");
}

/** The question in words: what is looked at, where, under what. */
export function questionInWords(document: PageDocument, asked: Asked): string {
  const setting = equated(document, asked.setting);
  const done = [...asked.drugs, ...asked.changes].join(" ");
  return [
    asked.phenotype,
    asked.context && `in the context ${asked.context}`,
    setting ? `under ${setting}` : "with no input held",
    done ? `on top of ${done}` : "",
  ].filter(Boolean).join(", ");
}

/** The inputs that nothing holds: every row counts each combination of their values. */
export function freeInputs(document: PageDocument, asked: Asked): string[] {
  const held = { ...contextOf(document, asked)?.values, ...asked.setting };
  const changed = new Set(asked.changes.map((one) => one.slice(0, one.lastIndexOf("%"))));
  return document.components
    .filter((one) => one.input && held[one.name] === undefined && !changed.has(written(one.name)))
    .map((one) => one.name);
}

/** A command of logicnet that asks about the question, with further arguments. */
export function commandLine(document: PageDocument, asked: Asked, command: string, phenotype: string, more: readonly string[]): string {
  const setting = equated(document, asked.setting);
  const done = [...asked.drugs, ...asked.changes].join(" ");
  return [
    `logicnet ${command}`,
    shell(document.network.name),
    `--phenotype ${shell(phenotype)}`,
    ...(asked.context ? [`--context ${shell(asked.context)}`] : []),
    ...(setting || !asked.context ? [`--set ${shell(setting)}`] : []),
    ...(done ? [`--intervention ${shell(done)}`] : []),
    ...more,
  ].join(" ");
}

function shell(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function contextOf(document: PageDocument, asked: Asked) {
  return document.contexts.find((one) => one.name === asked.context);
}
