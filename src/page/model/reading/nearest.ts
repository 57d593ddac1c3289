// What was probably meant: the nearest of the known names, whatever the case of the letters. The same measure as on the
// command line (Ratcliff and Obershelp's, as Python's difflib has it), so that hints are the same.

const COMPARED = 64; // characters; nobody mistypes a longer name letter by letter
const LISTED = 12; // known names that are still listed in full
const LONG = 6; // letters and digits of a name in which a slip is likelier than a name of its own
const MOST = 20_000;

/** The known name nearest to `name`; "" where none is near. */
export function closest(name: string, known: Iterable<string>): string {
  if (name.length > COMPARED) return "";
  const folded = new Map<string, string>();
  for (const one of known) {
    if (Math.abs(one.length - name.length) > Math.max(2, Math.floor(name.length / 2)) || folded.size >= MOST) continue;
    const key = one.toLowerCase();
    if (!folded.has(key)) folded.set(key, one);
  }
  const sought = name.toLowerCase();
  let best = { ratio: 0.6, key: "" };
  for (const key of folded.keys()) {
    const ratio = likeness(key, sought);
    if (ratio > best.ratio || (ratio >= 0.6 && ratio === best.ratio && key > best.key)) best = { ratio, key };
  }
  return folded.get(best.key) ?? "";
}

/** A hint: the nearest known name, or all of them where they are few, or nothing. */
export function didYouMean(name: string, known: Iterable<string>, kind = "known"): string {
  const names = [...known];
  const near = closest(name, names);
  if (near && near !== name) return `did you mean '${near}'?`;
  return names.length && names.length <= LISTED ? `${kind}: ${names.join(", ")}` : "";
}

/** Twice the letters that two words have in common in the same order, by runs, over all their letters. */
function likeness(a: string, b: string): number {
  return a.length + b.length ? (2 * common(a, b)) / (a.length + b.length) : 1;
}

function common(a: string, b: string): number {
  let [length, atA, atB] = [0, 0, 0];
  let before: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const run = (before[j - 1] ?? 0) + 1;
      row[j] = run;
      if (run > length) [length, atA, atB] = [run, i - run + 1, j - run + 1];
    }
    before = row;
  }
  if (!length) return 0;
  return length + common(a.slice(0, atA), b.slice(0, atB)) + common(a.slice(atA + length), b.slice(atB + length));
}

/** Which of the names are probably misspelt known ones, and which these are. Names of biology differ on purpose in digits and at their ends. */
export function misspelt(names: readonly string[], known: readonly string[]): Map<string, string> {
  const slips = new Map<string, string[]>();
  for (const one of known) for (const slip of slipsOf(one)) slips.set(slip, [...(slips.get(slip) ?? []), one]);
  const found = new Map<string, string>();
  for (const name of names) {
    const near = [...slipsOf(name)].flatMap((slip) => slips.get(slip) ?? []);
    const likely = near.find((one) => one !== name && oneLetterApart(name, one));
    if (likely !== undefined) found.set(name, likely);
  }
  return found;
}

function plain(name: string): string[] {
  const letters = [...name.toLowerCase()];
  const kept = letters.filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return kept.length ? kept : letters;
}

function* slipsOf(name: string): Generator<string> {
  const bare = plain(name);
  yield bare.join("");
  if (bare.length < 4 || bare.length > COMPARED) return;
  for (let i = 0; i < bare.length; i++) yield [...bare.slice(0, i), ...bare.slice(i + 1)].join("");
}

function oneLetterApart(first: string, second: string): boolean {
  const [a, b] = [plain(first), plain(second)].sort((x, y) => x.length - y.length) as [string[], string[]];
  let begin = 0;
  while (begin < a.length && a[begin] === b[begin]) begin++;
  const rest = a.length - begin;
  let end = 0;
  while (end < rest && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(begin, a.length - end), b.slice(begin, b.length - end)];
  if ([...left, ...right].some((letter) => /\p{Nd}/u.test(letter)) || right.length > 2) return false;
  if (!right.length || (right.length === 2 && left.join() === [...right].reverse().join())) return true;
  const doubled = !left.length && (right[0] === b[begin - 1] || right[0] === b[begin + 1]) && right.length === 1;
  return right.length === 1 && (doubled || (Math.min(begin, end) > 1 && a.length >= LONG));
}
