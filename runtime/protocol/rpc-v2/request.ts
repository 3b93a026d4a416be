/** Reads the input of an RPC v2 request: an empty body is an empty structure. */
import { isCodecFailure } from "../../codec/failure.js";
import { readNodeValue } from "../../codec/node-value.js";
import { setMember } from "../../codec/member-access.js";
import { type StructureSchema, targetOf } from "../../schema/schema.js";
import { publicPath } from "../../sensitive/public-path.js";
import { pointerOf } from "../../validate/issue.js";
import type { Input, Rejected, WireRequest } from "../protocol.js";
import type { BodyReader, RpcFormat } from "./format.js";

/** Compiles the reader of one operation's input. */
export function inputReader(
  schema: StructureSchema,
  read: BodyReader,
  { mediaType }: RpcFormat,
): (request: WireRequest) => Input | Rejected {
  const defaults = Object.entries(schema.members).filter(([, member]) => member.default !== undefined);
  const empty = (): unknown => {
    const value: Record<string, unknown> = {};
    for (const [name, member] of defaults) setMember(value, name, readNodeValue(targetOf(member), member.default));
    return value;
  };
  return ({ body, headers }) => {
    if (!accepts(headers.get("accept") ?? "", mediaType)) {
      return { rejection: { kind: "notAcceptable", detail: `only ${mediaType} can be sent` } };
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

function accepts(accept: string, mediaType: string): boolean {
  if (accept === "" || accept === mediaType) return true;
  return accept.split(",").some((range) => ["*/*", "application/*", mediaType].includes(essenceOf(range)));
}

/** Type and subtype in lower case, without parameters. */
function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
