/** Lists of the control API, of several processes put together into one. */

interface Entry {
  readonly id?: string;
  readonly at?: string;
  readonly used?: number;
  readonly met?: number;
}

/** The newest `limit` calls in order of time; stubs and faults as the first text has them, with what all have counted. */
export function merged(
  place: "calls" | "stubs" | "faults",
  texts: readonly string[],
  limit: number,
): readonly object[] {
  const lists = texts.map((text) => JSON.parse(text) as readonly Entry[]);
  if (place !== "calls") return summed(lists);
  const calls = lists.flat().toSorted((left, right) => compare(left.at ?? "", right.at ?? ""));
  return limit === 0 ? [] : calls.slice(-limit);
}

/** Moments as RFC 3339 texts of one length sort as texts. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function summed([first = [], ...others]: readonly (readonly Entry[])[]): readonly Entry[] {
  return first.map((entry) => {
    const same = others.flatMap((list) => list.filter(({ id }) => id === entry.id));
    const sum = (key: "used" | "met"): object =>
      entry[key] === undefined ? {} : { [key]: same.reduce((total, one) => total + (one[key] ?? 0), entry[key]) };
    return { ...entry, ...sum("used"), ...sum("met") };
  });
}
