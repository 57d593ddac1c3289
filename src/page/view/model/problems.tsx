// What is wrong with a text: each problem with its place, the line with carets under it, and what would help. A click
// goes to the place.

import type { Problem } from "../../model/reading/place";
import { counted } from "./bench";

const SHOWN = 96; // characters of a line that are shown
const BEFORE = 48; // of these, at most so many before the place
const MARKED = 60; // longest row of carets

export function ProblemList({ problems, count, go }: { problems: readonly Problem[]; count: number; go: (problem: Problem) => void }) {
  if (!problems.length) return null;
  return (
    <ol class="wrongs" aria-label={counted(count)}>
      {problems.map((one, i) => (
        <li key={i}>
          {one.line > 0 ? (
            <button type="button" class="place" onClick={() => go(one)}>
              line {one.line}, column {one.column}
            </button>
          ) : null}{" "}
          <bdi class="message">{one.message}</bdi>
          <Excerpt problem={one} />
          {one.hint ? <p class="note"><bdi>{one.hint}</bdi></p> : null}
        </li>
      ))}
      {count > problems.length ? <li class="more">and {count - problems.length} more</li> : null}
    </ol>
  );
}

/** The line, clipped around the place, and carets under it. */
export function Excerpt({ problem }: { problem: Problem }) {
  if (!problem.text) return null;
  const letters = [...problem.text];
  const at = Math.min(problem.column - 1, letters.length);
  const first = Math.max(0, at - BEFORE);
  const last = Math.min(letters.length, first + SHOWN);
  const lead = first ? "…" : "";
  const line = lead + printable(letters.slice(first, last)) + (last < letters.length ? "…" : "");
  const carets = "^".repeat(Math.max(1, Math.min(problem.length, last - at, MARKED)));
  return <pre class="excerpt" dir="ltr">{`${line}\n${" ".repeat(lead.length + at - first)}${carets}`}</pre>;
}

/** One sign for every character: blanks are a blank, other invisible ones a dot. */
function printable(letters: readonly string[]): string {
  return letters.map((one) => (/[\p{Zs}\t]/u.test(one) ? " " : /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(one) ? "·" : one)).join("");
}

/** Where a problem stands in a text, by the offsets that a text field counts in. */
export function offsetsOf(text: string, { line, column, length }: Problem): [begin: number, end: number] {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const stop = text.indexOf("\n", start);
  const letters = [...text.slice(start, stop < 0 ? text.length : stop)];
  const begin = start + letters.slice(0, column - 1).join("").length;
  return [begin, begin + letters.slice(column - 1, column - 1 + Math.max(length, 1)).join("").length];
}
