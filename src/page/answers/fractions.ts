// Exact fractions: shares of attractors are compared and subtracted as what they are, and become a number only where
// they are shown.

export interface Fraction {
  readonly n: bigint;
  /** Above 0. */
  readonly d: bigint;
}

export const NONE: Fraction = { n: 0n, d: 1n };

export function fraction(n: bigint, d: bigint): Fraction {
  return { n, d };
}

/** Below 0 where `a` is less than `b`, 0 where they are equal, else above 0. */
export function compared(a: Fraction, b: Fraction): number {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function difference(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

const BITS = 64; // of the quotient: more than a number keeps, so that one bit for the rest rounds it as the fraction is

/** The number that is nearest to a fraction. */
export function numberOf({ n, d }: Fraction): number {
  if (n === 0n) return 0;
  const [size, sign] = n < 0n ? [-n, -1] : [n, 1];
  const shift = BigInt(Math.max(0, BITS + length(d) - length(size)));
  const scaled = size << shift;
  const quotient = scaled / d;
  const rounded = quotient * d === scaled ? quotient : quotient | 1n;
  return (sign * Number(rounded)) / 2 ** Number(shift);
}

function length(value: bigint): number {
  return value.toString(2).length;
}
