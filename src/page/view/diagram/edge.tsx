// One regulation on the diagram: its curve and arrow by sign, wide enough to be met by a finger, crossed where it is cut.

import { memo } from "../memo";
import type { DrawnEdge } from "./geometry";
import { n } from "./outline";
import { INK } from "./values";

export interface EdgeGiven {
  readonly drawn: DrawnEdge;
  /** The labels of its ends. */
  readonly from: string;
  readonly to: string;
  /** The level that its target reads; -1: it acts. */
  readonly cut: number;
  readonly cutWord: string;
  readonly selected: boolean;
  readonly near: boolean;
  readonly stop: boolean;
}

const DASHES: Readonly<Record<string, string>> = { dashed: "4 2.5", dotted: "1 2" };
const FADED = "#b4b4b4";

export const EdgeView = memo((given: EdgeGiven) => {
  const { drawn, cut, selected } = given;
  const { style, line, head, solid, thin } = drawn;
  const colour = cut >= 0 ? FADED : style.colour;
  const width = selected ? 2.8 : thin ? 0.7 : 1.3;
  const dashes = cut >= 0 ? DASHES.dashed : DASHES[style.line];
  const label = [`${given.from} ${style.word} ${given.to}`, given.cutWord].filter(Boolean).join(", ");
  return (
    <g class={`edge${selected ? " selected" : ""}${given.near ? " near" : ""}${cut >= 0 ? " cut" : ""}`} role="button" tabindex={given.stop ? 0 : -1}
      data-edge={drawn.index} aria-label={label} aria-pressed={selected} fill="none">
      <path class="hit" d={line + head} stroke="transparent" stroke-width={11} />
      <path class="line" d={line} stroke={colour} stroke-width={width} stroke-dasharray={dashes} />
      <path class="head" d={head} stroke={colour} stroke-width={selected ? 1.8 : 1.1} stroke-linejoin="miter" fill={solid ? colour : style.arrow === "onormal" ? "#ffffff" : "none"} />
      {cut >= 0 && <Cross x={drawn.middle[0]} y={drawn.middle[1]} />}
    </g>
  );
});

/** A cross on a white ground, so that it shows on any line. */
export function Cross({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${n(x)},${n(y)})`}>
      <circle r={6} fill="#ffffff" />
      <path d="M-4,-4L4,4M-4,4L4,-4" stroke={INK} stroke-width={2} />
    </g>
  );
}
