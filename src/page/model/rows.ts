// A layout that is there at once, of any network: components in rows with straight edges. It stands where none better
// can be had in time.

import type { Layout, PageDocument } from "./document";
import { type Box, boxesOf, fitted, loop, type Point, shortened, straight } from "./boxes";

export function inRows(document: PageDocument): Layout {
  const boxes = boxesOf(document);
  return fitted(boxes, placed(document, boxes));
}

/** Components in rows, from inputs down, each near those that act on it; straight edges. */
function placed(document: PageDocument, boxes: Box[]): Point[][] {
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
