// A layout of a network that was brought into the page: in layers, by dagre, which takes seconds for a hundred
// components, and so is asked of the worker.

import dagre from "@dagrejs/dagre";
import type { Layout, PageDocument } from "../model/document";
import { between, type Box, boxesOf, fitted, loop, type Point, shortened, straight } from "../model/boxes";
import { inRows } from "../model/rows";

const [MOST_COMPONENTS, MOST_EDGES] = [160, 420]; // above it dagre takes too long

export function layered(document: PageDocument): Layout {
  if (document.components.length > MOST_COMPONENTS || document.regulations.length > MOST_EDGES) return inRows(document);
  const boxes = boxesOf(document);
  return fitted(boxes, byDagre(document, boxes));
}

function byDagre(document: PageDocument, boxes: Box[]): Point[][] {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 34, edgesep: 4 });
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

