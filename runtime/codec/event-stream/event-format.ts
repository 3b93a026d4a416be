/** What an event stream needs to know of the format of its payloads: that of the protocol's other bodies. */
import type { MemberSchema, StructureSchema } from "../../schema/schema.js";
import type { Side } from "../side.js";

/** @throws CodecFailure where a value does not fit its shape @throws MalformedBody where it is not of the format at all */
type Reader = (body: Uint8Array | string) => unknown;
type Writer = (value: unknown) => Uint8Array | string;

/** Each function is called once a shape, and what it returns once a message. */
export interface EventFormat {
  readonly side: Side;
  readonly mediaType: string;
  /** The members of a structure that stand in no header of the event, together. */
  readonly membersReader: (schema: StructureSchema) => Reader;
  readonly membersWriter: (schema: StructureSchema) => Writer;
  /** A structure or union that is the whole payload. */
  readonly payloadReader: (member: MemberSchema) => Reader;
  readonly payloadWriter: (member: MemberSchema) => Writer;
  /** Whether an event without members has a payload all the same: clients of RPC protocols read one, in CBOR at least. */
  readonly writesEmptyEvents?: true;
}
