// A text or a file as a network: the page's document of it, or all that is wrong with it. And an edit of the network that
// the page has: other rules for some of its components, with what was known of them kept where it fits.

import { Rules } from "../core/rules";
import type { Asked, LinkedText, PageDocument } from "../model/document";
import { conditionsOf } from "../model/conditions";
import { assembled, bare, NOTHING_SAID, type Part, type Said } from "../model/draft";
import { textsOf, variablesOf } from "../model/levels";
import { Model } from "../model/model";
import { edgeKey } from "../model/names";
import { bnetDocument, rulesIn } from "../model/read_bnet";
import { type Format, formatOf, stem } from "../model/reading/formats";
import { bytesIn, bytesOf, type Problem, ReadError, utf8In } from "../model/reading/place";
import { wrongCondition } from "../model/reading/rule";
import { tomlDocument } from "../model/read_toml";
import { fitted } from "./fit";

/** What came of reading: a document, or problems. */
export type Read =
  | {
      readonly document: PageDocument;
      /** What it was read as. */
      readonly format: Format;
      /** The question as far as it fits the document. */
      readonly asked: Asked;
      /** What is to be said of what was read: what was unusual, and what is an input only as it has no rule. */
      readonly said: readonly string[];
      /** What of the page does not fit it and was left out, in words. */
      readonly unfit: readonly string[];
    }
  | {
      readonly document: null;
      readonly problems: readonly Problem[];
      /** How many there are; only the first are told. */
      readonly count: number;
      /** What reads it in the page's place; "" for nothing. */
      readonly command: string;
      /** What it was read as; null: it is nothing that the page reads. */
      readonly format: Format | null;
    };

export interface ReadGiven {
  /** The name of the file: its suffix says what it is, where its content does not. */
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly asked: Asked;
  /** Whether it is an edit of the network that the page has, whose claims, drugs and evidence stay. */
  readonly edit: boolean;
}

export function read(model: Model, given: ReadGiven): Promise<Read> {
  const content = typeof given.content === "string" ? bytesOf(given.content) : bytesIn(given.content);
  let format: Format | null = null;
  return told(model, given.asked, given.edit, () => format, () => {
    format = formatOf(given.name, content);
    if (format === "toml") return whole(tomlDocument(model.core, utf8In(content), stem(given.name), given.name, model.document));
    if (!given.edit) return whole(bnetDocument(model.core, content, stem(given.name), given.name, model.document));
    const known = new Set(model.document.variables);
    const { rules, inputs } = rulesIn(model.core, content, given.name, known);
    const were = new Set(model.document.components.filter((one) => one.input).map((one) => one.name));
    const said = inputs.filter((name) => !were.has(name)).map((name) => `${name} has no rule any more, and is an input`);
    try {
      return { document: revised(model.document, rules), said };
    } finally {
      rules.free();
    }
  });
}

export interface RuleGiven {
  readonly component: string;
  /** The condition of each level from 1; of a component of two values its rule. */
  readonly conditions: readonly string[];
  readonly asked: Asked;
}

/** The network with another rule for one component; problems are places in the condition that has them, by line. */
export function rule(model: Model, given: RuleGiven): Promise<Read> {
  return told(model, given.asked, true, () => "bnet", () => {
    const wrong = given.conditions.flatMap((text, k) => wrongCondition(model, text, k + 1));
    if (wrong.length) throw new ReadError(wrong);
    const { document } = model;
    const conditions = document.components.map((one) => (one.name === given.component ? [...given.conditions] : conditionsOf(one)));
    const targets = Rules.build(model.core, document.variables, conditions.flatMap(textsOf));
    try {
      return { document: revised(document, targets), said: [] };
    } finally {
      targets.free();
    }
  });
}

/** The document under other targets: what it says of components of the same name stays. */
function revised(document: PageDocument, targets: Rules): PageDocument {
  const known = new Map(document.components.map((one) => [one.name, one]));
  const levels = new Map(document.components.flatMap((one) => variablesOf(one.name, one.maximum).map((variable) => [variable, one])));
  const parts: Part[] = [];
  for (const name of targets.names) {
    const one = levels.get(name) ?? known.get(name);
    if (one === undefined || one.maximum === 1) parts.push(one ? part(one) : bare(name));
    else if (parts[parts.length - 1]?.name !== one.name) parts.push(part(one));
  }
  const { digest: _, ...card } = document.network;
  const edges = new Map<string, readonly LinkedText[]>(document.regulations.map((one) => [edgeKey(one.source, one.target), one.evidence]));
  const said: Said = { ...NOTHING_SAID, title: document.title, file: "", card, edges };
  const made = assembled(parts, targets, said, document);
  const { phenotypes, readouts, settings, contexts, interventions } = document;
  return { ...made, phenotypes, readouts, settings, contexts, interventions };
}

function part({ name, label, kind, maximum, note, evidence, identifiers }: Part): Part {
  return { name, label, kind, maximum, note, evidence, identifiers };
}

interface Found {
  readonly document: PageDocument;
  readonly said: readonly string[];
}

function whole(document: PageDocument): Found {
  return { document, said: document.network.notes };
}

async function told(
  model: Model, asked: Asked, edit: boolean, format: () => Format | null, reading: () => Found,
): Promise<Read> {
  try {
    const { document, said } = reading();
    return { ...fitted(model, document, asked, edit), said, format: format()! };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { document: null, problems: error.problems, count: error.count, command: error.command, format: format() };
  }
}
