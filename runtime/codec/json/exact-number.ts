/** JSON numbers whose digits a double would not keep, and the parser that keeps them. */
import { CodecFailure } from "../failure.js";
import { recordOfEntries } from "./repeated-keys.js";

/** A number as the JSON text wrote it. Only {@link parseExact} makes them, and only where a double loses digits. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const other = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/**
 * Parses a text that `JSON.parse` has already accepted, keeping the digits of numbers. Objects and arrays deeper than
 * `maxDepth` throw a CodecFailure, so that a hostile text cannot exhaust the stack. A repeated key keeps its last value, and
 * its object is one that `hasRepeats`.
 */
export function parseExact(text: string, maxDepth: number): unknown {
  const next = tokensOf(text);
  const value = (first: string, depth: number): unknown => {
    if (first !== "{" && first !== "[") return scalar(first);
    if (depth >= maxDepth) throw new CodecFailure(`at most ${maxDepth} levels`, first === "[" ? "list" : "map");
    return first === "[" ? array(depth + 1) : object(depth + 1);
  };
  const array = (depth: number): unknown[] => {
    const items: unknown[] = [];
    for (let current = next(); current !== "]"; current = next()) {
      if (current !== ",") items.push(value(current, depth));
    }
    return items;
  };
  const object = (depth: number): Record<string, unknown> => {
    const entries: [string, unknown][] = [];
    for (let current = next(); current !== "}"; current = next()) {
      if (current === ",") continue;
      next();
      entries.push([String(JSON.parse(current)), value(next(), depth)]);
    }
    return recordOfEntries(entries);
  };
  return value(next(), 0);
}

/** One token a call. Strings are scanned by hand: a regular expression would keep a way back for every character. */
function tokensOf(text: string): () => string {
  let position = 0;
  return () => {
    while (text.charCodeAt(position) <= 32) position++;
    const start = position;
    if (text.charCodeAt(start) === 34) {
      for (position++; text.charCodeAt(position) !== 34; position++) {
        if (position >= text.length) throw new Error("BUG: parseExact was given a text that is not JSON");
        if (text.charCodeAt(position) === 92) position++;
      }
      return text.slice(start, ++position);
    }
    other.lastIndex = start;
    const match = other.exec(text);
    if (match === null) throw new Error("BUG: parseExact was given a text that is not JSON");
    position = other.lastIndex;
    return match[0];
  };
}

function scalar(text: string): unknown {
  const first = text.charCodeAt(0);
  const number = first === 45 || (first >= 48 && first <= 57);
  return number && String(Number(text)) !== text ? new ExactNumber(text) : JSON.parse(text);
}

/** A number from a parsed JSON value, digits lost where they must be; anything else comes back as it is. */
export function withoutDigits(json: unknown): unknown {
  return json instanceof ExactNumber ? Number(json.text) : json;
}
