/** Reads an output or an error from all places of a response, compiled once from the schema. */
import { CodecFailure, at } from "../codec/failure.js";
import { setMember } from "../codec/member-access.js";
import type { HeaderReader, WireResponse } from "../protocol/protocol.js";
import { streamMemberOf } from "../protocol/streaming.js";
import type { StructureSchema } from "../schema/schema.js";
import type { BodyFormat } from "./body-format.js";
import { membersAt } from "./members-by-place.js";
import { fieldsReadersOf } from "./read-headers.js";
import { anyBodyReaderOf } from "./stream-body.js";

/** Gives a fresh record. @throws CodecFailure where a value does not fit its shape @throws MalformedBody */
export type MessageReader = (response: WireResponse, headers: HeaderReader) => Record<string, unknown>;

/** Compiles the reader of an output or an error; `maxEventBytes` is the limit of one message of an event stream. */
export function messageReaderOf(
  schema: StructureSchema,
  format: BodyFormat,
  maxEventBytes: number = Infinity,
): MessageReader {
  const readBody = anyBodyReaderOf(schema, format, "response", maxEventBytes);
  const fields = fieldsReadersOf(schema, format);
  const [status] = membersAt(schema, "responseCode");
  const owed = owedFieldsOf(schema);
  return (response, headers) => {
    for (const { name, field } of owed) {
      if ((headers.get(field) ?? undefined) === undefined)
        throw at(name, new CodecFailure("a required member", "nothing"));
    }
    const value = readBody(response.body);
    for (const read of fields) read(headers, value);
    if (status !== undefined) setMember(value, status.name, response.status);
    return value;
  };
}

/** The initial response of an event stream is complete or none (test MissingRequiredInitialResponseOutput). */
function owedFieldsOf(schema: StructureSchema): readonly { readonly name: string; readonly field: string }[] {
  if (streamMemberOf(schema)?.kind !== "events") return [];
  return membersAt(schema, "header").flatMap(({ name, member, http }) =>
    member.required === true && member.default === undefined ? [{ name, field: http.name.toLowerCase() }] : [],
  );
}
