/** Reads the input of a query request: parameters from the target's query and from the form in the body. */
import { isCodecFailure } from "../codec/failure.js";
import { type FormReader, parseForm } from "../codec/form/index.js";
import type { Input, Rejected, WireRequest } from "../protocol/protocol.js";
import { pointerOf } from "../validate/issue.js";
import { formsOf } from "./read-parameter.js";

/** Compiles the reader of one operation's input. */
export function inputReader(
  read: FormReader,
  maxDepth: number,
  maxPairs: number,
): (request: WireRequest) => Input | Rejected {
  // A level of values takes three segments of a name at most: `entry`, a number, `value`.
  const limits = { maxPairs, maxDots: 3 * maxDepth };
  return (request) => {
    try {
      const form = parseForm(formsOf(request), limits);
      if (form === undefined)
        return { rejection: { kind: "malformed", detail: "the parameters are not form-encoded" } };
      return { value: read(form, 0) };
    } catch (error) {
      if (!isCodecFailure(error)) throw error;
      const path = pointerOf(error.reversedPath.toReversed());
      return { rejection: { kind: "misfit", fault: { expected: error.expected, found: error.found }, path } };
    }
  };
}
