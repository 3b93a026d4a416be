/** What JSON and CBOR bodies say of an error (spec: operation error serialization of awsJson, restJson1 and RPC v2). */
import type { HeaderReader } from "../protocol/protocol.js";
import { type ErrorWords, queryCodeIn } from "./read-outcome.js";

/** `tree` is the parsed body, whatever it is. The header wins over `code`, and that over `__type`. */
export function wordsOfTree(headers: HeaderReader, tree: unknown): ErrorWords {
  return {
    code: headers.get("x-amzn-errortype") || textAt(tree, ["code", "__type"]),
    message: textAt(tree, ["message", "Message", "errorMessage"]),
    queryCode: queryCodeIn(headers),
  };
}

/** RPC v2 says it in the body alone, as `__type` and nothing else (spec: Smithy RPC v2, operation error serialization). */
export function wordsOfTypedTree(headers: HeaderReader, tree: unknown): ErrorWords {
  return {
    code: textAt(tree, ["__type"]),
    message: textAt(tree, ["message", "Message", "errorMessage"]),
    queryCode: queryCodeIn(headers),
  };
}

function textAt(tree: unknown, names: readonly string[]): string | undefined {
  if (typeof tree !== "object" || tree === null) return undefined;
  for (const name of names) {
    const text = Object.hasOwn(tree, name) ? (tree as Readonly<Record<string, unknown>>)[name] : undefined;
    if (typeof text === "string" && text !== "") return text;
  }
  return undefined;
}
