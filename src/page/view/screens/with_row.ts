// The question that a row of a screen is the answer to.

import type { Tried } from "../../answers/outcome";
import type { Asked, PageDocument } from "../../model/document";
import { word, wordsOf } from "../../model/notation";
import { type Made, questionOf } from "../../model/question";

/** A question with what a row does. What a row does at a place that is changed already takes that place: who changed it
 * is then asked for by what else it does. */
export function withRow(document: PageDocument, asked: Asked, row: Pick<Tried, "intervention" | "drugs" | "changes">): Asked {
  const { made, held } = questionOf(document, asked);
  const places = new Map(wordsOf(row.intervention).map(({ text }) => [text.slice(0, text.lastIndexOf("%")), text]));
  const taken = (one: Made) => {
    const text = word(one.change);
    const known = places.get(text.slice(0, text.lastIndexOf("%")));
    return known !== undefined && known !== text;
  };
  const undone = new Set(made.filter(taken).map((one) => one.by));
  const outside = asked.context !== "" && undone.has(`the context ${asked.context}`);
  const drugs = asked.drugs.filter((one) => !undone.has(one));
  const gone = (one: Made) => one.by === "" || (undone.has(one.by) && (outside || asked.drugs.includes(one.by)));
  const kept = made.filter((one) => gone(one) && !taken(one)).map((one) => word(one.change));
  return {
    ...asked,
    ...(outside ? { context: "", setting: Object.fromEntries([...held].map(([name, one]) => [name, one.level])) } : {}),
    drugs: [...new Set([...drugs, ...row.drugs])],
    changes: [...new Set([...kept, ...row.changes])],
  };
}
