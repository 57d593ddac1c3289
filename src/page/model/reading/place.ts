// Places in a text that is read, and what is wrong there. A file is looked at as bytes, one character a byte, as the core
// counts; what is shown counts lines and columns in characters from 1, as the command line does.

/** A content as bytes: each character stands for one. */
export type Bytes = string;

/** What is wrong with a text, where, and what would help. */
export interface Problem {
  /** 0: no place in the text. */
  readonly line: number;
  readonly column: number;
  /** In characters of the line. */
  readonly length: number;
  readonly message: string;
  readonly hint: string;
  /** The line itself. */
  readonly text: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

const NOWHERE: Place = { line: 0, column: 0, length: 0, text: "" };

/** A text that is refused, with all that is known to be wrong; `command`: what reads it in the page's place. */
export class ReadError extends Error {
  constructor(
    readonly problems: readonly Problem[],
    /** How many there are, where not all are told. */
    readonly count: number = problems.length,
    readonly command = "",
  ) {
    super(problems[0]?.message ?? "");
  }
}

export function problem(message: string, place: Place = NOWHERE, hint = ""): Problem {
  return { ...place, message, hint };
}

export function refused(message: string, place: Place = NOWHERE, hint = ""): ReadError {
  return new ReadError([problem(message, place, hint)]);
}

const toUtf8 = new TextEncoder();
const shown = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes as characters. */
export function bytesIn(content: Uint8Array): Bytes {
  let found = "";
  for (let at = 0; at < content.length; at += 8192) found += String.fromCharCode(...content.subarray(at, at + 8192));
  return found;
}

export function bytesOf(text: string): Bytes {
  return bytesIn(toUtf8.encode(text));
}

/** Characters that stand for bytes as bytes. */
export function packed(bytes: Bytes): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) found[at] = bytes.charCodeAt(at);
  return found;
}

/** The text of bytes; what is no UTF-8 is shown as U+FFFD. */
export function textOf(bytes: Bytes): string {
  return shown.decode(packed(bytes));
}

/** How many characters a text has, where a letter outside the first plane is one. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The place of the bytes from `begin` to `end`. */
export function within(content: Bytes, begin: number, end: number): Place {
  const from = Math.max(0, Math.min(begin, content.length));
  let [line, start] = [1, 0];
  for (let at = 0; at < from; at++) {
    const code = content.charCodeAt(at);
    if (code !== 10 && (code !== 13 || content.charCodeAt(at + 1) === 10)) continue;
    line++;
    start = at + 1;
  }
  let stop = from;
  while (stop < content.length && content.charCodeAt(stop) !== 10 && content.charCodeAt(stop) !== 13) stop++;
  let column = characters(textOf(content.slice(start, from))) + 1;
  const length = characters(textOf(content.slice(from, Math.min(Math.max(from, end), stop))));
  let text = textOf(content.slice(start, stop));
  if (text.startsWith("\ufeff")) [text, column] = [text.slice(1), Math.max(1, column - 1)]; // no column in any editor
  return { line, column, length, text };
}

/** The same, of a text. */
export function withinText(text: string, begin: number, end: number): Place {
  const bytes = bytesOf(text.slice(0, begin));
  const marked = bytesOf(text.slice(begin, Math.max(begin, end)));
  return within(bytes + marked + bytesOf(text.slice(Math.max(begin, end))), bytes.length, bytes.length + marked.length);
}

export function shifted(place: Place, columns: number, length: number): Place {
  return { ...place, column: place.column + columns, length };
}

/** The text of bytes that have to be UTF-8. Throws ReadError at the first that is not. */
export function utf8In(content: Bytes): string {
  const text = textOf(content);
  if (!text.includes("\ufffd") || bytesOf(text) === content) return text;
  let at = 0;
  for (const letter of text) {
    const bytes = bytesOf(letter);
    if (content.startsWith(bytes, at)) at += bytes.length;
    else break;
  }
  throw refused("a byte that is not UTF-8", within(content, at, at + 1), "save the file as UTF-8");
}
