// What the shapes, colours and marks of the diagram mean: of those that occur in it, and no others.

import type { ComponentChildren } from "preact";
import type { PageDocument } from "../../model/document";
import { kindOf, signOf } from "../../model/kinds";
import { Disc, Moved, Square, Stripes } from "./component";
import { Cross } from "./edge";
import { curve, type Drawn, headOf } from "./geometry";
import type { Marks } from "./marks";
import { memo } from "../memo";
import type { Paint } from "../store";
import { outline } from "./outline";
import { INK, OFF, ON, RING, mix } from "./values";

interface Given {
  readonly document: PageDocument;
  readonly drawn: Drawn;
  readonly paint: Paint;
  readonly marks: Marks;
  /** Whether the levels are of one attractor. */
  readonly one: boolean;
}

export const Legend = memo((given: Given) => (
  <details class="legend">
    <summary>Legend</summary>
    <ul>
      {[...kinds(given), ...signs(given), ...levels(given), ...done(given)].map(([word, sample]) => <li key={word}>{sample}<span>{word}</span></li>)}
    </ul>
  </details>
));

type Entry = readonly [word: string, sample: ComponentChildren];

function Sample({ children, wide = 34 }: { children: ComponentChildren; wide?: number }) {
  return <svg class="sample" width={wide} height={20} viewBox={`${-wide / 2} -10 ${wide} 20`} aria-hidden="true" font-family="'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif">{children}</svg>;
}

function kinds({ document, drawn }: Given): Entry[] {
  const used = new Set(drawn.components.map((one) => one.style.word));
  const inputs = drawn.components.some((one) => one.entry.input);
  const most = Math.max(1, ...drawn.components.map((one) => one.entry.maximum));
  const entries = document.kinds.filter((one) => used.has(one.word)).map((one): Entry => {
    const style = kindOf(document, one.word);
    const double = style.peripheries > 1;
    const rounded = style.style.includes("rounded");
    const dash = style.style.includes("dashed") ? "4 2.5" : undefined;
    const { path, inner } = outline(style.shape, rounded, double ? 22 : 28, double ? 8 : 14);
    return [style.word, (
      <Sample>
        {double && <path d={outline(style.shape, rounded, 30, 16).path} fill="#ffffff" stroke={style.line} />}
        <path d={path} fill={style.fill} stroke={style.line} stroke-dasharray={dash} />
        {inner && <path d={inner} fill="none" stroke={style.line} />}
      </Sample>
    )];
  });
  if (inputs) entries.push(["input: heavy outline", <Sample><path d={outline("box", true, 28, 14).path} fill="#ffffff" stroke="#4d4d4d" stroke-width={2.2} /></Sample>]);
  if (most > 1) entries.push(["the highest level", <Sample><Square x={0} y={0} text={String(most)} moving={false} /></Sample>]);
  return entries;
}

function signs({ document, drawn }: Given): Entry[] {
  const used = new Set(drawn.edges.map((one) => one.entry.sign));
  return [...used].map((sign): Entry => {
    const style = signOf(document, sign);
    const points = [-18, 0, -10, 0, 0, 0, 9, 0];
    const { head, solid } = headOf(style.arrow, points, 7.5);
    const dash = style.line === "dashed" ? "4 2.5" : style.line === "dotted" ? "1 2" : undefined;
    return [style.word, (
      <Sample wide={40}>
        <path d={curve(points)} stroke={style.colour} stroke-width={1.3} stroke-dasharray={dash} fill="none" />
        <path d={head} stroke={style.colour} stroke-width={1.1} fill={solid ? style.colour : "none"} />
      </Sample>
    )];
  });
}

function levels({ drawn, paint, one: single }: Given): Entry[] {
  const box = (fill: string, text: string, moving = false) => (
    <Sample>
      {moving && <defs><Stripes id="logicnet-legend-stripes" /></defs>}
      <path d={outline("box", true, 28, 14).path} fill={fill} stroke={INK} /><Square x={10} y={4} text={text} moving={moving} />
    </Sample>
  );
  const shown = drawn.components.flatMap(({ entry }) => {
    const at = paint.levels.get(entry.name);
    return at ? [{ low: at[0], high: at[1], maximum: entry.maximum, input: entry.input }] : [];
  });
  const some = (test: (one: (typeof shown)[number]) => boolean) => shown.some((one) => !Number.isNaN(one.low) && test(one));
  const entries: Entry[] = [];
  if (some((one) => one.high === 0)) entries.push(["off", box(OFF, "0")]);
  if (some((one) => !Number.isInteger(one.low))) entries.push(["on average so much: the more, the darker", box(mix(OFF, ON, 0.5), ".5")]);
  if (some((one) => one.low === one.high && one.low > 0 && Number.isInteger(one.low))) {
    entries.push([some((one) => one.maximum > 1 && one.low > 0) ? "on; a level in between lighter" : "on", box(ON, "1")]);
  }
  if (some((one) => one.low < one.high && !one.input)) entries.push([single ? "oscillates" : "varies: oscillates, or differs between attractors", box("url(#logicnet-legend-stripes)", "~", true)]);
  if (some((one) => one.low < one.high && one.input)) entries.push(["either (free input)", box("#ffffff", "*")]);
  if (shown.some((one) => Number.isNaN(one.low))) entries.push(["not known", box("#ffffff", "?")]);
  if (paint.differing.size) entries.push(["differs from untreated", <Sample><ellipse rx={14} ry={8} fill="none" stroke={RING} stroke-width={2} stroke-dasharray="6 2" /><Moved x={-12} y={0} /></Sample>]);
  if (paint.steps.size) entries.push(["its step", <Sample><Disc x={0} y={0} text="1" fill="#009E73" ink="#000000" /></Sample>]);
  return entries;
}

function done({ marks }: Given): Entry[] {
  const held = [...marks.held.values()];
  const entries: Entry[] = [];
  const input = held.find((one) => one.input);
  const intervention = held.find((one) => !one.input);
  if (input) entries.push(["input held by the setting", <Sample><Disc x={0} y={0} text={input.text} fill="#ffffff" ink={INK} /></Sample>]);
  if (intervention) entries.push(["held by an intervention", <Sample><Disc x={0} y={0} text={intervention.text} fill={INK} ink="#ffffff" /></Sample>]);
  if (marks.cut.size) entries.push(["edge cut", <Sample><path d="M-16,0H16" stroke="#b4b4b4" stroke-dasharray="4 2.5" /><Cross x={0} y={0} /></Sample>]);
  return entries;
}
