/** The console's quoting, read back by what it is quoted for: a shell, JavaScript, YAML. */
import { execFileSync } from "node:child_process";
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsLiteral } from "../../runtime/console/code/js-literal.js";
import { jsKey, jsText, shellQuoted } from "../../runtime/console/code/quote.js";
import { yamlText } from "../../runtime/console/code/yaml-text.js";

/** Texts with everything in them that some language takes for more than text. */
const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("'", '"', "\\", "$", "`", "(", ")", "\n", "\r", "\t", " ", "#", ":", "-", "!", "a"),
  }),
  fc.constantFrom(
    "</script><script>",
    "<!--",
    "$(id)",
    "`id`",
    "'; id; '",
    "!!js/function",
    "yes",
    "no",
    "on",
    "null",
    "~",
  ),
  fc.constantFrom(
    "1e3",
    "0x1f",
    "0o7",
    "1_000",
    "2030-01-01",
    ".inf",
    "- a",
    "? a",
    "a: b",
    "a #b",
    "&a",
    "*a",
    "",
    " a ",
    "=",
  ),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "\u2028",
    "\u2029",
    "\u0085",
    "\ufeff",
    "\u0000",
    "%TAG",
    "---",
    "...",
    "|",
    ">",
  ),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    nasty,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(nasty, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

describe("a word of a shell", () => {
  test("is the text and nothing else, in bash", () => {
    const texts = fc.sample(nasty, 400).map((text) => whole(text).replaceAll("\0", ""));
    const script = `printf '%s\\0' ${texts.map(shellQuoted).join(" ")}`;
    const printed = execFileSync("bash", ["-c", script], { encoding: "utf8" });
    expect(printed.split("\0").slice(0, -1)).toEqual(texts);
  });

  test.each([
    ["plain-word_1.txt", "plain-word_1.txt"],
    ["", "''"],
    ["a b", "'a b'"],
    ["it's", "'it'\\''s'"],
    ["~", "'~'"],
    ["a\0b", "ab"],
  ])("%j becomes %s", (given, want) => expect(shellQuoted(given)).toBe(want));
});

describe("JavaScript", () => {
  test("texts are themselves when they are run", () =>
    fc.assert(
      fc.property(nasty, (text) => {
        expect(runInNewContext(jsText(text))).toBe(text);
      }),
    ));

  test("texts close no script and begin no comment", () =>
    fc.assert(
      fc.property(nasty, (text) => {
        expect(jsText(`${text}</script><!--`)).not.toMatch(/<[/!]/);
      }),
    ));

  test("values are themselves when they are run, whatever their keys", () =>
    fc.assert(
      fc.property(json, (value) => {
        const text: unknown = runInNewContext(`JSON.stringify(${jsLiteral(value, { definitions: {} })})`);
        expect(text).toBe(JSON.stringify(value));
      }),
    ));

  test.each([
    ["Name", "Name"],
    ["a-b", '"a-b"'],
    ["__proto__", '["__proto__"]'],
    ["1", '"1"'],
  ])("the key %s", (given, want) => expect(jsKey(given)).toBe(want));
});

describe("YAML", () => {
  test("values are themselves when they are read", () =>
    fc.assert(
      fc.property(json, (given) => {
        const value = wellFormed(given);
        const read: unknown = parse(yamlText(value), { uniqueKeys: true, maxAliasCount: 0 });
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
      }),
    ));

  test("reads as if by hand", () => {
    const stub = {
      on: "SignUp",
      match: { Username: "jane" },
      reply: { Items: [{ a: 1 }, { a: 2 }], None: [] },
      times: 1,
    };
    expect(yamlText([stub])).toBe(`- on: SignUp
  match:
    Username: jane
  reply:
    Items:
      - a: 1
      - a: 2
    None: []
  times: 1
`);
  });
});

/** YAML has no half characters: what reads it puts others in their place. */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return whole(value);
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [whole(key), wellFormed(item)]));
}

/** The text with no half characters, which no file can hold. */
function whole(text: string): string {
  return Buffer.from(text).toString();
}
