// What a question does to the components and edges of a diagram: who is held at what, by whom, and which edges are cut.

import type { Asked, PageDocument } from "../../model/document";
import { edgeKey } from "../../model/names";
import { questionOf } from "../../model/question";

export interface HeldMark {
  /** A level, or two with a colon between. */
  readonly text: string;
  /** An input that the setting or a context holds, and no intervention. */
  readonly input: boolean;
  /** In words: `held at 0 by Ruxolitinib`. */
  readonly word: string;
  /** Whether it is one of the question's own changes, which can be released. */
  readonly own: boolean;
  readonly low: number;
  readonly high: number;
}

export interface CutMark {
  readonly level: number;
  readonly word: string;
  readonly own: boolean;
}

export interface Marks {
  readonly held: ReadonlyMap<string, HeldMark>;
  readonly cut: ReadonlyMap<string, CutMark>;
}

const KNOWN = new WeakMap<Asked, { document: PageDocument; marks: Marks }>();

/** The marks of a question; the same value for the same question, however often it is asked for. */
export function marksOf(document: PageDocument, asked: Asked): Marks {
  const known = KNOWN.get(asked);
  if (known?.document === document) return known.marks;
  const marks = read(document, asked);
  KNOWN.set(asked, { document, marks });
  return marks;
}

function read(document: PageDocument, asked: Asked): Marks {
  const held = new Map<string, HeldMark>();
  const cut = new Map<string, CutMark>();
  const question = questionOf(document, asked);
  for (const [name, { level, by }] of question.held) {
    held.set(name, { text: String(level), input: true, word: `held at ${level} by ${by}`, own: by === "the setting", low: level, high: level });
  }
  for (const { change, by } of question.made) {
    const who = by ? ` by ${by}` : "";
    switch (change.kind) {
      case "hold": {
        const { component, level } = change;
        held.set(component, { text: String(level), input: false, word: `held at ${level}${who}`, own: !by, low: level, high: level });
        break;
      }
      case "keep": {
        const { component, low, high } = change;
        held.set(component, { text: `${low}:${high}`, input: false, word: `kept between ${low} and ${high}${who}`, own: !by, low, high });
        break;
      }
      case "cut":
        cut.set(edgeKey(change.source, change.target), { level: change.level, word: `cut${who}: the target reads ${change.level}`, own: !by });
    }
  }
  return { held, cut };
}
