/** Text to a deeply frozen JSON value of bounded depth, or to a diagnostic with a position; never an exception. */
import { findJsonSyntaxError } from "./json-syntax-error.js";
import { JsonScanner } from "./json-scanner.js";
import { isArray } from "./node.js";
import type { ModelSource } from "./locate.js";
import type { Problems } from "./problems.js";
import type { Node } from "./shapes.js";

/** Deeper than any model, shallow enough for every recursive walk of the generator. */
export const maximumDepth = 500;

/** Undefined when the text is not JSON or nests too deeply; both are reported. Keys given twice are reported and kept last. */
export function readJson(source: ModelSource, problems: Problems): Node | undefined {
  const value = source.json === undefined ? parse(source, problems) : (source.json as Node);
  if (value === undefined) return undefined;
  const census = { keys: 0, tooDeep: false };
  freezeDeep(value, 0, census);
  if (census.tooDeep) {
    problems.report("json-too-deep", `The file nests more than ${maximumDepth} levels of arrays and objects.`, {
      at: { file: source.file, offset: offsetOfDepth(source.text, maximumDepth) },
    });
    return undefined;
  }
  if (census.keys !== countKeys(source.text)) reportDuplicateKeys(source, problems);
  return value;
}

function parse({ file, text }: ModelSource, problems: Problems): Node | undefined {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as Node;
  } catch {
    const error = findJsonSyntaxError(text);
    const empty = text.trim() === "";
    problems.report(
      "json-syntax",
      empty ? "The file is empty." : `The file is not JSON: ${error?.message ?? "it cannot be parsed"}.`,
      {
        at: { file, offset: error?.offset ?? 0 },
        hint: empty ? "A Smithy model is a JSON object." : undefined,
      },
    );
    return undefined;
  }
}

function freezeDeep(value: Node, depth: number, census: { keys: number; tooDeep: boolean }): void {
  if (typeof value !== "object" || value === null) return;
  if (depth >= maximumDepth) {
    census.tooDeep = true;
    return;
  }
  if (isArray(value)) {
    for (const item of value) freezeDeep(item, depth + 1, census);
  } else {
    for (const key in value) {
      census.keys++;
      freezeDeep(value[key] ?? null, depth + 1, census);
    }
  }
  Object.freeze(value);
}

/**
 * The number of keys in JSON text, as far as a glance tells: a quote, not escaped, and a colon. Where it is wrong, for a
 * space before the colon or a string that begins with one, the closer look that follows costs a little time.
 */
function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) {
    if (text.charCodeAt(at - 1) !== 0x5c) count++;
  }
  return count;
}

function reportDuplicateKeys({ file, text }: ModelSource, problems: Problems): void {
  const scanner = new JsonScanner(text);
  const open: (Set<string> | undefined)[] = [];
  let previous = "";
  for (let kind = scanner.next(); kind !== "end" && kind !== "bad"; kind = scanner.next()) {
    const keys = open.at(-1);
    if (kind === "{") open.push(new Set());
    else if (kind === "[") open.push(undefined);
    else if (kind === "}" || kind === "]") open.pop();
    else if (kind === "string" && keys !== undefined && (previous === "{" || previous === ",")) {
      const key = scanner.stringValue() ?? "";
      if (keys.has(key)) {
        problems.report("json-duplicate-key", `The key ${JSON.stringify(key)} is given twice in one object.`, {
          at: { file, offset: scanner.start },
        });
      }
      keys.add(key);
    }
    previous = kind;
  }
}

function offsetOfDepth(text: string, limit: number): number {
  const scanner = new JsonScanner(text);
  let depth = 0;
  for (let kind = scanner.next(); kind !== "end" && kind !== "bad"; kind = scanner.next()) {
    if (kind === "{" || kind === "[") depth++;
    else if (kind === "}" || kind === "]") depth--;
    if (depth > limit) return scanner.start;
  }
  return 0;
}
