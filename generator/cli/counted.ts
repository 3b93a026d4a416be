/** Numbers as people write them: `1 error`, `2 errors`, `0.84 s`. */

/** A number and its noun, in the plural unless it is one. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A duration given in milliseconds, in seconds with two digits; `under 0.01 s` rather than nothing. */
export function seconds(milliseconds: number): string {
  return milliseconds < 10 ? "under 0.01 s" : `${(milliseconds / 1000).toFixed(2)} s`;
}
