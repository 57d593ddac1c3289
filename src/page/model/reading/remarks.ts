// What a document in TOML says beside the rules: evidence, identifiers, what has a name, references. As
// src/logicnet/formats/remarks.py has it, without the list of collections: the page links what looks like an identifier.

import { Rules } from "../../core/rules";
import type { InterventionEntry, LinkedText, ReadoutEntry, SettingEntry } from "../document";
import type { Names } from "../names";
import { changesOf, settingOf } from "./assignment";
import { measureOf, type Nameable } from "./measure";
import { didYouMean } from "../nearest";
import { located, type Table } from "./toml";

export const CITED = ["references", "why", "anchors"];
export const EVIDENCE = [...CITED, "background", "seen_in", "strength"];
export const ANNOTATION = ["identifiers", "notes", "position"];
const STRENGTHS = ["cells", "mice", "patients", "reviewed", "may", "association", "partly"];
const ANCHOR = /^(?:[1-9][0-9]{0,6}\.[1-9][0-9]{0,3}|(?:Fig\.|Table) [1-9][0-9]{0,3}[a-z]?)$/;
const ANCHOR_FORMS = 'LINE.SENTENCE, "35.3" for instance, or a figure or table, "Fig. 1a", "Table 1"';
const COMPACT = /^[A-Za-z0-9._-]+:(?!\/\/).+$/s;
const CHECKED = new Map([["pubmed", /^\d+$/], ["doi", /^10\..+$/]]);

/** A text with the address that it stands for, where it is a compact URI or an https link. */
function linked(text: string): LinkedText {
  if (/^https:\/\/[^\s"<>]+$/.test(text)) return { text, url: text };
  const prefix = text.slice(0, text.indexOf(":")).toLowerCase();
  const compact = COMPACT.test(text) && !["urn", "mailto", "http", "javascript", "data"].includes(prefix);
  return { text, url: compact && !/[\s"<>]/.test(text) ? `https://identifiers.org/${text}` : "" };
}

/** What an entry rests on: why, and each reference with where it leads. */
export function evidenceOf(entry: Table, keys: readonly string[] = EVIDENCE): LinkedText[] {
  const own = entry.document.root.value("references");
  const list = own && typeof own === "object" && !Array.isArray(own) ? entry.document.root.table("references") : null;
  const known = list?.keys ?? [];
  const given = entry.marks("references");
  given.forEach((one, i) => {
    if (typeof one === "number" && one < 1) entry.refuse(`references count from 1, found ${one}`, "references");
    if (typeof one === "string" && !one.trim()) entry.refuse("a reference without a name", "references", "", i);
    if (given.indexOf(one) < i) entry.refuse(`reference ${one} is given twice`, "references");
    if (known.length && typeof one === "string" && !known.includes(one) && !COMPACT.test(one)) {
      entry.refuse(`unknown reference '${one}'`, "references", didYouMean(one, known, "references"), i);
    }
  });
  entry.texts("anchors").forEach((one, i) => {
    if (!ANCHOR.test(one)) {
      entry.refuse(`'${one}' is no anchor`, "anchors", `expected ${ANCHOR_FORMS}`, i);
    }
  });
  entry.texts("seen_in");
  const background = keys.includes("background") && entry.flag("background", false);
  const strength = keys.includes("strength") ? entry.text("strength", "") : "";
  if (strength && !STRENGTHS.includes(strength)) {
    entry.refuse(`unknown strength '${strength}'`, "strength", didYouMean(strength, STRENGTHS, "strengths"));
  }
  const why = entry.text("why", "");
  if (background && !why) entry.refuse("background knowledge without a reason", "background", 'say it: why = "…"');
  const where = entry.texts("anchors").map((one) => one.replace(/^(\d+)\.(\d+)$/, "line $1, sentence $2")).join(", ");
  const seen = entry.texts("seen_in").join(", ");
  const rest = [
    background ? "general knowledge, or inferred: the source does not say it" : "",
    where ? `where the source says it: ${where}` : "",
    seen ? `seen in ${seen}` : "",
    strength ? `how firmly: ${strength}` : "",
  ];
  return [...(why ? [plain(why)] : []), ...given.map((one) => reference(one, list)), ...rest.filter(Boolean).map(plain)];
}

/** Why something is believed and the references, in one text. */
export function citedIn(entry: Table): string {
  const given = entry.marks("references");
  return [entry.text("why", ""), given.length ? `[${given.join(", ")}]` : ""].filter(Boolean).join(" ");
}

/** Parts of a note, each once. */
export function noteOf(...parts: readonly string[]): string {
  return [...new Set(parts.map((part) => part.trim().split(/\s+/).join(" ")))].filter(Boolean).join("; ");
}

function plain(text: string): LinkedText {
  return { text, url: "" };
}

function reference(one: number | string, list: Table | null): LinkedText {
  if (typeof one === "number") return plain(`[${one}]`);
  const entry = list?.has(one) ? list.table(one) : null;
  if (!entry) return { text: `[${one}]`, url: linked(one).url };
  const year = entry.has("year") ? `(${entry.number("year")})` : "";
  const doi = entry.text("doi", "");
  return { text: [`[${one}]`, entry.text("title", ""), year].filter(Boolean).join(" "), url: linked(doi ? `doi:${doi}` : one).url };
}

/** The document's own list of references. */
export function referencesOf(root: Table): LinkedText[] {
  return root.table("references").named().map(([key, entry]) => {
    entry.only(["title", "year", "doi"]);
    return reference(key, root.table("references"));
  });
}

/** Identifiers, each once; a place in a drawing is only looked at. */
export function identifiersOf(entry: Table): LinkedText[] {
  const value = entry.value("identifiers");
  const inside = value && typeof value === "object" && !Array.isArray(value) ? entry.table("identifiers") : null;
  const several = inside
    ? inside.keys.flatMap((relation) => inside.texts(relation).map((text) => ({ text, said: relation === "is" ? text : `${relation.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()} ${text}` })))
    : entry.texts("identifiers").map((text) => ({ text, said: text }));
  if (several.some((one) => !one.text.trim())) entry.refuse("an identifier without a text", "identifiers");
  for (const { text } of several) {
    const form = CHECKED.get(text.slice(0, text.indexOf(":")));
    if (form && !form.test(text.slice(text.indexOf(":") + 1))) {
      entry.refuse(`'${text}' is no identifier of its collection`, "identifiers");
    }
  }
  const position = entry.value("position");
  if (position !== undefined && (!Array.isArray(position) || ![2, 4].includes(position.length))) {
    entry.refuse("expected [x, y] or [x, y, width, height]", "position");
  }
  const once = new Map(several.map((one) => [one.said, { ...linked(one.text), text: one.said }]));
  return [...once.values()];
}

/** The settings that have a name, one of which may be the default. */
export function settingsOf(root: Table, names: Names): SettingEntry[] {
  const table = root.table("settings");
  const found = table.named().map(([name, entry]): SettingEntry => {
    confirmNamed(name, entry, ["values", "title", "default"]);
    const text = writtenOut(entry, "values");
    const values = located(entry, "values", () => settingOf(text, names));
    return { name, note: entry.text("title", ""), values, byDefault: entry.flag("default", false) };
  });
  const [first, second] = found.filter((one) => one.byDefault);
  if (second) table.table(second.name).refuse("a second default setting", "default", `'${first!.name}' is one already`);
  return found;
}

/** The interventions that have a name. */
export function interventionsOf(root: Table, names: Names): InterventionEntry[] {
  return root.table("interventions").named().map(([name, entry]): InterventionEntry => {
    confirmNamed(name, entry, ["changes", "title"]);
    const text = writtenOut(entry, "changes");
    return { name, note: entry.text("title", ""), changes: located(entry, "changes", () => changesOf(text, names)) };
  });
}

function confirmNamed(name: string, entry: Table, keys: readonly string[]): void {
  entry.only(keys);
  if (!name.trim() || name.includes('"')) entry.refuse(`'${name}' cannot be asked for by name`, undefined, "use letters, digits and underscores");
}

/** A text that calls no other by @: a model that is read reads no other file. */
export function writtenOut(entry: Table, key: string, otherwise?: string): string {
  const text = entry.text(key, otherwise);
  if (/(?:^|\s)@/.test(text)) entry.refuse("what has a name is written out, and calls no other by @", key);
  return text;
}

/** The weighted sums that have a name; a readout names components and phenotypes, and no other readout. */
export function readoutsOf(root: Table, rules: Rules, names: Nameable): ReadoutEntry[] {
  const table = root.table("readouts");
  return table.keys.map((name): ReadoutEntry => {
    const taken = names.maxima.has(name) ? "a component" : names.phenotypes.has(name) ? "a phenotype" : "";
    if (taken) table.refuse(`${taken} has this name`, name, "call the readout otherwise");
    if (!name.trim() || name.includes('"')) table.refuse(`'${name}' cannot be asked for by name`, name, "use letters, digits and underscores");
    const value = table.value(name);
    const [entry, key] = typeof value === "object" && !Array.isArray(value) ? [table.table(name), "expression"] : [table, name];
    if (entry !== table) entry.only(["expression", "references", "why"]);
    const text = entry.text(key);
    const measure = located(entry, key, () => measureOf(text, rules, names));
    if (entry !== table) evidenceOf(entry, ["references", "why"]);
    return { name, label: spoken(name), note: noteOf(text, entry === table ? "" : citedIn(entry)), ...measure };
  });
}

/** The name of a phenotype as a person would write it. */
export function spoken(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ");
}
