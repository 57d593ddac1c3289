// How levels look on the diagram, the colours being those of the drawings (src/logicnet/draw/paint/style.py): a fill,
// the ink on it, and a mark, so that nothing is told by colour alone.

export const INK = "#1a1a1a";
export const OFF = "#eeeeee";
export const ON = "#0072B2";
export const MOVING = "#E69F00";
export const RING = "#D55E00";
/** The id of the pattern of what oscillates. */
export const STRIPES = "logicnet-stripes";

export interface ValueLook {
  readonly fill: string;
  readonly ink: string;
  /** What stands in the corner. */
  readonly mark: string;
  /** In words. */
  readonly word: string;
}

/** The look of a component that lies between two levels; an input between two is free. Levels that are no numbers are not known.
 *
 * `one`: whether it is of one attractor, in which what lies between two oscillates, and not of all of them.
 */
export function valueLook(low: number, high: number, maximum: number, input: boolean, one = true): ValueLook {
  if (Number.isNaN(low)) return { fill: "#ffffff", ink: INK, mark: "?", word: "not known" };
  if (low < high) {
    const between = maximum > 1 ? `${low}–${high}` : "";
    if (input) return { fill: "#ffffff", ink: INK, mark: between || "*", word: "either (free input)" };
    const moves = one ? "oscillates" : "varies";
    const word = maximum > 1 ? `${moves} between ${low} and ${high}` : moves;
    return { fill: `url(#${STRIPES})`, ink: INK, mark: between || "~", word };
  }
  if (!Number.isInteger(low)) {
    const fill = mix(OFF, ON, low / maximum);
    return { fill, ink: inkOn(fill), mark: maximum > 1 ? low.toFixed(1) : low.toFixed(2).replace(/^0/, ""), word: `${low} on average` };
  }
  if (maximum === 1) {
    return low ? { fill: ON, ink: "#ffffff", mark: "1", word: "on" } : { fill: OFF, ink: INK, mark: "0", word: "off" };
  }
  const fill = mix(OFF, ON, low / maximum);
  return { fill, ink: low === 0 ? INK : inkOn(fill), mark: `${low}/${maximum}`, word: `level ${low} of ${maximum}` };
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** The colour that lies `share` of the way from one to the other. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [parts(one), parts(other)];
  return `#${a.map((value, k) => Math.round(value + (b[k]! - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

/** Black or white, whichever is read more easily on this colour. */
function inkOn(fill: string): string {
  const [r, g, b] = parts(fill) as [number, number, number];
  return 0.299 * r + 0.587 * g + 0.114 * b < 140 ? "#ffffff" : INK;
}
