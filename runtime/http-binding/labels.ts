/** The labels of a request's path, by the pattern of the operation that the router found. */
import { pathOf } from "./query-string.js";
import { segmentsOf, uriPatternOf } from "./uri-pattern.js";

/** The raw texts of an operation's labels, still percent-encoded, in the order of {@link LabelReader.names}. */
export interface LabelReader {
  readonly names: readonly string[];
  /** The target must be one that the pattern matches. */
  readonly read: (target: string) => readonly string[];
}

/** Compiles a pattern. */
export function labelReaderOf(uri: string): LabelReader {
  const { segments } = uriPatternOf(uri);
  const labels = segments.flatMap((segment, index) => (segment.kind === "literal" ? [] : [{ ...segment, index }]));
  const afterGreedy = segments.length - 1 - segments.findIndex(({ kind }) => kind === "greedy");
  return {
    names: labels.map(({ name }) => name),
    read: (target) => {
      const parts = segmentsOf(pathOf(target));
      return labels.map(({ kind, index }) =>
        kind === "greedy" ? parts.slice(index, parts.length - afterGreedy).join("/") : (parts[index] ?? ""),
      );
    },
  };
}
