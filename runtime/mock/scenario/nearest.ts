/** The name that was probably meant. */

/** The name nearest to `given`, if any is near: at most a third of its letters have to change. */
export function nearestOf(given: string, names: readonly string[]): string | undefined {
  const text = given.slice(0, 100).toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    if (Math.abs(name.length - text.length) > text.length / 3) continue;
    const distance = distanceOf(text, name.toLowerCase());
    if (distance <= Math.max(1, text.length / 3) && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** Levenshtein's distance, row by row. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
