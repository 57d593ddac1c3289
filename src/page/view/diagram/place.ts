// Where the keyboard stands on the diagram, and where its keys lead: to the nearest component in a direction, along the
// edges of a component, and from an edge to its ends.

import type { Drawn, DrawnComponent } from "./geometry";

/** A component by its name, or an edge by its number with the component that it was come to from. */
export type Place =
  | { readonly kind: "component"; readonly name: string }
  | { readonly kind: "edge"; readonly index: number; readonly from: string };

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

export function directionOf(key: string): readonly [x: number, y: number] | null {
  return DIRECTIONS[key] ?? null;
}

/** The nearest component in a direction; what lies aside counts as twice as far. */
function nearest(drawn: Drawn, from: DrawnComponent, [dx, dy]: readonly [number, number]): DrawnComponent | null {
  let [best, least] = [null as DrawnComponent | null, Infinity];
  for (const one of drawn.components) {
    if (one === from) continue;
    const [x, y] = [one.x - from.x, one.y - from.y];
    const [along, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    if (along <= 1) continue;
    const far = along + 2 * aside;
    // what lies more aside than along is for another arrow, unless there is nothing else
    const cost = aside > along * 1.5 ? far + 1e6 : far;
    if (cost < least) [best, least] = [one, cost];
  }
  return best;
}

/** Where a key leads from a place; null: nowhere. */
export function moved(drawn: Drawn, at: Place, key: string, back: boolean): Place | null {
  const direction = directionOf(key);
  if (at.kind === "component") {
    const here = drawn.byName.get(at.name);
    if (!here) return null;
    if (direction) {
      const next = nearest(drawn, here, direction);
      return next && { kind: "component", name: next.entry.name };
    }
    if (key === "Home" || key === "End") {
      const one = drawn.components[key === "Home" ? 0 : drawn.components.length - 1];
      return one ? { kind: "component", name: one.entry.name } : null;
    }
    if (key.toLowerCase() !== "e") return null;
    const edges = drawn.incident.get(at.name) ?? [];
    const first = edges[back ? edges.length - 1 : 0];
    return first ? { kind: "edge", index: first.index, from: at.name } : null;
  }
  const here = drawn.edges[at.index];
  if (!here) return null;
  if (direction) {
    const [dx, dy] = direction;
    return { kind: "component", name: dx + dy < 0 ? here.entry.source : here.entry.target };
  }
  if (key.toLowerCase() !== "e") return null;
  const edges = drawn.incident.get(at.from) ?? [];
  const k = edges.indexOf(here);
  const next = edges[(k + (back ? -1 : 1) + edges.length) % edges.length];
  return next ? { kind: "edge", index: next.index, from: at.from } : null;
}
