// The question in the page's address, from the # on, readable: #set=FAC=1&change=STAT3%250&show=Resistant&panel=screen.
// What does not fit the network is left out, and the rest is shown.

import type { Asked, PageDocument } from "../model/document";
import type { Look } from "./store";

const PANEL = "attractors";

export function addressOf(asked: Asked, look: Look, document: PageDocument): string {
  const first = document.first;
  const parts: [string, string][] = [];
  if (asked.context !== first.context) parts.push(["context", asked.context]);
  if (!same(asked.setting, first.setting)) parts.push(["set", JSON.stringify(asked.setting)]);
  if (!same(asked.drugs, first.drugs)) parts.push(["drugs", JSON.stringify(asked.drugs)]);
  if (!same(asked.changes, first.changes)) parts.push(["change", JSON.stringify(asked.changes)]);
  if (asked.phenotype !== first.phenotype) parts.push(["show", asked.phenotype]);
  if (look.panel !== PANEL) parts.push(["panel", look.panel]);
  return "#" + new URLSearchParams(parts).toString();
}

export function readAddress(hash: string, document: PageDocument): { asked: Asked; look: Look } {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const first = document.first;
  const asked = {
    context: given.get("context") ?? first.context,
    setting: read(given.get("set"), first.setting),
    drugs: read(given.get("drugs"), first.drugs),
    changes: read(given.get("change"), first.changes),
    phenotype: given.get("show") ?? first.phenotype,
  };
  return { asked, look: { panel: given.get("panel") ?? PANEL, selected: null, attractor: -1, difference: false } };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function read<T>(text: string | null, otherwise: T): T {
  if (text === null) return otherwise;
  try {
    return JSON.parse(text) as T;
  } catch {
    return otherwise;
  }
}
