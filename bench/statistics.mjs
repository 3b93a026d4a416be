/** The few numbers that runs are reduced to. */

/** The median; NaN of nothing. */
export function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of runs of `timeNode`, by name. */
export function processMediansOf(runs) {
  return Object.fromEntries(
    Object.entries(runs).map(([name, results]) => {
      const of = (field) => medianOf(results.map((result) => result[field]));
      return [name, { wall: of("wall"), cpu: of("cpu") }];
    }),
  );
}

/** Runs each of the functions in turn, `rounds` times over, so that a busy machine slows all alike; each is told the round. Results by name. */
export async function alternate(contestants, rounds) {
  const results = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) results[name].push(await run(round));
  }
  return results;
}
