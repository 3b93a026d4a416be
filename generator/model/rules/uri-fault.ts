/** Smithy 2.0, "http trait" and "endpoint trait": what breaks the syntax of URIs and host prefixes, as a predicate; undefined when nothing does. */

export function uriFault(uri: string): string | undefined {
  if (uri.endsWith("?")) return "ends with a question mark";
  if (!uri.startsWith("/")) return "does not begin with a slash";
  if (uri.includes("#")) return "has a fragment";
  const mark = uri.indexOf("?");
  const path = mark < 0 ? uri : uri.slice(0, mark);
  return pathFault(path) ?? (mark < 0 ? undefined : queryFault(uri.slice(mark + 1)));
}

function pathFault(path: string): string | undefined {
  // A slash at the end is no segment of its own.
  const segments = path.replace(/\/+$/, "").split("/").slice(1);
  const labels = new Set<string>();
  for (const segment of segments) {
    if (segment === "") return "has an empty segment";
    const { label } = /^\{(?<label>.*?)\+?\}$/s.exec(segment)?.groups ?? {};
    if (label === undefined) {
      if (/[{}]/.test(segment)) return `has a label that is part of a segment, ${JSON.stringify(segment)}`;
      if (segment === "." || segment === "..") return "has a segment of dots";
    } else if (!/^_*[A-Za-z]\w*$/.test(label)) return `has a label that is no name, ${JSON.stringify(segment)}`;
    else if (labels.has(label.toLowerCase())) return `has the label ${label} more than once`;
    else labels.add(label.toLowerCase());
  }
  return undefined;
}

function queryFault(query: string): string | undefined {
  if (/[{}]/.test(query)) return "has a label in its query string";
  const names = query.split("&").map((pair) => pair.split("=", 1)[0]);
  return new Set(names).size < names.length ? "has a query parameter more than once" : undefined;
}

/** Labels are names, each one once, and something stands between two of them. */
export function hostPrefixFault(prefix: string): string | undefined {
  const labels = [...prefix.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  if (/[{}]/.test(prefix.replaceAll(/\{[^{}]*\}/g, ""))) return "has a brace without its other one";
  const strange = labels.find((name) => !/^_*[A-Za-z]\w*$/.test(name));
  if (strange !== undefined) return `has a label that is no name, ${JSON.stringify(strange)}`;
  if (prefix.includes("}{")) return "has two labels with nothing between them";
  const folded = new Set(labels.map((name) => name.toLowerCase()));
  return folded.size < labels.length ? "has a label more than once" : undefined;
}
