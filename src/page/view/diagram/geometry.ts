// What a document's diagram is made of, in numbers and paths: computed once a document, never while it is painted.

import type { ComponentEntry, KindStyle, Layout, PageDocument, RegulationEntry, SignStyle } from "../../model/document";
import { kindOf, signOf } from "../../model/kinds";
import { n, type Outline, outline } from "./outline";

export interface DrawnComponent {
  readonly entry: ComponentEntry;
  readonly style: KindStyle;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly outline: Outline;
  /** Around it, where its kind has a double line; "" where not. */
  readonly around: string;
}

export interface DrawnEdge {
  readonly index: number;
  readonly entry: RegulationEntry;
  readonly style: SignStyle;
  readonly line: string;
  readonly head: string;
  /** Whether the head is filled. */
  readonly solid: boolean;
  /** Of a component that acts on much of the network: drawn thin. */
  readonly thin: boolean;
  /** Halfway along. */
  readonly middle: readonly [x: number, y: number];
}

export interface Drawn {
  readonly layout: Layout;
  readonly components: readonly DrawnComponent[];
  readonly edges: readonly DrawnEdge[];
  readonly byName: ReadonlyMap<string, DrawnComponent>;
  /** The edges from and to each component. */
  readonly incident: ReadonlyMap<string, readonly DrawnEdge[]>;
}

const GAP = 4; // points between the lines of a double outline

export function drawn(document: PageDocument, layout: Layout): Drawn {
  const components = document.components.map((entry, k) => component(document, entry, layout.nodes[k]!));
  const hubs = hubsOf(document);
  const edges = document.regulations.map((entry, k) => edge(document, entry, k, layout.edges[k]!, hubs.has(entry.source)));
  const incident = new Map<string, DrawnEdge[]>(document.components.map((one) => [one.name, []]));
  for (const one of edges) {
    incident.get(one.entry.source)?.push(one);
    if (one.entry.target !== one.entry.source) incident.get(one.entry.target)?.push(one);
  }
  return { layout, components, edges, incident, byName: new Map(components.map((one) => [one.entry.name, one])) };
}

function component(document: PageDocument, entry: ComponentEntry, place: Layout["nodes"][number]): DrawnComponent {
  const style = kindOf(document, entry.kind);
  const rounded = style.style.includes("rounded");
  const less = 2 * GAP * (style.peripheries - 1);
  return {
    entry, style, ...place,
    outline: outline(style.shape, rounded, place.width - less, place.height - less),
    around: less ? outline(style.shape, rounded, place.width, place.height).path : "",
  };
}

function edge(document: PageDocument, entry: RegulationEntry, index: number, points: readonly number[], thin: boolean): DrawnEdge {
  const style = signOf(document, entry.sign);
  return {
    index, entry, style, thin,
    line: curve(points),
    ...headOf(style.arrow, points, thin ? 6 : 7.5),
    middle: middleOf(points),
  };
}

export function curve(points: readonly number[]): string {
  const [x = 0, y = 0] = points;
  let path = `M${n(x)},${n(y)}`;
  for (let k = 2; k + 5 < points.length; k += 6) {
    path += `C${n(points[k]!)},${n(points[k + 1]!)} ${n(points[k + 2]!)},${n(points[k + 3]!)} ${n(points[k + 4]!)},${n(points[k + 5]!)}`;
  }
  return path;
}

/** The arrow at the end of a curve, from there on in the curve's direction. */
export function headOf(arrow: string, points: readonly number[], length: number): { head: string; solid: boolean } {
  const last = points.length - 2;
  const [x, y] = [points[last] ?? 0, points[last + 1] ?? 0];
  let k = last - 2;
  while (k > 0 && Math.hypot(x - points[k]!, y - points[k + 1]!) < 0.5) k -= 2;
  const [dx, dy] = [x - (points[k] ?? x), y - (points[k + 1] ?? y - 1)];
  const long = Math.hypot(dx, dy) || 1;
  const at = (along: number, aside: number) =>
    `${n(x + (dx * along - dy * aside) / long)},${n(y + (dy * along + dx * aside) / long)}`;
  const half = length * 0.35;
  switch (arrow) {
    case "tee": // a bar just before the border
      return { head: polygonOf([at(-0.3, length * 0.55), at(1.9, length * 0.55), at(1.9, -length * 0.55), at(-0.3, -length * 0.55)]), solid: true };
    case "diamond":
      return { head: polygonOf([at(0, 0), at(length * 0.6, half), at(length * 1.2, 0), at(length * 0.6, -half)]), solid: true };
    case "onormal":
      return { head: polygonOf([at(0, half), at(length, 0), at(0, -half)]), solid: false };
    default:
      return { head: polygonOf([at(0, half), at(length, 0), at(0, -half)]), solid: true };
  }
}

function polygonOf(corners: readonly string[]): string {
  return `M${corners.join("L")}Z`;
}

function middleOf(points: readonly number[]): [number, number] {
  const curves = Math.max(1, Math.floor((points.length - 2) / 6));
  const first = 6 * Math.floor(curves / 2);
  if (curves % 2 === 0) return [points[first] ?? 0, points[first + 1] ?? 0];
  const part = (k: number) => ((points[first + k] ?? 0) + 3 * (points[first + k + 2] ?? 0) + 3 * (points[first + k + 4] ?? 0) + (points[first + k + 6] ?? 0)) / 8;
  return [part(0), part(1)];
}

/** Components that act on a quarter of the network. */
function hubsOf(document: PageDocument): ReadonlySet<string> {
  const out = new Map<string, number>();
  for (const { source } of document.regulations) out.set(source, (out.get(source) ?? 0) + 1);
  const most = Math.max(12, document.components.length / 4);
  return new Set([...out].filter(([, count]) => count > most).map(([name]) => name));
}
