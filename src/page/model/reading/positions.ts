// Where things stand in a TOML document, which its reader does not say. A scan over a text that was accepted: it knows
// strings, brackets, comments and headers, and trusts everything else. As src/logicnet/formats/positions.py has it.

export type Step = string | number;
export type Path = readonly Step[];

/** Offsets into the text: of the key (or header), and of the value. */
export interface Offsets {
  readonly key: readonly [number, number];
  readonly value: readonly [number, number];
}

const KEY = /\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*/y;
const BLANK = /(?:[\s,]|#[^\n]*)*/y; // commas part the entries of arrays and inline tables
const STRING = /"""(?:[^\\]|\\.)*?"{3,5}|'''.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/sy;
const SCALAR = /[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?/y; // a date may have one blank inside

export class Positions {
  private readonly places = new Map<string, Offsets>();
  private readonly entries = new Map<string, number>();

  constructor(private readonly text: string) {
    let table: Path = [];
    let at = this.skip(0);
    while (at < text.length) {
      if (text[at] === "[") [table, at] = this.header(at);
      else at = this.pair(table, at);
      at = this.skip(at);
    }
  }

  /** The place of a path, or of the nearest thing around it that has one. */
  find(path: Path): Offsets | null {
    for (let length = path.length; length; length--) {
      const found = this.places.get(keyOf(path.slice(0, length)));
      if (found) return found;
    }
    return null;
  }

  private set(path: Path, offsets: Offsets, again = true): void {
    const key = keyOf(path);
    if (again || !this.places.has(key)) this.places.set(key, offsets);
  }

  private header(at: number): [Path, number] {
    const many = Number(this.text.startsWith("[[", at));
    const [keys, end] = this.keys(at + 1 + many);
    const stop = end + 1 + many;
    let table = this.path([], many ? keys.slice(0, -1) : keys);
    if (many) {
      const array = [...table, keys[keys.length - 1]!];
      const count = this.entries.get(keyOf(array)) ?? 0;
      this.entries.set(keyOf(array), count + 1);
      table = [...array, count];
    }
    for (let depth = 1; depth <= table.length; depth++) {
      this.set(table.slice(0, depth), { key: [at, stop], value: [at, stop] }, false);
    }
    return [table, stop];
  }

  /** Keys of a header name the last entry of every array of tables they pass through. */
  private path(base: Path, keys: readonly string[]): Path {
    let path = base;
    for (const key of keys) {
      path = [...path, key];
      const count = this.entries.get(keyOf(path)) ?? 0;
      if (count) path = [...path, count - 1];
    }
    return path;
  }

  private keys(begin: number): [string[], number] {
    const keys: string[] = [];
    let at = begin;
    for (let match = this.match(KEY, at); match; match = this.match(KEY, at)) {
      keys.push(plain(match[1]!));
      at += match[0].length;
      if (this.text[at] !== ".") break;
      at++;
    }
    return [keys, at];
  }

  private pair(table: Path, at: number): number {
    const [keys, stop] = this.keys(at);
    const path = [...table, ...keys];
    const key: [number, number] = [at, at + this.text.slice(at, stop).trimEnd().length];
    if (this.text[stop] !== "=") return stop + 1; // not reached on a text that was accepted
    const begin = this.skip(stop + 1);
    const end = this.value(path, begin);
    for (let depth = table.length + 1; depth < path.length; depth++) this.set(path.slice(0, depth), { key, value: key }, false);
    this.set(path, { key, value: [begin, end] });
    return end;
  }

  private value(path: Path, begin: number): number {
    const string = this.match(STRING, begin);
    if (string) return begin + string[0].length;
    const opening = this.text[begin];
    if (opening !== "[" && opening !== "{") {
      const scalar = this.match(SCALAR, begin);
      return scalar ? begin + scalar[0].length : begin + 1;
    }
    let at = this.skip(begin + 1);
    let entry = 0;
    while (at < this.text.length && this.text[at] !== "]" && this.text[at] !== "}") {
      if (opening === "{") at = this.pair(path, at);
      else {
        const first = at;
        at = this.value([...path, entry], first);
        this.set([...path, entry], { key: [first, at], value: [first, at] });
        entry++;
      }
      at = this.skip(at);
    }
    return at + 1;
  }

  private skip(at: number): number {
    return at + (this.match(BLANK, at)?.[0].length ?? 0);
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }
}

function keyOf(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `#${step}` : `.${step}`)).join("\u0000");
}

/** A key without its quotes and with its escapes read. */
function plain(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1);
  if (!key.startsWith('"')) return key;
  return key.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs, (_, four: string, eight: string, one: string) => {
    const code = four ?? eight;
    return code ? String.fromCodePoint(parseInt(code, 16)) : (ESCAPES[one] ?? one);
  });
}

const ESCAPES: Record<string, string> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\u001b" };
