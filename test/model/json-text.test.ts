/** Syntax errors and positions in JSON text, against JSON.parse and against the text itself. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLocator, offsetsOf } from "../../generator/model/json-positions.js";
import { findJsonSyntaxError } from "../../generator/model/json-syntax-error.js";

const rows: readonly [string, number, string][] = [
  ["", 0, "expected a value"],
  ["{", 1, 'expected a key in double quotes or "}"'],
  ['{"a"}', 4, 'expected ":"'],
  ['{"a":1,}', 7, "expected a key in double quotes"],
  ["[1,]", 3, "expected a value"],
  ["[1 2]", 3, 'expected "," or "]"'],
  ['{"a":1 "b":2}', 7, 'expected "," or "}"'],
  ["[] x", 3, "expected the end of the file"],
  ["[nul]", 1, "expected a value"],
  ["[01]", 2, 'expected "," or "]"'],
  ["['a']", 1, "expected a value"],
  ['["a]', 1, "the string is not closed"],
  ['["a\n"]', 3, "the string is not closed on its line"],
  ['["\\x"]', 2, "an unknown escape sequence"],
  ['["\u0001"]', 2, "a control character"],
  ["[1}", 2, 'expected "," or "]"'],
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return true;
  } catch {
    return false;
  }
}

describe("syntax errors", () => {
  test.each(rows)("%j at %i: %s", (text, offset, message) => {
    const error = findJsonSyntaxError(text);
    expect(error?.offset).toBe(offset);
    expect(error?.message).toContain(message);
  });

  test("are found exactly where JSON.parse finds one", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      "0.5e3",
      "true",
      "nul",
      " ",
      "\n",
      "\u{feff}",
      "é",
    );
    const broken = fc.tuple(fc.json(), fc.nat(), pieces).map(([json, at, piece]) => {
      const index = at % (json.length + 1);
      return json.slice(0, index) + piece + json.slice(index + (at % 2));
    });
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.array(pieces).map((parts) => parts.join("")),
        ),
        (text) => {
          expect(findJsonSyntaxError(text) === undefined).toBe(isJson(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("positions", () => {
  const text = '{"a": [1, {"b": "x"}],\n "c": {}, "a\\"b": 2}';

  test.each<[(string | number)[], number, string]>([
    [["a"], 1, '"a": ['],
    [["a", 0], 7, "1,"],
    [["a", 1], 10, "{"],
    [["a", 1, "b"], 16, '"x"'],
    [["c"], 24, '"c"'],
    [['a"b'], 41, "2}"],
    [["a", 1, "none", "deeper"], 10, "{"],
    [["none"], 0, "{"],
  ])("%j is at %i", (path, offset, start) => {
    expect(offsetsOf(text, [path])).toEqual([offset]);
    expect(text.slice(offset)).toMatch(new RegExp(`^${start.replaceAll(/[{}[\]]/g, String.raw`\$&`)}`));
  });

  test("many at once are the same as one by one", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat({ max: 4 }), (value, indent) => {
        const json = JSON.stringify(value, undefined, indent);
        const paths: (string | number)[][] = [];
        const walk = (node: unknown, path: (string | number)[]): void => {
          paths.push(path);
          if (Array.isArray(node)) node.forEach((item, index) => walk(item, [...path, index]));
          else if (typeof node === "object" && node !== null)
            for (const [key, item] of Object.entries(node)) walk(item, [...path, key]);
        };
        walk(value, []);
        const offsets = offsetsOf(json, paths);
        expect(offsets).toEqual(paths.map((path) => offsetsOf(json, [path])[0]));
        for (const [index, path] of paths.entries()) {
          const node = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
          const isScalar = typeof node !== "object" || node === null;
          const key = path.at(-1);
          const want = isScalar
            ? JSON.stringify(node)
            : typeof key === "string"
              ? JSON.stringify(key)
              : Array.isArray(node)
                ? "["
                : "{";
          expect(json.startsWith(want, offsets[index])).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("lines and columns count from one", () => {
    const at = createLocator("f", "ab\ncd\r\n\nx");
    expect([0, 2, 3, 7, 8].map(at).map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [1, 3],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
  });
});
