/** What a REST protocol says of bodies; where everything else stands is the same for all of them. */
import type { Side } from "../codec/side.js";
import type { WholeBody } from "../protocol/body-stream.js";
import type { MemberSchema, StructureSchema } from "../schema/schema.js";

/** A body that is read and written as a whole. */
export type Body = WholeBody;

/**
 * Reads a body that is not empty. `undefined` says that the payload is not set.
 * @throws CodecFailure where a value does not fit its shape @throws MalformedBody where it is not of the format at all
 */
export type BodyReader = (body: Body) => unknown;

/** Writes the body of a value. @throws CodecFailure where a value does not fit its shape */
export type BodyWriter = (value: unknown) => Body;

/** The body format of a protocol. Each function is called once a shape, and what it returns once a message. */
export interface BodyFormat {
  readonly side: Side;
  /** The media type of bodies in this format. */
  readonly mediaType: string;
  /**
   * The members of `schema` that stand nowhere else, together in one body. `schema` is the input, output or error with
   * those members only; its id and traits are those of the whole.
   */
  readonly membersReader: (schema: StructureSchema) => BodyReader;
  readonly membersWriter: (schema: StructureSchema) => BodyWriter;
  /** The body that is one member: a structure, union, document, list or map. */
  readonly payloadReader: (member: MemberSchema) => BodyReader;
  readonly payloadWriter: (member: MemberSchema) => BodyWriter;
  /** Whether an output of which no member stands in the body has a body all the same: `{}` in JSON. */
  readonly writesEmptyMembers: boolean;
  /** What clients write for a payload that is a structure and not set; no body when absent. */
  readonly unsetStructure?: string;
  /** Whether a body without a content type is taken for one of this format. */
  readonly assumesMediaType?: true;
  /** Whether booleans in header fields may have capitals: boto3 sends `True`, and S3 takes it. */
  readonly takesCapitals?: true;
}
