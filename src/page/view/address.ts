// The question in the page's address, from the # on, readable: #set=FAC=1&change=STAT3%250&show=Resistant&panel=screen.
// What the page opens with is left out. What an address says is asked as it stands: what the network does not have is a
// problem of the question, which is shown (model/question.ts), and never another question.

import type { Asked, PageDocument, Values } from "../model/document";
import { equated, splitNames, wordsOf, written } from "../model/notation";
import type { Look } from "./store";

const PANEL = "attractors";
const LOOK: Look = { panel: PANEL, selected: null, attractor: -1, difference: false };

export function addressOf(asked: Asked, look: Look, document: PageDocument): string {
  const first = document.first;
  const parts: [string, string][] = [];
  if (asked.context !== first.context) parts.push(["context", asked.context]);
  if (!same(asked.setting, first.setting)) parts.push(["set", equated(asked.setting)]);
  if (!same(asked.drugs, first.drugs)) parts.push(["drugs", asked.drugs.map((one) => written(one)).join(",")]);
  if (!same(asked.changes, first.changes)) parts.push(["change", asked.changes.join(" ")]);
  if (asked.phenotype !== first.phenotype) parts.push(["show", asked.phenotype]);
  if (look.panel !== PANEL) parts.push(["panel", look.panel]);
  if (look.selected) parts.push(["at", selectedText(look.selected)]);
  if (look.attractor >= 0) parts.push(["attractor", String(look.attractor + 1)]);
  if (look.difference) parts.push(["difference", "1"]);
  return "#" + parts.map(([name, value]) => `${name}=${encoded(value)}`).join("&");
}

export function readAddress(hash: string, document: PageDocument): { asked: Asked; look: Look } {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const first = document.first;
  const text = <T>(name: string, read: (text: string) => T, otherwise: T): T => {
    const found = given.get(name);
    return found === null ? otherwise : read(found);
  };
  const asked = {
    context: given.get("context") ?? first.context,
    setting: text("set", settingOf, first.setting),
    drugs: text("drugs", splitNames, first.drugs),
    changes: text("change", (value) => wordsOf(value).map((one) => one.text), first.changes),
    phenotype: given.get("show") ?? first.phenotype,
  };
  const number = Number(given.get("attractor") ?? 0);
  const look = {
    panel: given.get("panel") ?? PANEL,
    selected: text("at", (value) => selectedOf(value, document), null),
    attractor: Number.isInteger(number) && number > 0 ? number - 1 : -1,
    difference: given.get("difference") === "1",
  };
  return { asked, look: { ...LOOK, ...look } };
}

/** `A=1 "Cell size"=0` as values. A word that is no equation stays, at a level that nothing has, and is told. */
export function settingOf(text: string): Values {
  const pairs = wordsOf(text).map(({ text: one }): [string, number] => {
    const match = /^("[^"]+"|[^"]+?)=(\d{1,6})$/s.exec(one);
    return match ? [match[1]!.replace(/^"(.*)"$/s, "$1"), Number(match[2])] : [one, -1];
  });
  return Object.fromEntries(pairs);
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

