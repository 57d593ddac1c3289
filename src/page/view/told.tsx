// What went wrong, shown: the sentence, the text with carets under the place, and what would help.

import type { ComponentChildren } from "preact";

interface Wrong {
  readonly message: string;
  readonly hint: string;
  readonly text?: string;
  readonly begin?: number;
  readonly end?: number;
}

/** An error with its place. */
export function Told({ wrong, id, children }: { wrong: Wrong; id?: string; children?: ComponentChildren }) {
  const { text = "", begin = -1, end = -1 } = wrong;
  const part = begin > 0 || end < text.length; // a mark under all of it would say nothing
  const pointed = text && begin >= 0 && part && text.length < 400 && !text.includes("\n");
  return (
    <div class="told" role="alert" id={id}>
      <p><strong>{wrong.message}</strong></p>
      {pointed ? (
        <pre class="pointed" aria-hidden="true">
          {text}
          {"\n"}
          {" ".repeat(begin)}
          {"^".repeat(Math.max(1, Math.min(end, text.length) - begin))}
        </pre>
      ) : null}
      {wrong.hint ? <p>{wrong.hint}</p> : null}
      {children}
    </div>
  );
}
