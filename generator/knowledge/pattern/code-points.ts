/** Sets of Unicode code points as sorted, disjoint, inclusive ranges; every function returns a set in that form. */

export type CodePointRange = readonly [from: number, to: number];
export type CodePoints = readonly CodePointRange[];

export const LAST_CODE_POINT = 0x10ffff;

export const EVERY_CODE_POINT: CodePoints = [[0, LAST_CODE_POINT]];

/** Brings ranges in any order, overlapping or not, into a set. */
export function codePointsOf(ranges: Iterable<CodePointRange>): CodePoints {
  const sorted = [...ranges].sort((left, right) => left[0] - right[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function unionOf(...sets: readonly CodePoints[]): CodePoints {
  return codePointsOf(sets.flat());
}

export function complementOf(set: CodePoints): CodePoints {
  const gaps: CodePointRange[] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST_CODE_POINT) gaps.push([next, LAST_CODE_POINT]);
  return gaps;
}

export function intersectionOf(left: CodePoints, right: CodePoints): CodePoints {
  const shared: CodePointRange[] = [];
  let l = 0;
  let r = 0;
  for (;;) {
    const a = left[l];
    const b = right[r];
    if (a === undefined || b === undefined) return shared;
    const from = Math.max(a[0], b[0]);
    const to = Math.min(a[1], b[1]);
    if (from <= to) shared.push([from, to]);
    if (a[1] < b[1]) l += 1;
    else r += 1;
  }
}

export function sameCodePoints(left: CodePoints, right: CodePoints): boolean {
  return left.length === right.length && left.every(([from, to], i) => from === right[i]?.[0] && to === right[i]?.[1]);
}

/** The set with both cases of every ASCII letter in it: what Java's `(?i)` means without `(?u)`. */
export function closeAsciiCase(set: CodePoints): CodePoints {
  const upper = intersectionOf(set, [[0x41, 0x5a]]).map(([from, to]): CodePointRange => [from + 32, to + 32]);
  const lower = intersectionOf(set, [[0x61, 0x7a]]).map(([from, to]): CodePointRange => [from - 32, to - 32]);
  return unionOf(set, upper, lower);
}
