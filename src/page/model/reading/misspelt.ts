// Names that are probably misspelt known ones. As src/logicnet/errors/suggestion.py has it.

const COMPARED = 64; // characters; nobody mistypes a longer name letter by letter
const LONG = 6; // letters and digits of a name in which a slip is likelier than a name of its own

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
