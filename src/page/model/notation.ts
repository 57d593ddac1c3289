// How changes are written: A%0 holds a component, A:B%0 cuts an edge, X%1:2 keeps a component with levels between two.
// Names that hold a blank, a colon or a percent sign stand in quotes. The same notation as on the command line.

export type ChangeWord =
  | { readonly kind: "hold"; readonly component: string; readonly level: number }
  | { readonly kind: "keep"; readonly component: string; readonly low: number; readonly high: number }
  | { readonly kind: "cut"; readonly source: string; readonly target: string; readonly level: number };

const PLAIN = /^[^\s%:=,;#"]+$/;

/** A name as it stands in a word; `quoted` where the word would mean something else without quotes. */
export function written(name: string, quoted = false): string {
  return !quoted && PLAIN.test(name) ? name : `"${name}"`;
}

/** A change in the notation; `quoted`: the ends of an edge stand in quotes. */
export function word(change: ChangeWord, quoted = false): string {
  switch (change.kind) {
    case "hold":
      return `${written(change.component)}%${change.level}`;
    case "keep":
      return `${written(change.component)}%${change.low}:${change.high}`;
    case "cut":
      return `${written(change.source, quoted)}:${written(change.target, quoted)}%${change.level}`;
  }
}

/** Read one word against the components of a network and its edges. Throws an error that says what was expected. */
export function changeOf(
  text: string, known: (name: string) => boolean, edge: (source: string, target: string) => boolean,
): ChangeWord {
  const match = /^(.*)%(\d{1,6})(?::(\d{1,6}))?$/s.exec(text.trim());
  if (!match) throw new Error(`expected NAME%0, NAME%1 or FROM:TO%0, found ${text}`);
  const [place, low, high] = [match[1]!, Number(match[2]), match[3] === undefined ? null : Number(match[3])];
  for (const [source, target] of parted(place)) {
    if (target === null && known(source)) {
      return high === null || high === low
        ? { kind: "hold", component: source, level: low }
        : { kind: "keep", component: source, low, high };
    }
    if (target !== null && known(source) && known(target)) {
      if (!edge(source, target)) throw new Error(`no edge from ${source} to ${target}`);
      return { kind: "cut", source, target, level: low };
    }
  }
  throw new Error(`the network has no component ${place}`);
}

/** The readings of a place: a name, or two that a colon outside quotes parts. */
function parted(place: string): [string, string | null][] {
  const bare = (name: string) => name.replace(/^"(.*)"$/s, "$1");
  const found: [string, string | null][] = [[bare(place), null]];
  let quoted = false;
  [...place].forEach((letter, at, letters) => {
    if (letter === '"') quoted = !quoted;
    if (letter === ":" && !quoted) {
      found.push([bare(letters.slice(0, at).join("")), bare(letters.slice(at + 1).join(""))]);
    }
  });
  return found;
}
