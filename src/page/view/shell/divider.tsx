// What parts two columns, and is moved with the pointer or the arrow keys.

import { useRef, useState } from "preact/hooks";

const [LEAST, MOST, STEP] = [220, 720, 24]; // px

/** `width`: the name of the style property that holds the column's width; `side`: on which side of the divider it is. */
export function Divider({ label, width, first, side }: { label: string; width: string; first: number; side: "before" | "after" }) {
  const [now, set] = useState(first);
  const from = useRef<{ x: number; width: number } | null>(null);
  const to = (wanted: number) => {
    const next = Math.round(Math.max(LEAST, Math.min(MOST, wanted)));
    document.documentElement.style.setProperty(width, `${next}px`);
    set(next);
  };
  const sign = side === "before" ? 1 : -1;
  return (
    <div
      class="divider" role="separator" aria-orientation="vertical" aria-label={label} tabIndex={0}
      aria-valuenow={now} aria-valuemin={LEAST} aria-valuemax={MOST}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width: now };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => from.current && to(from.current.width + sign * (event.clientX - from.current.x))}
      onPointerUp={() => (from.current = null)}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
        if (step) (event.preventDefault(), to(now + sign * step));
      }}
    />
  );
}
