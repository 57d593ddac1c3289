// Steps that are gone through one by one: buttons for the ends and the neighbours, and a slider for all.

import { Press } from "./press";

/** `what`: one step by name; `label`: of what these are the steps. */
export function Stepper({ label, what, at, last, go }: { label: string; what: string; at: number; last: number; go: (at: number) => void }) {
  const named = what.charAt(0).toUpperCase() + what.slice(1);
  return (
    <div class="stepper" role="group" aria-label={label}>
      <Press off={at === 0} press={() => go(0)} label={`First ${what}`}>|◀</Press>
      <Press off={at === 0} press={() => go(at - 1)} label={`${named} before`}>◀</Press>
      <input
        type="range" min={0} max={last} step={1} value={at} aria-label={named} aria-valuetext={`${what} ${at} of ${last}`}
        onInput={(event) => go(Number(event.currentTarget.value))}
      />
      <Press off={at === last} press={() => go(at + 1)} label={`Next ${what}`}>▶</Press>
      <Press off={at === last} press={() => go(last)} label={`Last ${what}`}>▶|</Press>
      <span>{what} {at} of {last}</span>
    </div>
  );
}
