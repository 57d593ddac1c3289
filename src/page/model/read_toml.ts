// A network in TOML -> the page's document. What the page has no use for is read, checked as far as it can be, and named.

import type { Core } from "../core/module";
import { Rules } from "../core/rules";
import type { PageDocument } from "./document";
import { assembled, cardOf, type Part } from "./draft";
import { owner, variablesOf } from "./levels";
import { confirmSize, shell } from "./read_bnet";
import type { Known } from "./reading/assignment";
import { counted } from "./reading/bnet";
import { contextsOf } from "./reading/contexts";
import { choicesOf, compiled, componentOf, edgesOf, phenotypesOf } from "./reading/parts";
import { problem, ReadError, refused } from "./reading/place";
import { identifiersOf, interventionsOf, readoutsOf, referencesOf, settingsOf } from "./reading/remarks";
import { Document, type Table } from "./reading/toml";

const NETWORK = ["name", "title", "figure", "description", "identifiers", "prefixes", "notes"];
const PARTS = [
  "network", "components", "phenotypes", "readouts", "choices", "settings", "starts", "interventions", "contexts", "references", "timing",
];
const TABLE = new RegExp(`^[ \\t]*\\[{1,2}[ \\t]*(?:${[...PARTS, "composition"].join("|")})[ \\t]*[.\\]]`, "m");

/** Whether a content has the header of a table that networks have here, and is no markup. */
export function looksLikeToml(head: string): boolean {
  return !head.includes("\0") && !/^[\u00ef\u00bb\u00bf \t\r\n]*[<{]/.test(head) && TABLE.test(head);
}

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
  confirmSize(entries.size, file);
  const targets = compiled(core, entries);
  try {
    const parts = [...entries].map(([one, entry]) => componentOf(one, entry));
    const edges = edgesOf(entries, targets);
    const phenotypes = phenotypesOf(root.table("phenotypes"), targets);
    const choices = choicesOf(root.tables("choices"), targets);
    const title = head.text("title", "");
    const description = head.text("description", "").trim();
    head.texts("prefixes");
    identifiersOf(head);
    const references = referencesOf(root);
    const known = knownOf(called, parts, targets);
    const written = new Map(root.table("phenotypes").named().map(([one, entry]) => [one, entry.text("expression")]));
    const readouts = readoutsOf(root, targets, { maxima: known.maxima, phenotypes: written });
    const settings = settingsOf(root, known);
    const interventions = interventionsOf(root, known);
    const drugs = new Map(style.drugs.map((one) => [one.name.toLowerCase(), one.changes]));
    const { contexts, left } = contextsOf(root, known, drugs);
    if (!parts.length) throw refused(`${file}: no component: this is not a network`);
    const card = {
      ...cardOf(called, [...(head.text("notes", "") ? [head.text("notes")] : []), ...notTaken(root, choices, left)]),
      title, description, source: head.text("figure", ""), references,
    };
    const said = { title: title || called, card, phenotypes, readouts, settings, contexts, interventions, edges };
    return await assembled(parts, targets, said, style);
  } finally {
    targets.free();
  }
}

/** What was read and is not taken into the page, in words. */
function notTaken(root: Table, choices: readonly string[], left: readonly string[]): string[] {
  const notes: string[] = [];
  if (choices.length) notes.push(`not taken: the alternatives of ${counted(choices, "open choice")} (${choices.join(", ")}); the chosen forms are the rules`);
  const starts = root.table("starts").keys;
  if (starts.length) notes.push(`not taken: ${counted(starts, "start")} (${starts.join(", ")})`);
  if (root.has("timing")) notes.push("not taken: rates and initial probabilities");
  if (left.length) notes.push(`not taken: drugs that the page does not know, in the background of contexts (${left.join(", ")})`);
  return notes;
}

/** What values and changes are read against. */
function knownOf(name: string, parts: readonly Part[], targets: Rules): Known {
  const programs = targets.programs();
  const place = new Map(targets.names.map((one, i) => [one, i]));
  const alone = (variable: string) => {
    const i = place.get(variable)!;
    return programs[i]!.length === 1 ? programs[i]![0]! : null;
  };
  const isInput = (part: Part) => variablesOf(part.name, part.maximum).every((variable) => alone(variable) === place.get(variable));
  const inputs = parts.filter(isInput).map((part) => part.name);
  const constants = parts.filter((part) => part.maximum === 1 && (alone(part.name) ?? 0) < -3).map((part) => part.name);
  const maxima = new Map(parts.map((part) => [part.name, part.maximum]));
  const regulators = (target: string) => {
    const read = variablesOf(target, maxima.get(target)!).flatMap((variable) => programs[place.get(variable)!]!);
    return [...new Set(read.filter((entry) => entry >= 0).map((entry) => owner(targets.names[entry]!)))];
  };
  return { name, maxima, settable: new Set([...inputs, ...constants]), inputs, regulators };
}

function composed(file: string): ReadError {
  const hint = "its members are files beside it, which the page cannot see; the command line joins them";
  return new ReadError([problem(`${file}: a composition of other networks`, undefined, hint)], 1, `logicnet convert ${shell(file)} joined.toml`);
}
