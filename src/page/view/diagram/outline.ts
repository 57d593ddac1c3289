// The outlines of components by shape, as Graphviz draws them: around the origin, in points.

export interface Outline {
  /** The closed line that is filled. */
  readonly path: string;
  /** Lines on it: a folded corner, the edge of a tab. */
  readonly inner: string;
}

type Corner = readonly [x: number, y: number];

/** The corners of shapes that are polygons, as shares of half the width and half the height. */
const CORNERS: Readonly<Record<string, readonly Corner[]>> = {
  invhouse: [[1, 0.31], [0, 1], [-1, 0.31], [-1, -0.81], [1, -0.81]],
  octagon: [[1, 0.414], [1, -0.414], [0.414, -1], [-0.414, -1], [-1, -0.414], [-1, 0.414], [-0.414, 1], [0.414, 1]],
  parallelogram: [[1, -1], [-0.59, -1], [-1, 1], [0.59, 1]],
  hexagon: [[1, 0], [0.5, -1], [-0.5, -1], [-1, 0], [-0.5, 1], [0.5, 1]],
};

export function outline(shape: string, rounded: boolean, width: number, height: number): Outline {
  const [a, b] = [width / 2, height / 2];
  const corners = CORNERS[shape];
  if (corners) return { path: polygon(corners.map(([x, y]) => [x * a, y * b])), inner: "" };
  if (shape === "ellipse") {
    return { path: `M${n(-a)},0A${n(a)},${n(b)} 0 1 1 ${n(a)},0A${n(a)},${n(b)} 0 1 1 ${n(-a)},0Z`, inner: "" };
  }
  if (shape === "note") {
    const fold = Math.min(12, width / 3, height / 3) / 2;
    return {
      path: polygon([[a - fold, -b], [-a, -b], [-a, b], [a, b], [a, fold - b]]),
      inner: `M${n(a - fold)},${n(-b)}V${n(fold - b)}H${n(a)}`,
    };
  }
  if (shape === "tab") {
    const [wide, high] = [Math.min(12, height / 3), Math.min(12, height / 3) / 3];
    return {
      path: polygon([[a, -b], [wide - a, -b], [wide - a, -b - high], [-a, -b - high], [-a, b], [a, b]]),
      inner: `M${n(-a)},${n(-b)}H${n(wide - a)}`,
    };
  }
  return { path: rounded ? round(a, b, Math.min(12, width / 3, height / 3)) : polygon([[a, -b], [-a, -b], [-a, b], [a, b]]), inner: "" };
}

function polygon(corners: readonly Corner[]): string {
  return `M${corners.map(([x, y]) => `${n(x)},${n(y)}`).join("L")}Z`;
}

/** A box whose corners are a little softer than a circle's arc. */
function round(a: number, b: number, r: number): string {
  const h = r / 2;
  return (
    `M${n(r - a)},${n(-b)}H${n(a - r)}C${n(a - h)},${n(-b)} ${n(a)},${n(h - b)} ${n(a)},${n(r - b)}V${n(b - r)}` +
    `C${n(a)},${n(b - h)} ${n(a - h)},${n(b)} ${n(a - r)},${n(b)}H${n(r - a)}` +
    `C${n(h - a)},${n(b)} ${n(-a)},${n(b - h)} ${n(-a)},${n(b - r)}V${n(r - b)}C${n(-a)},${n(h - b)} ${n(h - a)},${n(-b)} ${n(r - a)},${n(-b)}Z`
  );
}

/** To a hundredth, as short as it goes. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
