// A model in the making: what a file that was read, or an edit, says of a network, and the page's document of it.

import type { Rules } from "../core/rules";
import type {
  Card, ComponentEntry, LinkedText, Named, PageDocument, ReadoutEntry, RegulationEntry,
} from "./document";
import { PLAIN_KIND } from "./conditions";
import { levelOf, rulesOfTargets, signsOf, variablesOf } from "./levels";
import { marksShown } from "./marks";
import { edgeKey } from "./names";

/** What is known of a component beside its rule. */
export interface Part {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly maximum: number;
  readonly note: string;
  readonly evidence: readonly LinkedText[];
  readonly identifiers: readonly LinkedText[];
}

/** What a document says beside its rules. */
export interface Said {
  readonly title: string;
  /** The file that it was read from. */
  readonly file: string;
  readonly card: Omit<Card, "digest">;
  readonly phenotypes: readonly Named[];
  readonly readouts: readonly ReadoutEntry[];
  /** Evidence of regulations, by `edgeKey`. */
  readonly edges: ReadonlyMap<string, readonly LinkedText[]>;
}

/** What the page takes; beyond that the command line is the better place. */
export const MOST_COMPONENTS = 5000;
export const MOST_REGULATIONS = 15_000;

export function bare(name: string, maximum = 1): Part {
  return { name, label: name, kind: PLAIN_KIND, maximum, note: "", evidence: [], identifiers: [] };
}

export function cardOf(name: string, notes: readonly string[] = []): Omit<Card, "digest"> {
  return { name, title: "", description: "", source: "", licence: "", cite: "", notes, references: [] };
}

export const NOTHING_SAID: Omit<Said, "title" | "card" | "file"> = {
  phenotypes: [], readouts: [], edges: new Map(),
};

/**
 * The document of a model. `targets` are the conditions under which each target is as high, of two values the rules;
 * `style` is the document whose styles and version it takes over.
 */
export async function assembled(parts: readonly Part[], targets: Rules, said: Said, style: PageDocument): Promise<PageDocument> {
  const rules = rulesOfTargets(targets);
  const programs = targets.programs();
  const place = new Map(targets.names.map((name, i) => [name, i]));
  const own = parts.map((part) => variablesOf(part.name, part.maximum).map((variable) => place.get(variable)!));
  const open = (variables: readonly number[]) => variables.every((v) => programs[v]!.length === 1 && programs[v]![0] === v);
  const components = parts.map((part, k): ComponentEntry => {
    const texts = own[k]!.map((variable) => targets.text(variable));
    // "at least 1" is "at least 2, or ...": the first part is said by the condition of 2 already
    const conditions = texts.map((text, level) => without(text, texts[level + 1]));
    return {
      ...part,
      label: marksShown(part.label),
      note: marksShown(part.note),
      input: open(own[k]!),
      rule: part.maximum === 1 ? conditions[0]! : conditions.map((text, level) => `${level + 1}: ${text}`).join("; "),
      variables: own[k]!,
    };
  });
  const regulations = components.flatMap((one): RegulationEntry[] =>
    one.input ? [] : [...signsOf(targets, programs, one.variables)].map(([source, sign]) => ({
      source, target: one.name, sign, evidence: said.edges.get(edgeKey(source, one.name)) ?? [],
    })),
  );
  const document: PageDocument = {
    format: "logicnet page 1",
    title: marksShown(said.title),
    made: { logicnet: style.made.logicnet, command: "", file: said.file },
    network: { ...said.card, digest: await digest(rules.bnet()) },
    variables: rules.names,
    rules: rules.names.map((_, i) => rules.text(i)),
    components,
    regulations,
    kinds: style.kinds,
    signs: style.signs,
    layout: null,
    phenotypes: said.phenotypes,
    readouts: said.readouts,
    settings: [],
    contexts: [],
    drugs: [],
    interventions: [],
    claims: [],
    first: {
      context: "",
      setting: {},
      drugs: [],
      changes: [],
      phenotype: said.phenotypes[0]?.name ?? "",
    },
    results: null,
    screen: null,
  };
  if (rules !== targets) rules.free();
  return document;
}

function without(text: string, higher: string | undefined): string {
  return higher !== undefined && text.startsWith(`${higher} | `) ? text.slice(higher.length + 3) : text;
}

async function digest(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle; // not in every browser, and not for every address
  if (!subtle) return "";
  const found = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The first of some names that stands for a level, and so can name no component; "" where none does. */
export function levelName(names: readonly string[]): string {
  return names.find((name) => levelOf(name)) ?? "";
}
