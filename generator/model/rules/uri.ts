/** The parts of an `http` trait's URI or an `endpoint` trait's host prefix, as the rules need them. */

export interface Segment {
  /** The text, or the label's name. */
  readonly text: string;
  readonly label: boolean;
  readonly greedy: boolean;
}

export interface UriPattern {
  readonly segments: readonly Segment[];
  /** Names and values that the query string gives itself; the value is "" when there is none. */
  readonly query: ReadonlyMap<string, string>;
}

export function uriPatternOf(uri: string): UriPattern {
  const [path = "", query = ""] = uri.split("?", 2);
  const segments = path.split("/").filter((text) => text !== "");
  const pairs = query.split("&").filter((pair) => pair !== "");
  return {
    segments: segments.map(segmentOf),
    query: new Map(
      pairs.map((pair) => [pair.split("=")[0] ?? "", pair.includes("=") ? pair.slice(pair.indexOf("=") + 1) : ""]),
    ),
  };
}

function segmentOf(text: string): Segment {
  const label = text.startsWith("{") && text.endsWith("}");
  const greedy = label && text.endsWith("+}");
  return { text: label ? text.slice(1, greedy ? -2 : -1) : text, label, greedy };
}

/** The names of the labels of a host prefix. */
export function hostLabelsOf(hostPrefix: string): readonly string[] {
  return [...hostPrefix.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

/** Whether some URI matches both: the official meaning, in which a greedy label takes any segments. */
export function mayConflict(left: UriPattern, right: UriPattern): boolean {
  if (!sameQuery(left.query, right.query)) return false;
  return overlap(left.segments, right.segments);
}

function sameQuery(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean {
  const names = [...left.keys()].filter((name) => right.has(name));
  if (left.size !== right.size || names.length !== left.size) return false;
  return names.every((name) => left.get(name) === right.get(name));
}

function overlap(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((segment, index) => {
    const other = right[index];
    if (other === undefined || segment.label !== other.label || segment.greedy !== other.greedy) return false;
    return segment.label || segment.text === other.text;
  });
}
