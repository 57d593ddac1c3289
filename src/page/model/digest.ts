// SHA-256 of a text. Worked out here, as browsers give it to pages of some addresses only.

import type { PageDocument } from "./document";

const ROUNDS = 64;

/** The first bits of the fractional parts of the roots of the first primes. */
function constants(root: number, count: number): Uint32Array {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push((n ** (1 / root) % 1) * 2 ** 32);
  }
  return Uint32Array.from(found, Math.floor);
}

const [STEPS, BEGIN] = [constants(3, ROUNDS), constants(2, 8)];

export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = Uint32Array.from(BEGIN);
  for (let at = 0; at < padded.length; at += 64) mixed(state, view, at);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** One block of 64 bytes mixed into the state. */
function mixed(state: Uint32Array, view: DataView, at: number): void {
  const words = new Uint32Array(ROUNDS);
  for (let i = 0; i < ROUNDS; i++) {
    if (i < 16) {
      words[i] = view.getUint32(at + 4 * i);
      continue;
    }
    const [early, late] = [words[i - 15]!, words[i - 2]!];
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[i] = words[i - 16]! + low + words[i - 7]! + high;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < ROUNDS; i++) {
    const own = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + STEPS[i]! + words[i]!) | 0;
    const other = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + own) | 0, c, b, a, (own + other) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! += word));
}

const KEYS = new WeakMap<PageDocument, string>();

/** What tells a page's network apart in an address: of all that an answer to a question is worked out from. */
export function modelKey(document: PageDocument): string {
  let found = KEYS.get(document);
  if (found === undefined) {
    const { variables, rules, phenotypes, contexts, drugs } = document;
    const parts = [
      variables, rules, phenotypes.map((one) => [one.name, one.expression]),
      contexts.map((one) => [one.name, one.values, one.changes]), drugs.map((one) => [one.name, one.changes]),
    ];
    KEYS.set(document, (found = sha256(JSON.stringify(parts)).slice(0, 12)));
  }
  return found;
}
