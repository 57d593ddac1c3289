// A layout made in the page, for networks that were brought into it: in layers, by dagre where the network is small; in
// rows with straight edges where dagre would take too long.

import dagre from "@dagrejs/dagre";
import type { Layout, PageDocument } from "../../model/document";
import { kindOf } from "./geometry";

const SIZE = 10; // points
const WIDEST = 78; // points of a line of a label
const LONGEST = 24; // letters of a word that is not broken
const ARROW = 7.5;
const [MOST_COMPONENTS, MOST_EDGES] = [90, 160]; // what dagre lays out within half a second

type Point = readonly [x: number, y: number];
interface Box { x: number; y: number; readonly width: number; readonly height: number; readonly lines: readonly string[] }

export function laidOut(document: PageDocument): Layout {
  const boxes = document.components.map((one) => ({ x: 0, y: 0, ...sizeOf(one.label, kindOf(document, one.kind).shape) }));
  const small = boxes.length <= MOST_COMPONENTS && document.regulations.length <= MOST_EDGES;
  const curves = small ? byDagre(document, boxes) : inRows(document, boxes);
  return fitted(boxes, curves);
}

/** The page from 0 on, with a little room for loops. */
function fitted(boxes: Box[], curves: Point[][]): Layout {
  const all = [...boxes.flatMap((one): Point[] => [[one.x - one.width / 2, one.y - one.height / 2], [one.x + one.width / 2, one.y + one.height / 2]]), ...curves.flat()];
  const bound = (axis: 0 | 1, most: boolean) => all.reduce((found, point) => (most ? Math.max : Math.min)(found, point[axis]), most ? -Infinity : Infinity);
  const [left, top] = all.length ? [bound(0, false), bound(1, false)] : [0, 0];
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    width: all.length ? tenth(bound(0, true) - left) : 0,
    height: all.length ? tenth(bound(1, true) - top) : 0,
    nodes: boxes.map((one) => ({ ...one, x: tenth(one.x - left), y: tenth(one.y - top) })),
    edges: curves.map((points) => points.flatMap(([x, y]) => [tenth(x - left), tenth(y - top)])),
  };
}

const ROOM: Readonly<Record<string, readonly [across: number, up: number, padX: number, padY: number]>> = {
  ellipse: [1.22, 1.3, 5, 5], invhouse: [1.12, 1.45, 14, 9], octagon: [1.1, 1.15, 14, 10],
  parallelogram: [1.12, 1, 26, 9], note: [1, 1, 16, 9], hexagon: [1.15, 1.1, 20, 9], tab: [1, 1, 12, 11],
};

function sizeOf(label: string, shape: string): { width: number; height: number; lines: string[] } {
  const lines = broken(label);
  const [across, up, padX, padY] = ROOM[shape] ?? [1, 1, 12, 9];
  const widest = Math.max(...lines.map(widthOf));
  return { width: Math.max(widest * across + padX, 34), height: lines.length * SIZE * 1.2 * up + padY, lines };
}

function broken(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/u).filter(Boolean).flatMap(pieces)) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOf(joined) <= WIDEST) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.length ? lines : [""];
}

function pieces(word: string): string[] {
  const letters = [...word];
  const count = Math.ceil(letters.length / LONGEST);
  return Array.from({ length: count }, (_, k) => letters.slice(k * LONGEST, (k + 1) * LONGEST).join(""));
}

let pen: CanvasRenderingContext2D | null | undefined;

/** The width of a text in points; a little too wide rather than too narrow. */
function widthOf(text: string): number {
  if (pen === undefined) {
    pen = globalThis.document?.createElement("canvas").getContext("2d") ?? null;
    if (pen) pen.font = `${SIZE}px 'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif`;
  }
  return pen ? pen.measureText(text).width * 1.03 : text.length * SIZE * 0.64;
}

function byDagre(document: PageDocument, boxes: Box[]): Point[][] {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 34, edgesep: 8, acyclicer: "greedy" });
  const place = new Map(document.components.map((one, k) => [one.name, k]));
  boxes.forEach((one, k) => graph.setNode(`n${k}`, { width: one.width, height: one.height }));
  document.regulations.forEach((one, k) => graph.setEdge(`n${place.get(one.source)}`, `n${place.get(one.target)}`, {}, `e${k}`));
  dagre.layout(graph);
  boxes.forEach((one, k) => Object.assign(one, { x: graph.node(`n${k}`).x, y: graph.node(`n${k}`).y }));
  return document.regulations.map((one, k) => {
    const [source, target] = [place.get(one.source)!, place.get(one.target)!];
    if (source === target) return loop(boxes[source]!);
    const { points } = graph.edge({ v: `n${source}`, w: `n${target}`, name: `e${k}` }) as { points: { x: number; y: number }[] };
    return smooth(shortened(points.map(({ x, y }): Point => [x, y])));
  });
}

/** Bezier pieces through the midpoints of a line's parts. */
function smooth(line: readonly Point[]): Point[] {
  const [first, last] = [line[0]!, line[line.length - 1]!];
  const inner = line.slice(1, -1);
  if (!inner.length) return straight(first, last);
  const curve: Point[] = [first];
  let from = first;
  inner.forEach((corner, k) => {
    const to = k === inner.length - 1 ? last : between(corner, inner[k + 1]!, 0.5);
    curve.push(between(from, corner, 2 / 3), between(to, corner, 2 / 3), to);
    from = to;
  });
  return curve;
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function straight(from: Point, to: Point): Point[] {
  return [from, between(from, to, 1 / 3), between(from, to, 2 / 3), to];
}

/** A line with room for the arrow at its end. */
function shortened(line: readonly Point[]): Point[] {
  const [last, before] = [line[line.length - 1]!, line[line.length - 2]!];
  const long = Math.hypot(last[0] - before[0], last[1] - before[1]);
  return [...line.slice(0, -1), long > 0 ? between(last, before, Math.min(ARROW / long, 0.9)) : last];
}

/** An edge from a component to itself, at its right. */
function loop({ x, y, width, height }: Box): Point[] {
  const [side, out] = [x + width / 2, x + width / 2 + 20];
  return [[side - 4, y - height / 3], [out, y - height * 0.8], [out, y + height * 0.6], [side + ARROW, y + height / 6]];
}

/** Components in rows, from inputs down, each near those that act on it; straight edges. */
function inRows(document: PageDocument, boxes: Box[]): Point[][] {
  const place = new Map(document.components.map((one, k) => [one.name, k]));
  const edges = document.regulations.map((one) => [place.get(one.source)!, place.get(one.target)!] as const);
  const ranks = ranksOf(boxes.length, edges);
  const rows: number[][] = [];
  ranks.forEach((rank, k) => (rows[rank] ??= []).push(k));
  const area = boxes.reduce((sum, one) => sum + (one.width + 24) * (one.height + 40), 0);
  const across = Math.max(500, Math.sqrt(area * 1.6));
  const near: number[][] = boxes.map(() => []);
  for (const [a, b] of edges) if (a !== b) near[a]!.push(b), near[b]!.push(a);
  for (let round = 0; round < 12; round++) arrangeRows(rows, boxes, near, across, round > 0);
  return edges.map(([a, b]) => (a === b ? loop(boxes[a]!) : straightBetween(boxes[a]!, boxes[b]!)));
}

function arrangeRows(rows: number[][], boxes: Box[], near: number[][], across: number, sorted: boolean): void {
  let y = 0;
  for (const row of rows.filter(Boolean)) {
    if (sorted) {
      const aim = new Map(row.map((k) => [k, near[k]!.length ? near[k]!.reduce((sum, other) => sum + boxes[other]!.x, 0) / near[k]!.length : boxes[k]!.x]));
      row.sort((a, b) => aim.get(a)! - aim.get(b)!);
    }
    const lines = Math.max(1, Math.ceil(row.reduce((sum, k) => sum + boxes[k]!.width + 24, 0) / across));
    for (let line = 0; line < lines; line++) {
      // every other goes to the next line, so that each line keeps the row's order
      const part = row.filter((_, k) => k % lines === line);
      const long = part.reduce((sum, k) => sum + boxes[k]!.width + 24, 0);
      const high = Math.max(0, ...part.map((k) => boxes[k]!.height));
      let x = -long / 2;
      for (const k of part) {
        Object.assign(boxes[k]!, { x: x + boxes[k]!.width / 2 + 12, y: y + high / 2 });
        x += boxes[k]!.width + 24;
      }
      y += high + 40;
    }
  }
}

/** Of each component how far below the inputs it stands, feedback left out. */
function ranksOf(count: number, edges: readonly (readonly [number, number])[]): number[] {
  const out: number[][] = Array.from({ length: count }, () => []);
  const into = new Array<number>(count).fill(0);
  for (const [a, b] of edges) if (a !== b) out[a]!.push(b), into[b]!++;
  const ranks = new Array<number>(count).fill(0);
  const open = new Set(Array.from({ length: count }, (_, k) => k));
  while (open.size) {
    let ready = [...open].filter((k) => into[k]! <= 0);
    if (!ready.length) ready = [[...open].reduce((best, k) => (into[k]! - out[k]!.length < into[best]! - out[best]!.length ? k : best))];
    for (const k of ready) {
      open.delete(k);
      for (const next of out[k]!) if (open.has(next)) ranks[next] = Math.max(ranks[next]!, ranks[k]! + 1), into[next]!--;
    }
  }
  return ranks;
}

function straightBetween(a: Box, b: Box): Point[] {
  const [from, to] = [border(a, b), border(b, a)];
  return straight(from, shortened([from, to])[1]!);
}

/** Where the line between two centres leaves the box of the first. */
function border(one: Box, other: Box): Point {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const share = Math.min(dx ? one.width / 2 / Math.abs(dx) : Infinity, dy ? one.height / 2 / Math.abs(dy) : Infinity, 0.5);
  return [one.x + dx * share, one.y + dy * share];
}
