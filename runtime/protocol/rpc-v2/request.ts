/** Reads the input of an RPC v2 request: an empty body is an empty structure. */
import { absentStructureOf } from "../../codec/absent-member.js";
import { eventStreamType } from "../../codec/event-stream/index.js";
import { isCodecFailure } from "../../codec/failure.js";
import type { OperationSchema } from "../../schema/schema.js";
import { publicPath } from "../../sensitive/public-path.js";
import { pointerOf } from "../../validate/issue.js";
import { wholeBodyOf } from "../body-stream.js";
import type { Input, Rejected, WireRequest } from "../protocol.js";
import { streamMemberOf } from "../streaming.js";
import type { BodyReader, RpcFormat } from "./format.js";

/** Compiles the reader of one operation's input. */
export function inputReader(
  { input: schema, output }: OperationSchema,
  read: BodyReader,
  { mediaType }: RpcFormat,
): (request: WireRequest) => Input | Rejected {
  const empty = absentStructureOf(schema, "server");
  const answers = streamMemberOf(output) === undefined ? [mediaType] : [mediaType, eventStreamType];
  return (request) => {
    const { headers } = request;
    const body = wholeBodyOf(request);
    if (!accepts(headers.get("accept") ?? "", answers)) {
      return { rejection: { kind: "notAcceptable", detail: `only ${answers.join(" and ")} can be sent` } };
    }
    if (body.length === 0) return { value: empty() };
    if (essenceOf(headers.get("content-type") ?? "") !== mediaType) {
      return { rejection: { kind: "contentType", detail: `the content type is not ${mediaType}` } };
    }
    try {
      return read(body) ?? { rejection: { kind: "malformed", detail: `the body is not ${mediaType}` } };
    } catch (error) {
      if (!isCodecFailure(error)) throw error;
      const path = pointerOf(publicPath(schema, error.reversedPath.toReversed()));
      return { rejection: { kind: "misfit", fault: { expected: error.expected, found: error.found }, path } };
    }
  };
}

/** Event streams go under the name of their protocol's format too: clients ask for either. */
function accepts(accept: string, answers: readonly string[]): boolean {
  if (accept === "" || accept === answers[0]) return true;
  return accept.split(",").some((range) => ["*/*", "application/*", ...answers].includes(essenceOf(range)));
}

/** Type and subtype in lower case, without parameters. */
function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
