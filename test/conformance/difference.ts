/** Where two values differ first. */

/** The path and both values of the first difference; `undefined` when there is none. Not set and `undefined` are one. */
export function differenceOf(actual: unknown, expected: unknown, path = ""): string | undefined {
  if (Object.is(actual, expected) || (actual === 0 && expected === 0)) return undefined;
  const kinds = [kindOf(actual), kindOf(expected)];
  if (kinds[0] === "bytes" && kinds[1] === "bytes")
    return sameBytes(actual, expected) ? undefined : said(path, actual, expected);
  if (actual instanceof Date && expected instanceof Date) {
    return actual.getTime() === expected.getTime() ? undefined : said(path, actual, expected);
  }
  if (kinds[0] !== kinds[1] || kinds[0] === "simple") return said(path, actual, expected);
  const [left, right] = [entriesOf(actual), entriesOf(expected)];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const difference = differenceOf(left.get(key), right.get(key), `${path}/${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function kindOf(value: unknown): "list" | "map" | "bytes" | "simple" {
  if (Array.isArray(value)) return "list";
  if (value instanceof Uint8Array) return "bytes";
  return typeof value === "object" && value !== null && !(value instanceof Date) ? "map" : "simple";
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value as object).filter(([, item]) => item !== undefined));
}

function sameBytes(left: unknown, right: unknown): boolean {
  return (
    left instanceof Uint8Array &&
    right instanceof Uint8Array &&
    left.length === right.length &&
    left.every((byte, index) => byte === right[index])
  );
}

function said(path: string, actual: unknown, expected: unknown): string {
  return `at ${path || "/"}: got ${shown(actual)}, want ${shown(expected)}`;
}

function shown(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${shown(new TextDecoder().decode(value))}`;
  const text =
    typeof value === "bigint" || typeof value === "number" || value === undefined
      ? String(value)
      : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
