/** Bytes to a JSON value, and which schemas need their numbers kept digit by digit. */
import { schemasBelow } from "../../schema/below.js";
import type { Schema } from "../../schema/schema.js";
import { parseExact } from "./exact-number.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The outcome of parsing: a value, or nothing when the bytes are not UTF-8 or the text is not JSON. */
export type Parsed = { readonly json: unknown } | undefined;

/**
 * Parses a body. `exact` keeps the digits of numbers that a double would lose; it costs several times the time and is
 * for schemas of which {@link needsExactNumbers} holds. @throws CodecFailure when `exact` and deeper than `maxDepth`
 */
export function parseJson(body: Uint8Array | string, exact: boolean, maxDepth: number): Parsed {
  let text: string;
  let json: unknown;
  try {
    text = typeof body === "string" ? body : utf8.decode(body);
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  return { json: exact ? parseExact(text, maxDepth) : json };
}

/** Whether a bigInteger or bigDecimal stands anywhere below the schema. */
export function needsExactNumbers(schema: Schema): boolean {
  return [...schemasBelow(schema)].some(({ type }) => type === "bigInteger" || type === "bigDecimal");
}
