/** The `uri` of the `http` trait taken apart (spec: HTTP bindings, URI pattern). */

/** One segment of a path: a fixed text, or a label that takes one segment or, greedy, one or more of them. */
export type PathSegment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "label"; readonly name: string }
  | { readonly kind: "greedy"; readonly name: string };

/** A fixed part of the query. Without a value the name alone must be there. */
export interface QueryLiteral {
  readonly name: string;
  readonly value: string;
}

export interface UriPattern {
  readonly segments: readonly PathSegment[];
  readonly query: readonly QueryLiteral[];
}

/** Reads a pattern. The model has been checked: a greedy label is the last of its labels. */
export function uriPatternOf(uri: string): UriPattern {
  const mark = uri.indexOf("?");
  const path = mark < 0 ? uri : uri.slice(0, mark);
  const query = mark < 0 ? "" : uri.slice(mark + 1);
  return {
    segments: segmentsOf(path).map(readSegment),
    query: query === "" ? [] : query.split("&").map(readLiteral),
  };
}

/** The segments of a path that begins with a slash; `/` has none. Still percent-encoded. */
export function segmentsOf(path: string): readonly string[] {
  const inner = path.startsWith("/") ? path.slice(1) : path;
  return inner === "" ? [] : inner.split("/");
}

function readSegment(text: string): PathSegment {
  if (!text.startsWith("{") || !text.endsWith("}")) return { kind: "literal", text };
  const name = text.slice(1, -1);
  return name.endsWith("+") ? { kind: "greedy", name: name.slice(0, -1) } : { kind: "label", name };
}

function readLiteral(text: string): QueryLiteral {
  const equals = text.indexOf("=");
  return equals < 0 ? { name: text, value: "" } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
