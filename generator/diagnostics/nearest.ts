/** The candidate a person most probably meant by a misspelt name: bounded edit distance, deterministic, no regular expressions. */

/** Longer names are compared by case only: distance costs the product of the lengths. */
const longestCompared = 200;

/**
 * The candidate nearest to `name`, or undefined when none is near enough to be meant: at most a third of its letters
 * wrong, and never more than `limit`. Equal but for case always wins; ties go to the first candidate.
 */
export function nearest(name: string, candidates: Iterable<string>, limit = 4): string | undefined {
  let best: string | undefined;
  let bound = Math.min(limit, Math.floor(name.length / 3)) + 1;
  const folded = name.toLowerCase();
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === folded) return candidate;
    if (name.length > longestCompared || Math.abs(candidate.length - name.length) >= bound) continue;
    const distance = editDistance(name, candidate, bound);
    if (distance < bound) {
      bound = distance;
      best = candidate;
    }
  }
  return best;
}

/** The sentence for a hint, or undefined to fall back on the catalogue's. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(name, candidates);
  return found === undefined ? undefined : `Did you mean ${found}?`;
}

/** Insertions, deletions, replacements and swaps of neighbours; gives up with `bound` as soon as it cannot be less. */
function editDistance(one: string, other: string, bound: number): number {
  const [left, right] = withoutCommonEnds(one, other);
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    let lowest = i;
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
      }
      current.push(cost);
      lowest = Math.min(lowest, cost);
    }
    if (lowest >= bound) return bound;
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function withoutCommonEnds(left: string, right: string): [string, string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
