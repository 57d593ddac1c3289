// What a change that is being typed could become: names of components with the levels to hold them at, and edges.

import type { PageDocument } from "../../model/document";
import { Names } from "../../model/names";
import { word, within, written } from "../../model/notation";

const MOST = 8;

/** Words for what is typed, the likeliest first. */
export function completions(document: PageDocument, typed: string): string[] {
  const names = Names.of(document);
  const text = typed.trim().replaceAll('"', "").toLowerCase();
  if (!text || text.includes("%")) return [];
  const found: string[] = [];
  const at = text.indexOf(":");
  if (at >= 0) {
    const [from, to] = [text.slice(0, at), text.slice(at + 1)];
    for (const { source, target } of document.regulations) {
      if (source.toLowerCase().startsWith(from) && target.toLowerCase().startsWith(to)) {
        found.push(word(within({ kind: "cut", source, target, level: 0 }, names)));
      }
    }
  }
  const rank = (name: string) => (name.toLowerCase() === text ? 0 : name.toLowerCase().startsWith(text) ? 1 : 2);
  const near = document.components.filter((one) => `${one.name}\n${one.label}`.toLowerCase().includes(text));
  for (const one of near.sort((a, b) => rank(a.name) - rank(b.name))) {
    for (let level = 0; level <= one.maximum; level++) found.push(`${written(one.name)}%${level}`);
  }
  return found.slice(0, MOST);
}
