/** The bodies of restJson1: JSON with `jsonName`, timestamps in epoch seconds (spec: AWS restJson1, shape serialization). */
import { CodecFailure } from "../../codec/failure.js";
import { type JsonCare, careOf, jsonReaders, jsonWriters, parseJson } from "../../codec/json/index.js";
import { MalformedBody } from "../../codec/malformed-body.js";
import type { Side } from "../../codec/side.js";
import type { Body, BodyFormat, BodyReader } from "../../http-binding/index.js";
import { type MemberSchema, type Schema, targetOf } from "../../schema/schema.js";

/** The JSON body format; what shapes share is compiled once. */
export function jsonFormat(maxDepth: number, side: Side): BodyFormat {
  const readerOf = jsonReaders({ ...shapes, maxDepth, side });
  const writerOf = jsonWriters({ ...shapes, maxDepth, side });
  const reader = (schema: Schema): BodyReader => {
    const read = readerOf(schema);
    const care = careOf(schema, { side });
    return (body) => read(parsed(body, care, maxDepth), 0);
  };
  return {
    side,
    mediaType: "application/json",
    membersReader: reader,
    membersWriter: (schema) => {
      const write = writerOf(schema);
      return (value) => write(value, 0);
    },
    payloadReader: (member) => payloadReader(member, reader(targetOf(member))),
    payloadWriter: (member) => {
      const write = writerOf(targetOf(member));
      return (value) => write(value, 0);
    },
    writesEmptyMembers: true,
    unsetStructure: "{}",
  };
}

function parsed(body: Body, care: JsonCare, maxDepth: number): unknown {
  const result = parseJson(body, care, maxDepth);
  if (result === undefined) throw new MalformedBody("the body is not JSON");
  return result.json;
}

/**
 * Clients write `{}` for a structure that is not set, so that an empty one means the same (tests
 * RestJsonHttpWithEmptyStructurePayload, RestJsonHttpWithHeadersButNoPayload).
 */
function payloadReader(member: MemberSchema, read: BodyReader): BodyReader {
  const target = targetOf(member);
  if (target.type === "document") return read;
  if (target.type !== "structure" || member.required) {
    return (body) => present(read(body));
  }
  return (body) => {
    const value = present(read(body));
    return typeof value === "object" && Object.keys(value).length === 0 ? undefined : value;
  };
}

function present(value: unknown): object {
  if (typeof value === "object" && value !== null) return value;
  throw new CodecFailure("map", "null");
}

const shapes = { jsonNames: true, timestampFormat: "epoch-seconds" } as const;
