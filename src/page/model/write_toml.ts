// The page's document -> a network in TOML, as src/logicnet/formats/toml_writing.py lays it out. What a page keeps in words
// of its own (evidence, identifiers) stands in comments, and what has no place in the file is named.

import type { ComponentEntry, LinkedText, PageDocument, ReadoutEntry } from "./document";
import { conditionsOf, PLAIN_KIND } from "./conditions";
import { equated } from "./notation";

/** A text to save, and what it has no room for, in words. */
export interface Written {
  readonly text: string;
  readonly lost: readonly string[];
}

export function writeToml(document: PageDocument): Written {
  const { network } = document;
  const parts = [
    ["[network]", ...told({ name: network.name, title: network.title, description: network.description }), ...(network.source ? [comment("source", { text: network.source, url: "" })] : [])],
    ...document.components.map((one) => componentLines(one, document)),
    ...document.phenotypes.map((one) => [`[phenotypes.${key(one.name)}]`, ...told({ expression: one.expression, why: one.note })]),
    ...(document.readouts.length ? [["[readouts]", ...document.readouts.map((one) => `${key(one.name)} = ${quoted(sum(one))}`)]] : []),
    ...document.settings.map((one) => [
      `[settings.${key(one.name)}]`, `values = ${quoted(equated(one.values))}`, ...told({ title: one.note }), ...(one.byDefault ? ["default = true"] : []),
    ]),
    ...document.interventions.map((one) => [`[interventions.${key(one.name)}]`, `changes = ${quoted(one.changes.join(" "))}`, ...told({ title: one.note })]),
    ...document.contexts.map((one) => [
      `[contexts.${key(one.name)}]`,
      ...told({ kind: one.kind, title: one.note, setting: equated(one.values), background: one.changes.join(" ") }),
    ]),
  ];
  return { text: parts.map((lines) => lines.map((line) => `${line}\n`).join("")).join("\n"), lost: lostIn(document) };
}

function lostIn(document: PageDocument): string[] {
  const cited = document.components.filter((one) => one.evidence.length || one.identifiers.length).length;
  const edges = document.regulations.filter((one) => one.evidence.length).length;
  const lost: string[] = [];
  if (cited) lost.push(`evidence and identifiers of ${cited} components: in comments, as the page keeps them in words`);
  if (edges) lost.push(`evidence of ${edges} regulations: in comments`);
  if (document.claims.length) lost.push(`${document.claims.length} claims: they stand in a file of their own`);
  if (document.drugs.length) lost.push(`${document.drugs.length} drugs: they stand in a catalogue of their own`);
  return lost;
}

function componentLines(one: ComponentEntry, document: PageDocument): string[] {
  const conditions = conditionsOf(one);
  const rule = one.maximum === 1 ? quoted(conditions[0]!) : `{ ${conditions.map((text, k) => `${k + 1} = ${quoted(text)}`).join(", ")} }`;
  const edges = document.regulations.filter((edge) => edge.target === one.name && edge.evidence.length);
  return [
    `[components.${key(one.name)}]`,
    ...told({ label: one.label === one.name ? "" : one.label, kind: one.kind === PLAIN_KIND ? "" : one.kind }),
    ...(one.maximum > 1 ? [`maximum = ${one.maximum}`] : []),
    one.input ? "input = true" : `rule = ${rule}`,
    ...told({ notes: one.note }),
    ...one.evidence.map((each) => comment("evidence", each)),
    ...one.identifiers.map((each) => comment("identifier", each)),
    ...edges.flatMap((edge) => edge.evidence.map((each) => comment(`evidence of ${edge.source}`, each))),
  ];
}

function comment(what: string, { text, url }: LinkedText): string {
  return `# ${`${what}: ${text}${url ? ` <${url}>` : ""}`.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, " ")}`;
}

/** A weighted sum as it is written. */
function sum(one: ReadoutEntry): string {
  const terms = one.terms.map(({ weight, expression }): [number, string] => [weight, `*(${expression})`]);
  const parts = [...terms, ...(one.constant || !terms.length ? [[one.constant, ""] as [number, string]] : [])];
  return parts.map(([weight, factor], i) => `${weight < 0 ? (i ? " - " : "-") : i ? " + " : ""}${Math.abs(weight)}${factor}`).join("");
}

function told(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts).filter(([, value]) => value).map(([name, value]) => `${name} = ${quoted(value)}`);
}

function key(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quoted(name);
}

function quoted(value: string): string {
  return JSON.stringify(value).replaceAll("\x7f", "\\u007f");
}
