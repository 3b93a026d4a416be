/** Smithy equality for `uniqueItems`: by value, for every type a list may hold; linear for simple values. */

/** Whether two items of the list are equal. */
export function hasRepeats(items: readonly unknown[]): boolean {
  const seen = new Distinct();
  return items.some((item) => !seen.add(item));
}

/** Remembers values, and knows whether one comes again. */
export class Distinct {
  readonly #keys = new Set<string>();

  /** Whether the value is new. */
  add(value: unknown): boolean {
    const { size } = this.#keys;
    return this.#keys.add(keyOf(value, 0)).size > size;
  }
}

/** A text that is equal exactly for equal values. Object keys are sorted; absent and undefined members are the same. */
function keyOf(value: unknown, depth: number): string {
  if (depth > 256) return "too deep";
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return `${typeof value}:${String(value)}`;
  if (value instanceof Date) return `date:${value.getTime()}`;
  if (value instanceof Uint8Array) return `bytes:${value.join(",")}`;
  if (Array.isArray(value)) return `[${value.map((item) => keyOf(item, depth + 1)).join(",")}]`;
  const record = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(record).filter((key) => record[key] !== undefined);
  keys.sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${keyOf(record[key], depth + 1)}`).join(",")}}`;
}
