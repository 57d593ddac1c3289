// A picture of curves over time: lines that differ by their dashes too, each with its name at its end, and the interval
// of what was sampled as a band. A line marks the time that is looked at.

import type { Curve } from "../../answers/course";

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT] = [440, 250, 34, 10, 30, 118];
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 4"];
/** How many curves a picture holds. */
export const MOST_DRAWN = 6;
const NEAR = 13; // points between two names

export interface Drawn extends Curve {
  readonly label: string;
}

/** Round numbers from one to another, about five. */
function ticks(low: number, high: number): number[] {
  const raw = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw * 0.999)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

export function Plot({ times, curves, at, title }: { times: readonly number[]; curves: readonly Drawn[]; at: number; title: string }) {
  const until = times[times.length - 1]!;
  const low = Math.min(0, ...curves.map((one) => one.bounds[0]));
  const high = Math.max(1, ...curves.map((one) => one.bounds[1]));
  const x = (time: number) => LEFT + (time / until) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const line = (values: readonly number[]) => values.map((value, k) => `${k ? "L" : "M"}${x(times[k]!).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const back = (values: readonly number[]) => [...values.keys()].reverse().map((k) => `L${x(times[k]!).toFixed(1)} ${y(values[k]!).toFixed(1)}`).join("");
  const band = (one: Curve) => `${line(one.high)}${back(one.low)}Z`;
  const ends = spread(curves.map((one) => y(one.values[one.values.length - 1]!)), TOP + 4, HEIGHT - BOTTOM);
  return (
    <svg class="course-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {ticks(low, high).map((value) => (
        <g key={value}>
          <line class="course-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text class="course-tick" x={LEFT - 5} y={y(value) + 4} text-anchor="end">{value}</text>
        </g>
      ))}
      {ticks(0, until).map((time) => (
        <g key={time}>
          <line class="course-axis" x1={x(time)} x2={x(time)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 4} />
          <text class="course-tick" x={x(time)} y={HEIGHT - BOTTOM + 16} text-anchor="middle">{time}</text>
        </g>
      ))}
      <line class="course-axis" x1={LEFT} x2={WIDTH - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      <text class="course-tick" x={WIDTH - RIGHT + 14} y={HEIGHT - BOTTOM + 16}>time</text>
      {curves.map((one, k) => (
        <g key={one.name} class={`course-line course-line-${k % MOST_DRAWN}`}>
          {one.exact ? null : <path class="course-band" d={band(one)} />}
          <path class="course-stroke" d={line(one.values)} stroke-dasharray={DASHES[k % DASHES.length]} />
          <path class="course-lead" d={`M${WIDTH - RIGHT} ${y(one.values[one.values.length - 1]!)}L${WIDTH - RIGHT + 8} ${ends[k]!}`} />
          <text class="course-name" x={WIDTH - RIGHT + 10} y={ends[k]! + 4}>{shortened(one.label)}</text>
        </g>
      ))}
      <line class="course-now" x1={x(times[at]!)} x2={x(times[at]!)} y1={TOP} y2={HEIGHT - BOTTOM} />
    </svg>
  );
}

function shortened(label: string): string {
  const letters = [...label];
  return letters.length > 14 ? `${letters.slice(0, 13).join("")}…` : label;
}

/** Heights near those that are given, so far apart that names do not cover each other. */
function spread(given: readonly number[], top: number, bottom: number): number[] {
  const order = given.map((value, k) => ({ value, k })).sort((a, b) => a.value - b.value || a.k - b.k);
  let last = -Infinity;
  for (const one of order) last = one.value = Math.max(one.value, last + NEAR, top);
  let below = bottom + NEAR;
  for (const one of [...order].reverse()) below = one.value = Math.min(one.value, below - NEAR);
  const found = [...given];
  for (const { value, k } of order) found[k] = value;
  return found;
}
