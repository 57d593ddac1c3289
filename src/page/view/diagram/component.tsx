// One component on the diagram: its outline and label, its level under what is painted, and what is done to it. Every
// property is a plain value, so that a click draws again only what it changed.

import { memo } from "../memo";
import type { DrawnComponent } from "./geometry";
import { n } from "./outline";
import { INK, MOVING, RING, valueLook } from "./values";

export interface ComponentGiven {
  readonly drawn: DrawnComponent;
  /** Between which levels it is painted; -1: it is not. */
  readonly low: number;
  readonly high: number;
  /** Whether that is of one attractor. */
  readonly one: boolean;
  /** What it is held at; "": it is not. */
  readonly held: string;
  /** In words. */
  readonly heldWord: string;
  readonly differing: boolean;
  /** Its step; -1: none. */
  readonly step: number;
  readonly selected: boolean;
  /** Whether it is beside what is looked at. */
  readonly near: boolean;
  /** Whether the Tab key stops at it. */
  readonly stop: boolean;
}

export const ComponentView = memo((given: ComponentGiven) => {
  const { drawn, low, high, held, differing, selected } = given;
  const { entry, style, width, height, outline } = drawn;
  const value = low < 0 ? null : valueLook(low, high, entry.maximum, entry.input, given.one);
  const ink = value?.ink ?? style.ink;
  const line = value ? INK : style.line;
  const [a, b] = [width / 2, height / 2];
  const dashed = style.style.includes("dashed") ? "4 2.5" : undefined;
  return (
    <g class={`component${selected ? " selected" : ""}${given.near ? " near" : ""}`} role="button" tabindex={given.stop ? 0 : -1}
      data-component={entry.name} aria-label={named(given)} aria-pressed={selected} transform={`translate(${n(drawn.x)},${n(drawn.y)})`}>
      <rect class="focus" x={-a - 6} y={-b - 6} width={width + 12} height={height + 12} rx={6} />
      {differing && <rect class="ring" x={-a - 6} y={-b - 6} width={width + 12} height={height + 12} rx={Math.min(a, 1.6 * b) + 6} ry={b + 6} fill="none" stroke={RING} stroke-width={2} stroke-dasharray="6 2" />}
      <g stroke={line} stroke-width={entry.input ? 2.2 : 1}>
        {drawn.around && <path d={drawn.around} fill="#ffffff" />}
        <path d={outline.path} fill={value?.fill ?? style.fill} stroke-dasharray={dashed} />
        {outline.inner && <path d={outline.inner} fill="none" />}
      </g>
      <Label lines={drawn.lines} ink={ink} halo={value !== null && low < high && !entry.input} />
      {held === "0" && <path class="strike" d={`M${n(-a)},${n(b)}L${n(a)},${n(-b)}`} stroke={value?.ink ?? INK} stroke-width={1.8} opacity={0.5} />}
    </g>
  );
});

export interface MarksGiven {
  readonly drawn: DrawnComponent;
  readonly low: number;
  readonly high: number;
  readonly held: string;
  readonly heldInput: boolean;
  readonly differing: boolean;
  readonly step: number;
  readonly near: boolean;
}

/** The marks at a component's corners. They stand above all components, and beside what a screen reader reads, which
 * says the same in words.
 */
export const MarksView = memo(({ drawn, low, high, held, heldInput, differing, step, near }: MarksGiven) => {
  const { entry, width, height } = drawn;
  const value = low < 0 ? null : valueLook(low, high, entry.maximum, entry.input);
  const [a, b] = [width / 2, height / 2];
  if (!value && !held && !differing && step < 0 && entry.maximum === 1) return null;
  return (
    <g class={near ? "mark near" : "mark"} transform={`translate(${n(drawn.x)},${n(drawn.y)})`}>
      {differing && <Moved x={-a - 5} y={-b} />}
      {step >= 0 && <Disc x={-a + 2} y={-b + 1} text={String(step)} fill="#009E73" ink="#000000" />}
      {held && <Disc x={a - 2} y={-b + 1} text={held} fill={heldInput ? "#ffffff" : INK} ink={heldInput ? INK : "#ffffff"} />}
      {value ? <Square x={a - 2} y={b - 1} text={value.mark} moving={low < high && !entry.input} />
        : entry.maximum > 1 && <Square x={a - 2} y={b - 1} text={String(entry.maximum)} moving={false} />}
    </g>
  );
});

/** What a screen reader says. */
function named({ drawn, low, high, one, heldWord, differing, step }: ComponentGiven): string {
  const { entry, style } = drawn;
  const words = [entry.label, style.word === "component" ? "" : style.word, entry.input ? "input" : ""];
  if (low >= 0) words.push(valueLook(low, high, entry.maximum, entry.input, one).word);
  words.push(heldWord, differing ? "differs from untreated" : "", step >= 0 ? `step ${step}` : "");
  return words.filter(Boolean).join(", ");
}

/** `halo`: a light line around the letters, where the ground is not even. */
function Label({ lines, ink, halo }: { lines: readonly string[]; ink: string; halo: boolean }) {
  const first = 3 - (lines.length - 1) * 6;
  const edge = halo ? { stroke: "#ffffff", "stroke-width": 2.5, "stroke-linejoin": "round" as const, "paint-order": "stroke" } : {};
  return (
    <>
      {lines.map((text, k) => <text key={k} y={first + 12 * k} fill={ink} text-anchor="middle" {...edge}>{k ? ` ${text}` : text}</text>)}
    </>
  );
}

/** A disc with what something is held at, as wide as it needs. */
export function Disc({ x, y, text, fill, ink }: { x: number; y: number; text: string; fill: string; ink: string }) {
  return (
    <g transform={`translate(${n(x)},${n(y)})`}>
      <ellipse rx={5.8 + 2.2 * (text.length - 1)} ry={5.8} fill={fill} stroke={INK} stroke-width={1.1} />
      <text y={2.9} font-size={8} font-weight="bold" fill={ink} text-anchor="middle">{text}</text>
    </g>
  );
}

/** A small square with a level. */
export function Square({ x, y, text, moving }: { x: number; y: number; text: string; moving: boolean }) {
  const width = 5 + 4.4 * text.length;
  return (
    <g transform={`translate(${n(x)},${n(y)})`}>
      <rect x={-width / 2} y={-4.8} width={width} height={9.6} fill="#ffffff" stroke={moving ? MOVING : INK} stroke-width={moving ? 1.3 : 0.7} />
      {text === "~" ? <path d="M-3.4,0C-1.6,-5 1.6,5 3.4,0" fill="none" stroke={INK} stroke-width={1.3} />
        : <text y={text === "*" ? 4.4 : 2.6} font-size={text === "*" ? 10 : 7.5} fill={INK} text-anchor="middle">{text}</text>}
    </g>
  );
}

/** The mark of what differs, beside its ring: a triangle on each side of a line. */
export function Moved({ x, y }: { x: number; y: number }) {
  return <path class="moved" d={`M${n(x)},${n(y - 6)}L${n(x + 5)},${n(y)}L${n(x)},${n(y + 6)}L${n(x - 5)},${n(y)}Z`} fill={RING} stroke="#ffffff" />;
}

/** What oscillates is striped; the ground is light enough for the label. */
export function Stripes({ id }: { id: string }) {
  return (
    <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={7} height={7} fill="#ffffff" />
      <rect width={3.2} height={7} fill={mixed} />
    </pattern>
  );
}
const mixed = "#f3c567"; // the orange of what moves, lightened for black letters

