// The question in the page's address, from the # on, readable: #set=FAC=1&change=STAT3%250&show=Resistant&panel=screen.
// What the page opens with is left out. What an address says is asked as it stands: what the network does not have is a
// problem of the question, which is shown (model/question.ts), and so is what is no part of an address; never another
// question. Of a network that the page's file does not hold (edited, brought) the address names which it is, and says
// all of the question; a page that has another network tells so.

import { modelKey } from "../model/digest";
import type { Asked, PageDocument, Unread, Values } from "../model/document";
import { closest, didYouMean } from "../model/nearest";
import { equated, splitNames, wordsOf, written } from "../model/notation";
import type { Look } from "./store";

/** The panels as they stand in an address, in their order; the first is open where none is named. */
export const PANEL_IDS = ["attractors", "claims", "course", "reach", "why", "screen", "model"] as const;
export type PanelId = (typeof PANEL_IDS)[number];
const [PANEL] = PANEL_IDS;
const LOOK: Look = { panel: PANEL, selected: null, attractor: -1, difference: false };
const KEYS = ["model", "context", "set", "drugs", "change", "show", "panel", "at", "attractor", "difference"];
/** What is called otherwise on the command line. */
const OTHERWISE = new Map([
  ["setting", "set"], ["inputs", "set"], ["perturb", "change"], ["intervention", "change"], ["changes", "change"],
  ["background", "change"], ["phenotype", "show"], ["drug", "drugs"], ["select", "at"], ["tab", "panel"],
]);

/** `came`: the document that the page's file holds. */
export function addressOf(asked: Asked, look: Look, document: PageDocument, came: PageDocument = document): string {
  const first = document.first;
  const unread = asked.unread ?? [];
  const other = !holds(came, document);
  const parts: [string, string][] = [];
  if (other) parts.push(["model", modelKey(document)]);
  const says = (name: string, differs: boolean, value: string) => {
    const more = unread.filter((one) => one.key === name && JOINED.has(name)).map((one) => one.value);
    if (other || differs || more.length) parts.push([name, [value, ...more].filter(Boolean).join(name === "drugs" ? "," : " ")]);
  };
  says("context", asked.context !== first.context, asked.context);
  says("set", !same(asked.setting, first.setting), equated(asked.setting));
  says("drugs", !same(asked.drugs, first.drugs), asked.drugs.map((one) => written(one)).join(","));
  says("change", !same(asked.changes, first.changes), asked.changes.join(" "));
  says("show", asked.phenotype !== first.phenotype, asked.phenotype);
  if (look.panel !== PANEL) parts.push(["panel", look.panel]);
  if (look.selected) parts.push(["at", selectedText(look.selected)]);
  if (look.attractor >= 0) parts.push(["attractor", String(look.attractor + 1)]);
  if (look.difference) parts.push(["difference", "1"]);
  parts.push(...unread.filter((one) => one.key && !JOINED.has(one.key)).map((one): [string, string] => [one.key, one.value]));
  return "#" + parts.map(([name, value]) => `${encodeURIComponent(name)}=${encoded(value)}`).join("&");
}

/** Whether a file with one document answers what is asked of another. */
export function holds(came: PageDocument, document: PageDocument): boolean {
  return came === document || modelKey(came) === modelKey(document);
}

/** Parts of an address that may be there more than once: all that they say is asked. */
const JOINED = new Set(["set", "drugs", "change"]);

export function readAddress(hash: string, document: PageDocument, came: PageDocument = document): { asked: Asked; look: Look } {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const first = document.first;
  const text = <T>(name: string, read: (text: string) => T, otherwise: T): T => {
    const found = given.getAll(name);
    return found.length ? read(JOINED.has(name) ? found.join(name === "drugs" ? "," : " ") : found[0]!) : otherwise;
  };
  const selected = text("at", (value) => selectedOf(value, document), null);
  const number = Number(given.get("attractor") ?? 0);
  const { setting, twice } = text("set", settingOf, { setting: first.setting, twice: [] });
  const unread = [...strangeIn(given, document, came), ...twice, ...unlike(given, selected, number)];
  const asked: Asked = {
    context: given.get("context") ?? first.context,
    setting,
    drugs: text("drugs", splitNames, first.drugs),
    changes: text("change", (value) => wordsOf(value).map((one) => one.text), first.changes),
    phenotype: given.get("show") ?? first.phenotype,
    ...(unread.length ? { unread } : {}),
  };
  const look = {
    panel: panelOf(given) ?? PANEL,
    selected,
    attractor: Number.isInteger(number) && number > 0 ? number - 1 : -1,
    difference: given.get("difference") === "1",
  };
  return { asked, look: { ...LOOK, ...look } };
}

/** What is no part of an address, what is said twice, and another network than the page has. */
function strangeIn(given: URLSearchParams, document: PageDocument, came: PageDocument): Unread[] {
  const found: Unread[] = [];
  const seen = new Map<string, string>();
  for (const [key, value] of given) {
    const text = value ? `${key}=${value}` : key;
    const before = seen.get(key);
    if (!KEYS.includes(key)) {
      const near = OTHERWISE.get(key.toLowerCase()) ?? closest(key, KEYS);
      const hint = near ? `did you mean '${near}=${value}'?` : `an address has ${KEYS.join(", ")}`;
      found.push({ key, value, message: `the address says '${text}', which is no part of a question`, hint, leave: `leave ${text} out` });
    } else if (before !== undefined && before !== value && !JOINED.has(key)) {
      const message = `two values for '${key}' in the address: ${before || "none"} and ${value || "none"}`;
      found.push({ key, value, message, hint: `the first is asked where the second is left out`, leave: `leave ${text} out` });
    }
    if (before === undefined) seen.set(key, value);
  }
  const wanted = seen.get("model");
  if (wanted === undefined ? !holds(came, document) : wanted !== modelKey(document)) found.push(another(wanted ?? "", document, came));
  return found;
}

function another(wanted: string, document: PageDocument, came: PageDocument): Unread {
  const leave = "ask it of the network that the page has";
  if (!wanted || wanted === modelKey(came)) {
    const hint = "Model, “Back to what the page came with”, brings that back";
    return { key: "", value: wanted, message: "this address is of the network that the page came with, and the page has another one now", hint, leave };
  }
  const message = `this link is of a network that was edited or brought into a page (model ${wanted}), and this page does not hold it`;
  const hint = `open the page that was saved with it (“Save this page”), or bring the model here; this page has ${document.network.name || "another network"}`;
  return { key: "model", value: wanted, message, hint, leave };
}

/** The panel that an address names; undefined where it names none that a page has. */
function panelOf(given: URLSearchParams): PanelId | undefined {
  return PANEL_IDS.find((one) => one === given.get("panel"));
}

/** What an address says of how the page is looked at, and cannot be looked at so. */
function unlike(given: URLSearchParams, selected: Look["selected"], number: number): Unread[] {
  const wrong = (key: string, expected: string, hint = ""): Unread => {
    const value = given.get(key)!;
    return { key, value, message: `the address says '${key}=${value}': expected ${expected}`, hint, leave: `leave ${key}=${value} out` };
  };
  return [
    ...(given.has("panel") && !panelOf(given) ? [wrong("panel", "a panel", didYouMean(given.get("panel")!, PANEL_IDS, "panels"))] : []),
    ...(given.get("at") && !selected ? [wrong("at", "a component of the network, or an edge \"A\":\"B\"")] : []),
    ...(given.has("attractor") && !(Number.isInteger(number) && number > 0) ? [wrong("attractor", "a number from 1")] : []),
    ...(given.has("difference") && !/^[01]$/.test(given.get("difference")!) ? [wrong("difference", "0 or 1")] : []),
  ];
}

/** `A=1 "Cell size"=0` as values. A word that is no equation stays, at a level that nothing has, and is told; an input
 * with two values has none, and is told. */
export function settingOf(text: string): { setting: Values; twice: readonly Unread[] } {
  const words = new Map<string, string[]>();
  const levels = new Map<string, number>();
  for (const { text: one } of wordsOf(text)) {
    const match = /^("[^"]+"|[^"]+?)=(\d{1,6})$/s.exec(one);
    const [name, level] = match ? [match[1]!.replace(/^"(.*)"$/s, "$1"), Number(match[2])] : [one, -1];
    if (levels.has(name) && levels.get(name) === level) continue;
    levels.set(name, level);
    words.set(name, [...(words.get(name) ?? []), one]);
  }
  const twice = [...words].filter(([, said]) => said.length > 1).map(([name, said]): Unread => ({
    key: "set", value: said.join(" "), message: `two values for '${name}' in the setting: ${said.join(" and ")}`,
    hint: "hold it at one of them", leave: `leave ${name} out of the setting`,
  }));
  const setting = Object.fromEntries([...levels].filter(([name]) => words.get(name)!.length === 1));
  return { setting, twice };
}

function selectedText(selected: NonNullable<Look["selected"]>): string {
  return "component" in selected ? written(selected.component) : `${written(selected.source, true)}:${written(selected.target, true)}`;
}

function selectedOf(text: string, document: PageDocument): Look["selected"] {
  const names = new Set(document.components.map((one) => one.name));
  const edge = /^"([^"]*)":"([^"]*)"$/s.exec(text);
  if (edge && names.has(edge[1]!) && names.has(edge[2]!)) return { source: edge[1]!, target: edge[2]! };
  const component = text.replace(/^"(.*)"$/s, "$1");
  return names.has(component) ? { component } : null;
}

/** Readable: blanks are +, and what means nothing in this part of an address stays as it is. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, "+").replace(/%(3D|3A|2C|40|2F|3B|22)/g, (code) => (code === "%22" ? code : decodeURIComponent(code)));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
