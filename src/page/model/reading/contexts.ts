// The contexts of a network's own file. As src/logicnet/formats/contexts.py has it; a background may name a drug that the
// page knows.

import type { ContextEntry } from "../document";
import { didYouMean } from "../nearest";
import type { Names } from "../names";
import { wordsOf } from "../notation";
import { changesOf, settingOf } from "./assignment";
import { CITED, citedIn, evidenceOf, noteOf, writtenOut } from "./remarks";
import { located, type Table } from "./toml";

const CONTEXT = ["title", "kind", "subtype", "cells", "disease", "like", "setting", "background", "assumed", ...CITED];

/** The contexts, and which of their words were left out, as they name drugs that the page does not know. */
export function contextsOf(root: Table, names: Names, drugs: ReadonlyMap<string, readonly string[]>): { contexts: ContextEntry[]; left: string[] } {
  const [contexts, left]: [ContextEntry[], string[]] = [[], []];
  const assumptions = new Map<string, readonly string[]>();
  for (const [name, entry] of root.table("contexts").named()) {
    entry.only(CONTEXT);
    const like = entry.text("like", "");
    const before = contexts.find((one) => one.name === like);
    if (like && !before) entry.refuse(`unknown context '${like}'`, "like", didYouMean(like, contexts.map((one) => one.name), "contexts before it"));
    if (!name.trim() || /[",]/.test(name) || name === "all" || name === "subtypes") {
      entry.refuse(`'${name}' cannot be asked for by name`, undefined, "use letters, digits and underscores, and neither 'all' nor 'subtypes'");
    }
    const setting = writtenOut(entry, "setting", "");
    const sets = located(entry, "setting", () => settingOf(setting, names));
    const background = writtenOut(entry, "background", "");
    const strange = wordsOf(background).filter(({ text: word }) => !word.includes("%") && !drugs.has(word.toLowerCase()) && !names.has(word));
    left.push(...strange.map(({ text: word }) => `${name}: ${word}`));
    const plain = strange.reduceRight((text, { text: word, begin }) => text.slice(0, begin) + " ".repeat(word.length) + text.slice(begin + word.length), background);
    const changes = located(entry, "background", () => changesOf(plain, names, drugs));
    const kind = entry.member("kind", ["experiment", "subtype"]) || "experiment";
    const told = ["subtype", "cells", "disease"].map((key) => entry.text(key, "")).filter(Boolean);
    evidenceOf(entry, CITED);
    const places = new Set(changes.map(place));
    const values = { ...before?.values, ...sets };
    const made = [...(before?.changes ?? []).filter((one) => !places.has(place(one))), ...changes].sort();
    const has = [...names.all.filter((one) => Object.hasOwn(values, one)), ...made];
    const given = entry.texts("assumed");
    given.forEach((one, i) => {
      if (!has.includes(one)) entry.refuse(`the context sets and changes no '${one}'`, "assumed", `what it sets and changes: ${has.join(", ")}`, i);
      if (given.indexOf(one) < i) entry.refuse(`'${one}' is given twice`, "assumed", "", i);
    });
    // what is taken over stays assumed, unless the entry itself says it
    const own = new Set([...Object.keys(sets), ...changes]);
    const inherited = (assumptions.get(like) ?? []).filter((one) => !own.has(one));
    const assumed = has.filter((one) => given.includes(one) || inherited.includes(one));
    assumptions.set(name, assumed);
    contexts.push({
      name,
      kind,
      note: noteOf(entry.text("title", ""), ...told, citedIn(entry), assumed.length ? `assumed: ${assumed.join(", ")}` : ""),
      values,
      changes: made,
    });
  }
  return { contexts, left };
}

function place(change: string): string {
  return change.slice(0, change.lastIndexOf("%"));
}
