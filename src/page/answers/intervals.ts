// Intervals of 95 % of what was sampled. As `logicnet.analysis.intervals`, whose references hold.

const CONFIDENT = 1.959963984540054;
const FEW: Readonly<Record<number, number>> = { 1: 12.7062, 2: 4.3027, 3: 3.1824 };

/** Of a probability of which `hits` of `trials` were seen. */
export function wilson(hits: number, trials: number): [number, number] {
  const square = CONFIDENT ** 2;
  const [mean, spread] = [hits + square / 2, CONFIDENT * Math.sqrt((hits * (trials - hits)) / trials + square / 4)];
  return [hits === 0 ? 0 : (mean - spread) / (trials + square), hits === trials ? 1 : (mean + spread) / (trials + square)];
}

/** Of an expected value within bounds, of which the mean over samples and the mean square are known. */
export function about(mean: number, square: number, samples: number, bounds: readonly [number, number]): [number, number] {
  const [least, most] = bounds;
  if (samples < 2) return [least, most];
  const variance = square - mean * mean;
  if (variance <= 1e-12 * square) {
    const unseen = 1 - 0.025 ** (1 / samples); // what lies at the other bound in too few of them to be seen
    return [mean - (mean - least) * unseen, mean + (most - mean) * unseen];
  }
  const spread = quantile(samples - 1) * Math.sqrt(variance / (samples - 1));
  return [Math.max(least, mean - spread), Math.min(most, mean + spread)];
}

/** How many standard errors on either side of a mean hold 95 %, with so many degrees of freedom. */
function quantile(free: number): number {
  const few = FEW[free];
  if (few !== undefined) return few;
  const [z, v] = [CONFIDENT, free];
  const t = z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2);
  return t + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3);
}
