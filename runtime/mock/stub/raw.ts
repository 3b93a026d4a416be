/** A response as it stands: no protocol has written it. */
import type { WireResponse } from "../../protocol/protocol.js";

/** What of an HTTP response is said; the rest is 200, no fields, no body. */
export interface RawParts {
  /** From 200 to 599. */
  readonly status?: number;
  /** By name, whatever its case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const mark: unique symbol = Symbol.for("wrought.raw");

/** A response that is sent unseen. Made by {@link raw}, which has checked it. */
export interface RawResponse {
  readonly [mark]: WireResponse;
}

/** A raw response, for sequences and functions. @throws TypeError for a status or a field that HTTP does not know */
export function raw({ status = 200, headers = {}, body = "" }: RawParts): RawResponse {
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new TypeError("the status of a raw response is a whole number from 200 to 599");
  }
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw new TypeError("the body of a raw response is a string or bytes");
  }
  const fields = Object.entries(headers).map(([name, value]): [string, string] => [fieldName(name), fieldValue(value)]);
  return Object.freeze({ [mark]: { status, headers: fields, body } });
}

/** The response in a value that may be a raw one. */
export function rawIn(value: unknown): WireResponse | undefined {
  return typeof value === "object" && value !== null && mark in value ? (value as RawResponse)[mark] : undefined;
}

/** RFC 9110 section 5.1: a token. */
function fieldName(name: string): string {
  if (!/^[\w!#$%&'*+.^`|~-]{1,256}$/.test(name))
    throw new TypeError("a raw response has a field whose name is no token");
  return name.toLowerCase();
}

/** RFC 9110 section 5.5, without what would end the field. */
function fieldValue(value: unknown): string {
  if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new TypeError("a raw response has a field whose value is no printable Latin-1 text");
  }
  return value;
}
