/** Keeps lists and maps of requests from being longer than a limit, whatever the protocol. */
import { isBodyStream } from "../../protocol/body-stream.js";
import type { Rejection, WireRequest } from "../../protocol/protocol.js";

/** Why an input is refused; `undefined` when no collection in it is too long. */
export type ItemLimit = (input: unknown, request: WireRequest) => Rejection | undefined;

/** More than all header fields of a request together can hold: node:http is told to take less. */
const mostInHeaders = 64 * 1024;

/** No entry takes less than a byte, so that an input is looked through only if its request is long enough to break the limit. */
export function itemLimitOf(limit: number): ItemLimit {
  return (input, { target, body }) => {
    const length = isBodyStream(body) ? 0 : body.length;
    return limit >= mostInHeaders && target.length + length <= limit ? undefined : tooLong(input, limit);
  };
}

/** Why a value is refused, however long its request. */
export function tooLong(value: unknown, limit: number): Rejection | undefined {
  const found = longIn(value, limit);
  if (found === undefined) return undefined;
  return { kind: "misfit", fault: { expected: `${found} of at most ${limit} entries`, found }, path: "" };
}

/** Values have been read, so that they nest no deeper than the limit of depth. */
function longIn(value: unknown, limit: number): "list" | "map" | undefined {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return undefined;
  const isList = Array.isArray(value);
  if (!isList && Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const parts: readonly unknown[] = isList ? value : Object.values(value);
  if (parts.length > limit) return isList ? "list" : "map";
  for (const part of parts) {
    const found = longIn(part, limit);
    if (found !== undefined) return found;
  }
  return undefined;
}
