// What was probably meant: the nearest of the known names, whatever the case of the letters. The measure, the bounds and
// the words are those of the command line (src/logicnet/errors/suggestion.py, and difflib's ratio behind it).

const COMPARED = 64; // characters; nobody mistypes a longer name letter by letter
const LISTED = 12; // known names that are still listed in full
const ALIKE = 0.6;

/** The known name nearest to `name`, or null where none is near. */
export function closest(name: string, known: Iterable<string>): string | null {
  const wanted = [...name];
  if (wanted.length > COMPARED) return null;
  const folded = new Map<string, string>();
  for (const one of known) {
    if (Math.abs([...one].length - wanted.length) > Math.max(2, Math.floor(wanted.length / 2))) continue;
    if (!folded.has(one.toLowerCase())) folded.set(one.toLowerCase(), one);
  }
  let best: [number, string] | null = null;
  for (const candidate of folded.keys()) {
    const score = ratio(candidate, name.toLowerCase());
    if (score >= ALIKE && (!best || score > best[0] || (score === best[0] && candidate > best[1]))) best = [score, candidate];
  }
  return best && folded.get(best[1])!;
}

/** A hint for a message: the nearest known name, or all of them where they are few, or nothing. */
export function didYouMean(name: string, known: readonly string[], kind = "known"): string {
  const near = closest(name, known);
  if (near !== null && near !== name) return `did you mean '${near}'?`;
  return known.length && known.length <= LISTED ? `${kind}: ${known.join(", ")}` : "";
}

/** Twice the letters of the blocks that both have in one order, by the letters of both. */
function ratio(first: string, second: string): number {
  const [a, b] = [[...first], [...second]];
  if (!a.length && !b.length) return 1;
  const alike = (fromA: number, toA: number, fromB: number, toB: number): number => {
    let [at, other, size] = [fromA, fromB, 0];
    for (let i = fromA; i < toA; i++) {
      for (let j = fromB; j < toB; j++) {
        let k = 0;
        while (i + k < toA && j + k < toB && a[i + k] === b[j + k]) k++;
        if (k > size) [at, other, size] = [i, j, k];
      }
    }
    return size && size + alike(fromA, at, fromB, other) + alike(at + size, toA, other + size, toB);
  };
  return (2 * alike(0, a.length, 0, b.length)) / (a.length + b.length);
}
