/** Bytes to a JSON value, and which schemas need their numbers kept digit by digit. */
import { type Schema, targetOf } from "../../schema/schema.js";
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
export function needsExactNumbers(schema: Schema, seen: Set<Schema> = new Set()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  switch (schema.type) {
    case "bigInteger":
    case "bigDecimal":
      return true;
    case "structure":
    case "union":
      return Object.values(schema.members).some((member) => needsExactNumbers(targetOf(member), seen));
    case "list":
      return needsExactNumbers(targetOf(schema.member), seen);
    case "map":
      return needsExactNumbers(targetOf(schema.value), seen);
    default:
      return false;
  }
}
