// What a question comes to: the inputs that are held and the changes that are made, put together from its context, its
// setting, its drugs and its own changes. What does not fit, and what is asked for twice in two ways, is a problem that
// is told with a way out of it; nothing is left out silently. The rules are those of src/logicnet/model/asked.py.

import type { Asked, ContextEntry, PageDocument } from "./document";
import { didYouMean } from "./nearest";
import { Names } from "./names";
import { changeOf, type ChangeWord, equation, Misread, placeKey, word, written } from "./notation";

/** A change, and who makes it: "" is the question itself. */
export interface Made {
  readonly change: ChangeWord;
  readonly by: string;
}

/** Why a question cannot be asked as it stands. */
export interface Problem {
  readonly message: string;
  readonly hint: string;
  /** The text that is wrong, and which characters of it; "" where it is no text. */
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  /** What would leave out what is wrong. */
  readonly without: Partial<Asked>;
  /** And what that is called. */
  readonly leave: string;
}

export interface Question {
  /** Levels that inputs are held at, by the context or by the setting. */
  readonly held: ReadonlyMap<string, { readonly level: number; readonly by: string }>;
  readonly made: readonly Made[];
  readonly problems: readonly Problem[];
}

/** The question without its drugs and changes: what the treated is compared with. */
export function untreatedOf(asked: Asked): Asked {
  return { ...asked, drugs: [], changes: [] };
}

const LAST = new WeakMap<Asked, { document: PageDocument; question: Question }>();

/** What a question comes to; worked out once, as many parts of the page ask. */
export function questionOf(document: PageDocument, asked: Asked): Question {
  const last = LAST.get(asked);
  if (last?.document === document) return last.question;
  const question = put(document, asked);
  LAST.set(asked, { document, question });
  return question;
}

function put(document: PageDocument, asked: Asked): Question {
  const names = Names.of(document);
  const problems: Problem[] = [];
  const context = contextOf(document, asked, problems);
  const held = heldOf(names, asked, context, problems);
  const made = madeOf(document, names, asked, context, problems);
  return { held, made, problems };
}

/** The context that is asked in. */
function contextOf(document: PageDocument, asked: Asked, problems: Problem[]): ContextEntry | null {
  if (!asked.context) return null;
  const found = document.contexts.find((one) => one.name === asked.context);
  if (!found) {
    const known = document.contexts.map((one) => one.name);
    const hint = didYouMean(asked.context, known, "contexts") || (known.length ? "" : "it has no contexts");
    problems.push(problem(`the network has no context '${asked.context}'`, hint, asked.context, { context: "" }, "ask without a context"));
  }
  return found ?? null;
}

function heldOf(names: Names, asked: Asked, context: ContextEntry | null, problems: Problem[]): Map<string, { level: number; by: string }> {
  const held = new Map<string, { level: number; by: string }>(
    Object.entries(context?.values ?? {}).map(([name, level]) => [name, { level, by: `the context ${context!.name}` }] as const),
  );
  for (const [name, level] of Object.entries(asked.setting)) {
    const { [name]: _, ...rest } = asked.setting;
    const wrong = (message: string, hint: string) =>
      problems.push(problem(message, hint, level < 0 ? name : equation(name, level), { setting: rest }, `leave ${name} out of the setting`));
    const there = held.get(name);
    if (level < 0) wrong(`expected NAME=0 or NAME=1 in the setting, found '${name}'`, "");
    else if (!names.has(name)) wrong(`unknown component '${name}' in the setting`, didYouMean(name, names.all));
    else if (!names.settable(name)) wrong(`'${name}' is not an input: it has a rule of its own`, `to hold it, use the intervention ${written(name)}%${level}`);
    else if (level > names.maximum(name)) wrong(`expected a level from 0 to ${names.maximum(name)} for ${name}, found ${level}`, "");
    else if (there && there.level !== level) {
      const what = `two values for '${name}': the setting says ${equation(name, level)}, and the context '${context!.name}' ${equation(name, there.level)}`;
      wrong(what, `leave ${name} out of the setting, or ask without the context`);
    } else if (!there) held.set(name, { level, by: "the setting" });
  }
  return held;
}

function madeOf(document: PageDocument, names: Names, asked: Asked, context: ContextEntry | null, problems: Problem[]): Made[] {
  const places = new Map<string, Made>();
  const add = (text: string, by: string, without: Partial<Asked>, leave: string) => {
    try {
      const change = changeOf(text, names, by ? [] : document.drugs.map((one) => one.name));
      const key = placeKey(change);
      const there = places.get(key);
      if (!there) places.set(key, { change, by });
      else if (word(there.change) !== word(change)) {
        const [one, other] = [`${word(there.change)}${there.by ? ` of ${there.by}` : ""}`, `${word(change)}${by ? ` of ${by}` : ""}`];
        problems.push(problem(`two changes of one place: ${one}, and ${other}`, "keep one of the two", text, without, leave));
      }
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      const { message, hint, begin, end } = error;
      problems.push({ message, hint, text: error.text, begin, end, without, leave });
    }
  };
  if (context) for (const text of context.changes) add(text, `the context ${context.name}`, { context: "" }, "ask without the context");
  for (const name of asked.drugs) {
    const without = { drugs: asked.drugs.filter((one) => one !== name) };
    const drug = document.drugs.find((one) => one.name === name);
    if (drug) for (const text of drug.changes) add(text, name, without, `leave ${name} out`);
    else {
      const hint = didYouMean(name, document.drugs.map((one) => one.name), "drugs that act on this network");
      problems.push(problem(`no drug '${name}' acts on this network`, hint, name, without, `leave ${name} out`));
    }
  }
  for (const text of asked.changes) add(text, "", { changes: asked.changes.filter((one) => one !== text) }, `leave ${text} out`);
  return [...places.values()];
}

function problem(message: string, hint: string, text: string, without: Partial<Asked>, leave: string): Problem {
  return { message, hint, text, begin: 0, end: text.length, without, leave };
}
