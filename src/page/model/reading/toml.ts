// Documents in TOML: typed access to their tables, with errors that name line, column and path. A reader takes what it
// knows from a Table; what is missing, of another type, or unknown is an error that points. As
// src/logicnet/formats/document.py has it.

import { parse, TomlDate, TomlError, type TomlTable, type TomlValue } from "smol-toml";
import { didYouMean } from "../nearest";
import { type Place, ReadError, refused, shifted, withinText } from "./place";
import { type Path, Positions, type Step } from "./positions";

const PART = /^[A-Za-z0-9_-]+$/;

/** A document's tables, and where in the text everything stands. */
export class Document {
  private scanned: Positions | null = null;

  private constructor(
    readonly text: string,
    readonly data: TomlTable,
  ) {}

  /** Read a text. Throws ReadError with the place where it is not TOML. */
  static parse(given: string): Document {
    const text = given.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
    try {
      return new Document(text, parse(text, { integersAsBigInt: true }));
    } catch (error) {
      if (error instanceof RangeError) throw refused("lists or tables are nested too deeply");
      if (!(error instanceof TomlError)) throw error;
      const said = error.message.replace(/^Invalid TOML document: /, "").split("\n")[0]!;
      const line = text.split("\n")[error.line - 1] ?? "";
      const column = [...line.slice(0, Math.max(0, error.column - 1))].length + 1;
      throw refused(`not TOML: ${said}`, { line: error.line, column, length: 1, text: line });
    }
  }

  get positions(): Positions {
    return (this.scanned ??= new Positions(this.text));
  }

  get root(): Table {
    return new Table(this, [], this.data);
  }

  /** The place of the value at a path (or of its key). */
  place(path: Path, key = false): Place {
    const found = this.positions.find(path);
    const [begin, end] = found ? (key ? found.key : found.value) : [0, 0];
    const first = this.text.lastIndexOf("\n", begin - 1) + 1;
    const stop = this.text.indexOf("\n", begin);
    const line = this.text.slice(0, first).split("\n").length;
    const inside = withinText(this.text.slice(first, stop < 0 ? this.text.length : stop), begin - first, end - first);
    return { ...inside, line };
  }

  /** The place where the characters of a text begin: right after its opening quote. */
  inside(path: Path): Place {
    const place = this.place(path);
    const letters = [...place.text];
    const opening = letters.slice(place.column - 1, place.column + 2).join("");
    const quotes = opening === '"""' || opening === "'''" ? 3 : 1;
    if (quotes === 3 && letters.length <= place.column + 2) {
      return { line: place.line + 1, column: 1, length: 1, text: this.text.split("\n")[place.line] ?? "" };
    }
    return shifted(place, quotes, 1);
  }
}

/** A path as it is written in messages: components.STAT3.regulations[1].from. */
export function dotted(path: Path): string {
  return path.reduce<string>((out, step) => {
    if (typeof step === "number") return `${out}[${step}]`;
    return out + (out ? "." : "") + (PART.test(step) ? step : `"${step}"`);
  }, "");
}

const WORDS = { string: "a text in quotes", integer: "a whole number", boolean: "true or false", list: "a list", table: "a table" };
type Kind = keyof typeof WORDS;

/** One table of a document: takes values out by key and type, and knows its path. */
export class Table {
  constructor(
    readonly document: Document,
    readonly path: Path,
    readonly data: TomlTable,
  ) {}

  /** The keys, in the order of the document (an object has keys that look like numbers first). */
  get keys(): string[] {
    const keys = Object.keys(this.data);
    if (!keys.some((key) => /^\d+$/.test(key))) return keys;
    const at = (key: string) => this.document.positions.find([...this.path, key])?.key[0] ?? 0;
    return keys.sort((a, b) => at(a) - at(b));
  }

  has(key: string): boolean {
    return Object.hasOwn(this.data, key);
  }

  value(key: string): TomlValue | undefined {
    return this.has(key) ? this.data[key] : undefined;
  }

  /** Refuse keys that are not known. */
  only(known: readonly string[]): void {
    for (const key of this.keys) {
      if (known.includes(key)) continue;
      const path = [...this.path, key];
      throw refused(`unknown key ${dotted(path)}`, this.document.place(path, true), didYouMean(key, known, "known keys"));
    }
  }

  text(key: string, otherwise?: string): string {
    return this.scalar(key, "string", otherwise) as string;
  }
  flag(key: string, otherwise?: boolean): boolean {
    return this.scalar(key, "boolean", otherwise) as boolean;
  }
  number(key: string, otherwise?: number): number {
    return Number(this.scalar(key, "integer", otherwise));
  }

  /** One of some words; "" where the key is not there. */
  member(key: string, words: readonly string[]): string {
    if (!this.has(key)) return "";
    const word = this.text(key);
    if (words.includes(word)) return word;
    const listed = `${key}s: ${words.join(", ")}`;
    const hint = didYouMean(word, words);
    return this.refuse(`unknown ${key} '${word}'`, key, hint === "" || hint === listed ? listed : `${hint} ${listed}`);
  }

  texts(key: string, required = false): string[] {
    if (!this.has(key) && required) this.refuse(`'${key}' is missing: expected a list`);
    return this.list(key).map((entry, i) => {
      if (typeof entry !== "string") this.wrong(entry, "string", key, i);
      return entry as string;
    });
  }

  /** A list of whole numbers and texts. */
  marks(key: string): (number | string)[] {
    return this.list(key).map((entry, i) => {
      const kind = kindOf(entry);
      if (kind !== "string" && kind !== "integer") {
        this.refuse(`expected a whole number or a text in quotes, found ${found(entry)}`, key, "", i);
      }
      this.confirmSize(entry, key, i);
      return typeof entry === "string" ? entry : Number(entry);
    });
  }

  /** The table at a key; empty where it is not there. */
  table(key: string): Table {
    const value = this.value(key) ?? {};
    if (kindOf(value) !== "table") this.wrong(value, "table", key);
    return new Table(this.document, [...this.path, key], value as TomlTable);
  }

  /** The entries of a list of tables; none where it is not there. */
  tables(key: string): Table[] {
    const value = this.list(key);
    value.forEach((entry, i) => {
      if (kindOf(entry) !== "table") this.wrong(entry, "table", key, i);
    });
    return value.map((entry, i) => new Table(this.document, [...this.path, key, i], entry as TomlTable));
  }

  /** The tables in this table, with their names. */
  named(): [string, Table][] {
    return this.keys.map((key) => [key, this.table(key)]);
  }

  /** Throw a ReadError at this table, or at one of its values, or at an entry of the list there. */
  refuse(message: string, key?: string, hint = "", entry?: number): never {
    const steps: Step[] = [...this.path];
    if (key !== undefined) steps.push(key);
    if (entry !== undefined) steps.push(entry);
    const where = steps.length ? `${dotted(steps)}: ` : "";
    throw refused(where + message, this.document.place(steps, key === undefined || !this.has(key)), hint);
  }

  private list(key: string): readonly TomlValue[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) this.wrong(value, "list", key);
    return value as TomlValue[];
  }

  private scalar(key: string, kind: Kind, otherwise: string | number | boolean | undefined): TomlValue {
    const value = this.value(key) ?? otherwise;
    if (value === undefined) return this.refuse(`'${key}' is missing: expected ${WORDS[kind]}`);
    if (this.has(key) && kindOf(value) !== kind) this.wrong(value, kind, key);
    this.confirmSize(value, key);
    return value;
  }

  private confirmSize(value: TomlValue, ...place: Step[]): void {
    if (typeof value !== "bigint" || (value >= -(1n << 63n) && value < 1n << 63n)) return;
    const path = [...this.path, ...place];
    throw refused(`${dotted(path)}: a whole number has 64 bits`, this.document.place(path));
  }

  private wrong(value: TomlValue, kind: Kind, ...place: Step[]): never {
    const path = [...this.path, ...place];
    throw refused(`${dotted(path)}: expected ${WORDS[kind]}, found ${found(value)}`, this.document.place(path));
  }
}

function kindOf(value: TomlValue): Kind | "number" | "date" {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return "number";
  if (Array.isArray(value)) return "list";
  return value instanceof TomlDate ? "date" : "table";
}

function found(value: TomlValue): string {
  const kind = kindOf(value);
  return kind === "number" ? "a number" : kind === "date" ? "a date" : WORDS[kind];
}

/** Move an error in a text to where the text stands in the document. */
export function located<T>(entry: Table, key: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const path = [...entry.path, key];
    const place = entry.document.inside(path);
    const moved = error.problems.map((one) => ({
      ...one,
      ...(one.line ? shifted(place, one.column - 1, one.length) : shifted(place, 0, 1)),
      message: `${dotted(path)}: ${one.message}`,
    }));
    throw new ReadError(moved, error.count, error.command);
  }
}

