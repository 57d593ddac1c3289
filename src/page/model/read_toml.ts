// A network in TOML -> the page's document. What the page has no use for is read, checked as far as it can be, and named.

import type { Core } from "../core/module";
import type { PageDocument } from "./document";
import { assembled, cardOf } from "./draft";
import { Names } from "./names";
import { confirmSize, regulationsIn } from "./read_bnet";
import { counted } from "./reading/bnet";
import { shell } from "./reading/formats";
import { contextsOf } from "./reading/contexts";
import { choicesOf, compiled, componentOf, edgesOf, phenotypesOf } from "./reading/parts";
import { problem, ReadError, refused } from "./reading/place";
import { identifiersOf, interventionsOf, readoutsOf, referencesOf, settingsOf } from "./reading/remarks";
import { Document, type Table } from "./reading/toml";

const NETWORK = ["name", "title", "figure", "description", "identifiers", "prefixes", "notes"];

/** The tables of a network. */
const PARTS = [
  "network", "components", "phenotypes", "readouts", "choices", "settings", "starts", "interventions", "contexts", "references", "timing",
];
/**
 * Read a text; `name` is what the network is called where it does not say it, `file` the file's name. Throws ReadError
 * with the place.
 */
export async function tomlDocument(core: Core, text: string, name: string, file: string, style: PageDocument): Promise<PageDocument> {
  const root = Document.parse(text).root;
  if (root.has("composition")) throw composed(file);
  root.only(PARTS);
  const head = root.table("network");
  head.only(NETWORK);
  const entries = new Map(root.table("components").named());
  const called = head.text("name", name);
  confirmSize(entries.size, 0, file);
  const targets = compiled(core, entries);
  try {
    confirmSize(entries.size, regulationsIn(targets), file);
    const read = [...entries].map(([one, entry]) => componentOf(one, entry));
    const edges = edgesOf(entries, targets);
    const phenotypes = phenotypesOf(root.table("phenotypes"), targets);
    const choices = choicesOf(root.tables("choices"), targets);
    const parts = read.map((part) => ({ ...part, note: [part.note, ...(choices.get(part.name) ?? [])].filter(Boolean).join("\n") }));
    const title = head.text("title", "");
    const description = head.text("description", "").trim();
    head.texts("prefixes");
    const references = [...identifiersOf(head), ...referencesOf(root)];
    const written = new Map(root.table("phenotypes").named().map(([one, entry]) => [one, entry.text("expression")]));
    const maxima = new Map(parts.map((part) => [part.name, part.maximum]));
    const readouts = readoutsOf(root, targets, { maxima, phenotypes: written });
    const card = { ...cardOf(called), title, description, source: [head.text("figure", "") && `figure: ${head.text("figure")}`, file].filter(Boolean).join("; "), references };
    const plain = await assembled(parts, targets, { title: title || called, file, card, phenotypes, readouts, edges }, style);
    const names = Names.of(plain);
    const settings = settingsOf(root, names);
    const interventions = interventionsOf(root, names);
    const drugs = new Map(style.drugs.map((one) => [one.name.toLowerCase(), one.changes]));
    const { contexts, left } = contextsOf(root, names, drugs);
    if (!parts.length) throw refused(`${file}: no component: this is not a network`);
    const notes = [...(head.text("notes", "") ? [head.text("notes")] : []), ...notTaken(root, choices.size, left)];
    const first = { ...plain.first, setting: settings.find((one) => one.byDefault)?.values ?? {} };
    return { ...plain, network: { ...plain.network, notes }, settings, contexts, interventions, first };
  } finally {
    targets.free();
  }
}

/** What was read and is not taken into the page, in words. */
function notTaken(root: Table, choices: number, left: readonly string[]): string[] {
  const notes: string[] = [];
  if (choices) notes.push(`open choices of ${choices} components: the chosen forms are the rules, and the notes of the components name the others`);
  const starts = root.table("starts").keys;
  if (starts.length) notes.push(`not taken: ${counted(starts, "start")} (${starts.join(", ")})`);
  if (root.has("timing")) notes.push("not taken: rates and initial probabilities");
  if (left.length) notes.push(`not taken: drugs that the page does not know, in the background of contexts (${left.join(", ")})`);
  return notes;
}

function composed(file: string): ReadError {
  const hint = "its members are files beside it, which the page cannot see; the command line joins them";
  return new ReadError([problem(`${file}: a composition of other networks`, undefined, hint)], 1, `logicnet convert ${shell(file)} joined.toml`);
}
