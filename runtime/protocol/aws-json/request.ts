/** Reads the input of an awsJson request: the body is one JSON object, and an empty body is an empty one. */
import { isCodecFailure } from "../../codec/failure.js";
import { type JsonReader, careOf, parseJson } from "../../codec/json/index.js";
import type { StructureSchema } from "../../schema/schema.js";
import { pointerOf } from "../../validate/issue.js";
import { wholeBodyOf } from "../body-stream.js";
import type { Input, Rejected, WireRequest } from "../protocol.js";

/** Compiles the reader of one operation's input. */
export function inputReader(
  schema: StructureSchema,
  read: JsonReader,
  maxDepth: number,
): (request: WireRequest) => Input | Rejected {
  const care = careOf(schema, { side: "server" });
  return (request) => {
    const body = wholeBodyOf(request);
    try {
      if (body.length === 0) return { value: read({}, 0) };
      const parsed = parseJson(body, care, maxDepth);
      if (parsed === undefined) return { rejection: { kind: "malformed", detail: "the body is not JSON" } };
      // "Expected map or null", says the real thing of anything else.
      return { value: read(parsed.json ?? {}, 0) };
    } catch (error) {
      if (!isCodecFailure(error)) throw error;
      const path = pointerOf(error.reversedPath.toReversed());
      return { rejection: { kind: "misfit", fault: { expected: error.expected, found: error.found }, path } };
    }
  };
}
