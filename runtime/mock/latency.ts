/** How long something takes: always the same, or as a distribution says. */

/**
 * Milliseconds: a number; evenly between `min` and `max`; or as real services take, half of them less than `median` and one of
 * a hundred more than `p99` (log-normal).
 */
export type Latency =
  number | { readonly min: number; readonly max: number } | { readonly median: number; readonly p99: number };

/** The latency that `value` is; a text says why it is none. */
export function latencyOf(value: unknown): Latency | string {
  if (typeof value === "number") return isDuration(value) ? value : wrong;
  if (typeof value !== "object" || value === null) return wrong;
  const { min, max, median, p99 } = value as Readonly<Record<string, unknown>>;
  if (isDuration(min) && isDuration(max)) return min <= max ? { min, max } : "min is not larger than max";
  if (isDuration(median) && isDuration(p99)) {
    return median > 0 && median <= p99 ? { median, p99 } : "median is larger than 0, and not larger than p99";
  }
  return wrong;
}

const wrong = "milliseconds: a number, { min, max } or { median, p99 }, up to a day";
const longest = 86_400_000;

function isDuration(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= longest;
}

/** The milliseconds of one time; `random` gives numbers from 0 up to 1. */
export function sampleLatency(latency: Latency, random: () => number): number {
  if (typeof latency === "number") return latency;
  if ("min" in latency) return latency.min + random() * (latency.max - latency.min);
  const { median, p99 } = latency;
  // The 99th percentile of a normal distribution lies 2.3263 deviations above its mean.
  const deviation = Math.log(p99 / median) / 2.3263;
  return Math.min(median * Math.exp(deviation * normal(random)), longest);
}

/** Box and Muller's way from two even numbers to a normal one. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
