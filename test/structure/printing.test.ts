/** Created values never print a sensitive value, however they are printed and wherever they stand; data stays what it is. */
import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect } from "node:util";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { Outer, secretText, values } from "./secrets.js";

const created = Outer.create(values);

function logged(...items: readonly unknown[]): string {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  new Console(stream, stream).log(...items);
  return text;
}

const places: readonly (readonly [string, unknown])[] = [
  ["by itself", created],
  ["in an array", [created]],
  ["in an object", { value: created }],
  ["deep in plain objects and arrays", { a: [{ b: { c: [created] } }] }],
  ["in a Map", new Map([["key", created]])],
  ["in a Set", new Set([created])],
  ["as the cause of an error", new Error("failed", { cause: created })],
  ...Object.entries(created)
    .filter(([, value]) => isGuarded(value))
    .map(([name, value]) => [`its member ${name}`, value] as const),
  ["an item of a list", (created["inners"] as readonly unknown[])[0]],
  ["far below", (created["deep"] as readonly { key: readonly unknown[] }[])[0]?.key[0]],
];

/** Texts, numbers, bytes and dates taken out of a value are what they are. */
function isGuarded(value: unknown): boolean {
  return typeof value === "object" && !(value instanceof Uint8Array) && !(value instanceof Date);
}

const printers: readonly (readonly [string, (value: unknown) => string])[] = [
  ["String()", (value) => String(value)],
  ["a template", (value) => `${value as string}`],
  ["concatenation", (value) => "" + (value as string)],
  ["console.log", (value) => logged(value)],
  ["console.log %s", (value) => logged("%s", value)],
  ["console.log %o", (value) => logged("%o", value)],
  ["console.log %O", (value) => logged("%O", value)],
  ["util.inspect", (value) => inspect(value)],
  ["util.inspect, as deep as it goes", (value) => inspect(value, { depth: Infinity, showHidden: true, getters: true })],
  ["util.format", (value) => format("%O %o", value, value)],
];

describe.each(printers)("%s", (_, print) => {
  it.each(places)("hides sensitive values: %s", (_name, value) => expect(print(value)).not.toMatch(secretText));
});

describe("printing", () => {
  it("shows what is not sensitive", () => {
    expect(String(created)).toMatch(/^Outer \{.*"shown":"shown"/);
    expect(inspect(created, { depth: Infinity })).toMatch(/^Outer \{\n {2}shown: 'shown'/);
  });

  it("would show secrets of a plain value", () => expect(inspect(values, { depth: Infinity })).toMatch(secretText));
});

describe("data", () => {
  it("goes whole through JSON.stringify", () => expect(JSON.stringify(created)).toBe(JSON.stringify(values)));
  it("goes whole through spreading", () => expect({ ...created }).toEqual(values));
  it("goes whole through structuredClone", () => expect(structuredClone(created)).toEqual(values));
  it("has the same keys in the same order", () => expect(Object.keys(created)).toEqual(Object.keys(values)));
  it("has no other keys that are seen", () => {
    const seen: string[] = [];
    for (const key in created) seen.push(key);
    expect(seen).toEqual(Object.keys(values));
  });
});

describe("pino, given sensitivePaths", () => {
  it("hides exactly the sensitive values", () => {
    let line = "";
    const log = pino(
      { redact: { paths: [...Outer.sensitivePaths], censor: "[REDACTED]" }, base: null, timestamp: false },
      { write: (text: string) => (line = text) },
    );
    log.info(values);
    const { level, ...rest } = JSON.parse(line) as Record<string, unknown>;
    expect(level).toBe(30);
    expect(rest).toEqual(JSON.parse(JSON.stringify(Outer.redact(values))));
  });
});
