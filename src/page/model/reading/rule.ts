// One rule by itself: what is wrong with it among the components of a network.

import { CoreError } from "../../core/module";
import type { Model } from "../model";
import { closest } from "../nearest";
import { bytesOf, type Problem, problem, within } from "./place";

/** What is wrong with a condition; nothing where it can be read. The line of its place is `line`. */
export function wrongCondition(model: Model, text: string, line: number): Problem[] {
  const bytes = bytesOf(text);
  if (!text.trim()) return [problem("a rule is missing", { line, column: 1, length: 1, text }, "write 0 or 1 for a constant")];
  try {
    model.rules.expression(text);
    return [];
  } catch (error) {
    if (!(error instanceof CoreError) || error.code > 2) throw error;
    const begin = Math.max(error.begin, 0);
    const place = { ...within(bytes, begin, Math.max(error.end, begin + 1)), line };
    const name = text.slice(place.column - 1, place.column - 1 + place.length).replace(/^"+|"+$/g, "");
    const near = error.code === 2 ? closest(name, model.document.components.map((one) => one.name)) : null;
    return [problem(error.message, place, near ? `did you mean '${near}'?` : error.hint)];
  }
}
