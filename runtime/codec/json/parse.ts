/** Bytes to a JSON value, and what of a text a schema wants kept that `JSON.parse` does not keep. */
import { schemasBelow } from "../../schema/below.js";
import type { Schema } from "../../schema/schema.js";
import type { Side } from "../side.js";
import { parseExact } from "./exact-number.js";
import { repeatsKeys } from "./repeated-keys.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The outcome of parsing: a value, or nothing when the bytes are not UTF-8 or the text is not JSON. */
export type Parsed = { readonly json: unknown } | undefined;

/**
 * What is kept beside the values: nothing; `repeats`, which objects have a key twice; or `digits`, those of numbers that a
 * double would lose, and the repeats too. Repeats cost one more look at the text, digits several times the time of `JSON.parse`.
 */
export type JsonCare = "nothing" | "repeats" | "digits";

/** Parses a body. @throws CodecFailure where it looks closer and the value is deeper than `maxDepth` */
export function parseJson(body: Uint8Array | string, care: JsonCare, maxDepth: number): Parsed {
  let text: string;
  let json: unknown;
  try {
    text = typeof body === "string" ? body : utf8.decode(body);
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (care === "nothing" || (care === "repeats" && !repeatsKeys(text, json))) return { json };
  return { json: parseExact(text, maxDepth) };
}

/** The care that a schema's reader needs: digits for big numbers, unless these are strings, and repeats for unions that servers read. */
export function careOf(schema: Schema, options: { readonly side: Side; readonly bigNumbers?: "strings" }): JsonCare {
  const types = new Set([...schemasBelow(schema)].map(({ type }) => type));
  if (options.bigNumbers === undefined && (types.has("bigInteger") || types.has("bigDecimal"))) return "digits";
  return options.side === "server" && types.has("union") ? "repeats" : "nothing";
}
