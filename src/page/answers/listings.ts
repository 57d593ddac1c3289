// Which measures share one list of states, so that each is exact on what matters to it and little is listed twice. As
// `logicnet.analysis.listings`.

export interface Listing {
  readonly variables: readonly number[];
  /** The cones that it answers for, as text. */
  readonly cones: ReadonlyMap<string, readonly number[]>;
}

const LITTLE_MORE = 2; // variables by which a cone may be larger than those that it answers for
const SURE = 12; // variables up to which a list is so short that it may answer for any smaller cone

/** Cones put together, the smallest lists first. */
export function listings(cones: readonly (readonly number[])[]): Listing[] {
  let left = [...new Map(cones.map((cone) => [String(cone), cone])).values()].sort((a, b) => b.length - a.length);
  const found: Listing[] = [];
  while (left.length) {
    const first = left[0]!;
    const around = new Set(first);
    const near = (cone: readonly number[]) => first.length <= Math.max(SURE, cone.length + LITTLE_MORE);
    const inside = new Map(left.filter((cone) => near(cone) && cone.every((i) => around.has(i))).map((cone) => [String(cone), cone]));
    found.unshift({ variables: first, cones: inside });
    left = left.filter((cone) => !inside.has(String(cone)));
  }
  return found;
}

/** What to list where this one has too many states: its smaller cones. */
export function withoutLargest(listing: Listing): Listing[] {
  return listings([...listing.cones.values()].filter((cone) => cone !== listing.variables && String(cone) !== String(listing.variables)));
}
