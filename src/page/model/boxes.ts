// What layouts made in the page have in common: the size of a component by its label, loops, and room for arrows.

import type { Layout, PageDocument } from "./document";
import { kindOf } from "./kinds";

const SIZE = 10; // points
const WIDEST = 78; // points of a line of a label
const LONGEST = 24; // letters of a word that is not broken
const MOST_LINES = 8; // of a label; what is left out stands in the tooltip
const ARROW = 7.5;

export type Point = readonly [x: number, y: number];

export interface Box {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export function boxesOf(document: PageDocument): Box[] {
  return document.components.map((one) => ({ x: 0, y: 0, ...sizeOf(one.label, kindOf(document, one.kind).shape) }));
}

/** The page from 0 on, with a little room for loops. */
export function fitted(boxes: Box[], curves: Point[][]): Layout {
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
  if (lines.length > MOST_LINES) lines.splice(MOST_LINES - 1, Infinity, `${lines[MOST_LINES - 1]}…`);
  return lines.length ? lines : [""];
}

function pieces(word: string): string[] {
  const letters = [...word];
  const count = Math.ceil(letters.length / LONGEST);
  return Array.from({ length: count }, (_, k) => letters.slice(k * LONGEST, (k + 1) * LONGEST).join(""));
}

let pen: OffscreenCanvasRenderingContext2D | null | undefined;

/** The width of a text in points; a little too wide rather than too narrow. */
function widthOf(text: string): number {
  if (pen === undefined) {
    // of a canvas that needs no page: layouts are made in a worker too
    pen = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
    if (pen) pen.font = `${SIZE}px 'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif`;
  }
  return pen ? pen.measureText(text).width * 1.03 : text.length * SIZE * 0.64;
}

export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

export function straight(from: Point, to: Point): Point[] {
  return [from, between(from, to, 1 / 3), between(from, to, 2 / 3), to];
}

/** A line with room for the arrow at its end. */
export function shortened(line: readonly Point[]): Point[] {
  const [last, before] = [line[line.length - 1]!, line[line.length - 2]!];
  const long = Math.hypot(last[0] - before[0], last[1] - before[1]);
  return [...line.slice(0, -1), long > 0 ? between(last, before, Math.min(ARROW / long, 0.9)) : last];
}

/** An edge from a component to itself, at its right. */
export function loop({ x, y, width, height }: Box): Point[] {
  const [side, out] = [x + width / 2, x + width / 2 + 20];
  return [[side - 4, y - height / 3], [out, y - height * 0.8], [out, y + height * 0.6], [side + ARROW, y + height / 6]];
}

