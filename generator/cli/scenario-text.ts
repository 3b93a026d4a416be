/** The value of a YAML or JSON text, and where in the text each part of it stands. */
import { type Document, LineCounter, type Node, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";

/** From 1, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface ScenarioText {
  readonly value: unknown;
  /** Where a part stands: a key of a map, an item of a list; the nearest place above where there is no such part. */
  readonly locate: (path: readonly (string | number)[]) => Position;
  readonly problems: readonly (Position & { readonly message: string })[];
}

/** How often anchors may be repeated: enough for people, too little for a file that wants to fill the memory. */
const mostAliases = 100;

/** Reads a text. JSON is YAML too, so that one reader does for both. */
export function readScenarioText(text: string): ScenarioText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ ...at(pos[0]), message }));
  const locate = (path: readonly (string | number)[]): Position => at(offsetOf(document, path));
  if (problems.length > 0) return { value: undefined, locate, problems };
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { value, locate, problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : "its anchors cannot be resolved";
    return { value: undefined, locate, problems: [{ line: 1, column: 1, message }] };
  }
}

function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return typeof node === "object" && node !== null && "range" in node ? (node as Node).range?.[0] : undefined;
}
