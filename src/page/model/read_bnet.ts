// A text in the .bnet format -> the page's document.

import type { Core } from "../core/module";
import type { PageDocument } from "./document";
import { assembled, bare, cardOf, levelName, MOST_COMPONENTS, NOTHING_SAID } from "./draft";
import { readBnet, type ReadRules } from "./reading/bnet";
import { shell } from "./reading/formats";
import { type Bytes, ReadError, problem, refused } from "./reading/place";

/** Read a content; `name` is what the network is called. Throws ReadError with all that is wrong. */
export async function bnetDocument(core: Core, content: Bytes, name: string, style: PageDocument): Promise<PageDocument> {
  const { rules, notes } = rulesIn(core, content, name);
  try {
    return await assembled(rules.names.map((one) => bare(one)), rules, { title: name, card: cardOf(name, notes), ...NOTHING_SAID }, style);
  } finally {
    rules.free();
  }
}

/** The rules of a content that can stand for a network. Throws ReadError where there are none, too many, or names that stand for levels. */
export function rulesIn(core: Core, content: Bytes, name: string, known: ReadonlySet<string> | null = null): ReadRules {
  const found = readBnet(core, content, known);
  const level = levelName(found.rules.names);
  if (level) {
    const hint = "rename it, or say in TOML how many levels the component has";
    throw refused(`'${level}' cannot name a component: it stands for a level`, undefined, hint);
  }
  if (!found.rules.names.length) {
    throw refused(`${name}: no component: this is not a network`, undefined, ".bnet: one `target, rule` a line");
  }
  confirmSize(found.rules.names.length, name);
  return found;
}

export function confirmSize(components: number, name: string): void {
  if (components <= MOST_COMPONENTS) return;
  const what = `${name}: ${components} components, and the page takes up to ${MOST_COMPONENTS}`;
  throw new ReadError([problem(what, undefined, "the command line answers for networks of this size")], 1, `logicnet attractors ${shell(name)}`);
}
