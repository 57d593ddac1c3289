// Long work in pieces: as many at a time as take about a tenth of a second, and a word now and then of how far it is.

const MOMENT = 0.1; // seconds that a piece should take
const MOST = 4096;
const PAUSE = 300; // milliseconds between two words at least
const SHARE = 10; // a word takes a tenth of the time at most

/** Do all, in order, until it is `over`; `told` hears now and then how many are done. Whether all were done. */
export function inPieces<T>(
  all: Iterable<T>, work: (some: readonly T[]) => void, told: (done: number) => void, over: () => boolean = () => false,
): boolean {
  let [size, done, next] = [4, 0, performance.now() + PAUSE];
  for (const some of pieces(all, () => size)) {
    if (over()) return false;
    const began = performance.now();
    work(some);
    done += some.length;
    const now = performance.now();
    size = resized(size, (now - began) / 1000);
    if (now >= next) {
      told(done);
      const after = performance.now();
      next = after + Math.max(PAUSE, SHARE * (after - now));
    }
  }
  return true;
}

function* pieces<T>(all: Iterable<T>, size: () => number): Generator<T[]> {
  let piece: T[] = [];
  for (const one of all) {
    piece.push(one);
    if (piece.length >= size()) {
      yield piece;
      piece = [];
    }
  }
  if (piece.length) yield piece;
}

function resized(size: number, seconds: number): number {
  if (seconds < MOMENT / 2) return Math.min(2 * size, MOST);
  return seconds > 2 * MOMENT ? Math.max(1, size >> 1) : size;
}
