/** Schema objects: plain, readable data that says all that run time needs to know of a shape. */

/** Length in code points (strings), bytes (blobs) or entries (lists and maps); both ends inclusive. */
export interface Length {
  readonly min?: number;
  readonly max?: number;
}
/** Inclusive range of a number. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}
/** Says whether a text holds a match. A RegExp is one, and so is what `linear` makes where a RegExp could take too long. */
export interface TextPattern {
  readonly source: string;
  readonly flags: string;
  test(text: string): boolean;
}
/** A pattern, with find semantics. */
export interface Pattern {
  /** The model's own text, as messages show it. */
  readonly text: string;
  /** The same meaning in JavaScript. Absent where the pattern could not be translated: it is then not checked. */
  readonly regexp?: TextPattern;
}

/** Constraints that both a shape and a member may carry; the member's win over its target's. */
export interface Constraints {
  readonly length?: Length;
  readonly range?: Range;
  readonly pattern?: Pattern;
}

export type TimestampFormat = "epoch-seconds" | "date-time" | "http-date";

interface SchemaBase {
  /** The absolute shape id. */
  readonly id: string;
  readonly sensitive?: true;
}

export interface BlobSchema extends SchemaBase {
  readonly type: "blob";
  readonly length?: Length;
  readonly mediaType?: string;
  readonly streaming?: true;
  readonly requiresLength?: true;
}
export interface BooleanSchema extends SchemaBase {
  readonly type: "boolean";
}
export interface StringSchema extends SchemaBase {
  readonly type: "string";
  readonly length?: Length;
  readonly pattern?: Pattern;
  readonly mediaType?: string;
}
export interface EnumSchema extends SchemaBase {
  readonly type: "enum";
  /** Every value, in model order. */
  readonly values: readonly string[];
  /** Values with the `internal` tag, left out of messages. */
  readonly internalValues?: readonly string[];
  /** Values that the model does not know are accepted: only responses carry the enum, or the generator was told so. */
  readonly open?: true;
}
export interface IntEnumSchema extends SchemaBase {
  readonly type: "intEnum";
  readonly values: readonly number[];
  /** As in {@link EnumSchema}. */
  readonly open?: true;
}
export type NumberType = "byte" | "short" | "integer" | "long" | "float" | "double" | "bigInteger" | "bigDecimal";
/** bigInteger is a bigint, bigDecimal a string of digits; every other number is a number. */
export interface NumberSchema extends SchemaBase {
  readonly type: NumberType;
  readonly range?: Range;
}
export interface TimestampSchema extends SchemaBase {
  readonly type: "timestamp";
  readonly timestampFormat?: TimestampFormat;
}
export interface DocumentSchema extends SchemaBase {
  readonly type: "document";
}
export interface ListSchema extends SchemaBase {
  readonly type: "list";
  readonly member: MemberSchema;
  readonly sparse?: true;
  readonly uniqueItems?: true;
  readonly length?: Length;
}
export interface MapSchema extends SchemaBase {
  readonly type: "map";
  readonly key: MemberSchema;
  readonly value: MemberSchema;
  readonly sparse?: true;
  readonly length?: Length;
}
/** What an error shape says of itself. */
export interface ErrorTrait {
  readonly fault: "client" | "server";
  /** The model's `httpError`; 400 or 500 by fault without it. awsJson does not put it on the wire. */
  readonly httpStatus: number;
  readonly retryable?: { readonly throttling: boolean };
  /** The code and status of `aws.protocols#awsQueryError`. */
  readonly queryCode?: { readonly code: string; readonly httpStatus: number };
}
/** "These keys of a map member depend on the value of another member." From `wrought.api#dependentKeys`. */
export interface DependentKeys {
  /** The map member whose keys are constrained. */
  readonly member: string;
  /** The member whose value decides. */
  readonly by: string;
  readonly cases: DependentCases;
}
/** The rule for each value of the deciding member; values without one are not checked. */
export type DependentCases = Readonly<Record<string, DependentCase>>;
export interface DependentCase {
  readonly requires?: readonly string[];
  readonly allows?: readonly string[];
  readonly allowsPrefixes?: readonly string[];
}
export interface StructureSchema extends SchemaBase {
  readonly type: "structure";
  /** In model order. Keys are untrusted names: look them up with `Object.hasOwn`. */
  readonly members: Readonly<Record<string, MemberSchema>>;
  readonly error?: ErrorTrait;
  readonly dependentKeys?: readonly DependentKeys[];
  readonly xml?: XmlBinding;
}
export interface UnionSchema extends SchemaBase {
  readonly type: "union";
  readonly members: Readonly<Record<string, MemberSchema>>;
  /** An event stream: the union has the `streaming` trait. */
  readonly streaming?: true;
  readonly xml?: XmlBinding;
}

export type SimpleSchema =
  | BlobSchema
  | BooleanSchema
  | StringSchema
  | EnumSchema
  | IntEnumSchema
  | NumberSchema
  | TimestampSchema
  | DocumentSchema;
export type Schema = SimpleSchema | ListSchema | MapSchema | StructureSchema | UnionSchema;
export type SchemaType = Schema["type"];

export interface XmlBinding {
  readonly name?: string;
  readonly namespace?: { readonly uri: string; readonly prefix?: string };
  readonly attribute?: true;
  readonly flattened?: true;
}
/** Where a member stands in an HTTP message. */
export type HttpBinding =
  | { readonly location: "label"; readonly greedy?: true }
  | { readonly location: "query"; readonly name: string }
  | { readonly location: "queryParams" }
  | { readonly location: "header"; readonly name: string }
  | { readonly location: "prefixHeaders"; readonly prefix: string }
  | { readonly location: "payload" }
  | { readonly location: "responseCode" };

/** The default of a member: any JSON value but `null`. */
export type DefaultValue = boolean | number | string | readonly unknown[] | { readonly [key: string]: unknown };

export interface MemberSchema extends Constraints {
  /** The target's schema; a thunk only where recursion needs one. */
  readonly target: Schema | (() => Schema);
  readonly required?: true;
  readonly default?: DefaultValue;
  /** Clients take the member for optional and without default, whatever else it carries. */
  readonly clientOptional?: true;
  /** The member itself carries `sensitive`. Targets speak for themselves. */
  readonly sensitive?: true;
  readonly jsonName?: string;
  readonly timestampFormat?: TimestampFormat;
  readonly mediaType?: string;
  readonly xml?: XmlBinding;
  readonly ec2QueryName?: string;
  readonly http?: HttpBinding;
  readonly hostLabel?: true;
  readonly idempotencyToken?: true;
  readonly event?: "header" | "payload";
}

/** Which checksums bodies of an operation may have. */
export interface ChecksumTrait {
  readonly requestChecksumRequired?: boolean;
  /** The input member that names the algorithm. */
  readonly requestAlgorithmMember?: string;
  /** The input member that asks for a checksum in the response. */
  readonly requestValidationModeMember?: string;
  /** The algorithms of responses, in capitals. */
  readonly responseAlgorithms?: readonly string[];
}

/** A modelled example of an operation. */
export interface OperationExample {
  readonly title: string;
  readonly input?: { readonly [key: string]: unknown };
  readonly output?: { readonly [key: string]: unknown };
  readonly error?: { readonly shapeId: string; readonly content: { readonly [key: string]: unknown } };
}
export interface Paginated {
  readonly inputToken: string;
  readonly outputToken: string;
  readonly items?: string;
  readonly pageSize?: string;
}
export interface OperationSchema {
  readonly id: string;
  /** The operation's name on the wire. */
  readonly name: string;
  readonly input: StructureSchema;
  readonly output: StructureSchema;
  /** The operation's own errors and the service's, by model order. */
  readonly errors: readonly StructureSchema[];
  /** `none` when no authentication is needed. */
  readonly auth?: "none" | "optional";
  readonly http?: { readonly method: string; readonly uri: string; readonly code: number };
  readonly endpointPrefix?: string;
  /** The output is one element with nothing around it: `aws.customizations#s3UnwrappedXmlOutput`. */
  readonly unwrappedXmlOutput?: true;
  /** The encodings in which clients may compress request bodies; only `gzip` is known. */
  readonly requestCompression?: readonly string[];
  /** Clients say the checksum of the request's body, at least its MD5 in `Content-MD5`. */
  readonly checksumRequired?: true;
  /** What `aws.protocols#httpChecksum` says. */
  readonly checksum?: ChecksumTrait;
  readonly paginated?: Paginated;
  readonly examples?: readonly OperationExample[];
}
export interface ServiceSchema {
  /** The service shape id. Its name is the prefix of `X-Amz-Target`. */
  readonly id: string;
  readonly version: string;
  /** The SDK id, such as `Cognito Identity Provider`; the shape's name without one. */
  readonly sdkId: string;
  readonly endpointPrefix?: string;
  /** Absolute ids of the protocol traits, in model order. */
  readonly protocols: readonly string[];
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string };
  readonly signingName?: string;
  readonly queryCompatible?: true;
  /** What the `aws.protocols#restXml` trait says beside its name. */
  readonly restXml?: { readonly noErrorWrapping: true };
  /** By wire name. Look up with `Object.hasOwn` or through a Map. */
  readonly operations: Readonly<Record<string, OperationSchema>>;
  /** Names of the operations whose input is streamed, where somebody knows them; when absent the inputs are looked at. */
  readonly streamingInputs?: readonly string[];
}

/** The structure without members: the input or output of operations that have none. */
export const unitSchema: StructureSchema = { type: "structure", id: "smithy.api#Unit", members: {} };

/** The schema behind a member, its thunk resolved. */
export function targetOf(member: MemberSchema): Schema {
  return typeof member.target === "function" ? member.target() : member.target;
}

/** Whether values of the schema hold other values: lists, maps, structures and unions. */
export function isAggregate(schema: Schema): schema is ListSchema | MapSchema | StructureSchema | UnionSchema {
  return "members" in schema || "member" in schema || "value" in schema;
}

/** The name part of a shape id: `com.example#Foo$bar` gives `Foo`. */
export function nameOf(shapeId: string): string {
  const hash = shapeId.indexOf("#");
  const dollar = shapeId.indexOf("$", hash + 1);
  return shapeId.slice(hash + 1, dollar < 0 ? undefined : dollar);
}
