// A text field for a model: lines with numbers, which mark where something is wrong.

import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Problem } from "../../model/reading/place";
import { offsetsOf } from "./problems";

export interface EditorGiven {
  readonly label: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The problem to go to; a new object goes there again. */
  readonly target: { readonly problem: Problem } | null;
  readonly edit: (text: string) => void;
  readonly apply: () => void;
}

export function Editor({ label, text, problems, target, edit, apply }: EditorGiven) {
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  const gutter = useMemo(() => numbered(text, problems), [text.split("\n").length, problems]);
  const follow = () => {
    if (numbers.current && field.current) numbers.current.scrollTop = field.current.scrollTop;
  };
  useEffect(() => {
    const one = field.current;
    if (!target || !one) return;
    const [begin, end] = offsetsOf(one.value, target.problem);
    one.focus();
    one.setSelectionRange(begin, end);
    const height = one.scrollHeight / one.value.split("\n").length;
    one.scrollTop = Math.max(0, (target.problem.line - 4) * height);
    follow();
  }, [target]);
  return (
    <div class="editor">
      <pre class="numbers" aria-hidden="true" ref={numbers}>{gutter}</pre>
      <textarea
        ref={field} aria-label={label} aria-invalid={problems.length > 0} aria-describedby="model-status"
        spellcheck={false} autocomplete="off" autocapitalize="off" wrap="off" dir="ltr" value={text}
        onInput={(event) => edit(event.currentTarget.value)} onScroll={follow}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          apply();
        }}
      />
    </div>
  );
}

function numbered(text: string, problems: readonly Problem[]): string {
  const wrong = new Set(problems.map((one) => one.line));
  const lines = text.split("\n").length;
  return Array.from({ length: lines }, (_, i) => `${wrong.has(i + 1) ? "▸" : " "}${i + 1}`).join("\n");
}
