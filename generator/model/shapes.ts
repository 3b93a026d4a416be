/** The typed, frozen Smithy semantic model: what every later stage reads. Nothing here mutates after loading. */

import type { Location } from "../diagnostics/diagnostic.js";

/** An absolute shape id: `namespace#Name` or `namespace#Name$member`. */
export type ShapeId = string;

/** A JSON value as it stands in a model file. */
export type Node = null | boolean | number | string | readonly Node[] | NodeObject;
/** A JSON object. Keys are untrusted: look them up with `Object.hasOwn`. */
export interface NodeObject {
  readonly [key: string]: Node;
}

/** Where something was written: the file as the user named it, and the JSON path to it. Line and column are found on demand. */
export interface SourceRef {
  /** The file as the user named it, or `<stdin>`, or `<prelude>`. */
  readonly file: string;
  /** Keys and indexes from the root of that file. */
  readonly path: readonly (string | number)[];
}

/** Trait values by absolute trait id, in the order of the model. Annotation traits have the value `{}`. */
export type Traits = ReadonlyMap<ShapeId, Node>;

export type SimpleShapeType =
  | "blob"
  | "boolean"
  | "string"
  | "byte"
  | "short"
  | "integer"
  | "long"
  | "float"
  | "double"
  | "bigInteger"
  | "bigDecimal"
  | "timestamp"
  | "document";

interface ShapeBase {
  readonly id: ShapeId;
  readonly traits: Traits;
  readonly source: SourceRef;
}

/** A member of an aggregate or enum shape. `target` is the absolute id of an existing shape. */
export interface MemberShape extends ShapeBase {
  readonly type: "member";
  readonly name: string;
  readonly container: ShapeId;
  readonly target: ShapeId;
}

export type Members = ReadonlyMap<string, MemberShape>;

export interface SimpleShape extends ShapeBase {
  readonly type: SimpleShapeType;
}
/** Members carry `smithy.api#enumValue`. A `string` with the legacy enum trait becomes one when all its entries have names, and else stays a `string`. */
export interface EnumShape extends ShapeBase {
  readonly type: "enum";
  readonly members: Members;
  /** The value of the legacy enum trait, when that is what the model has. */
  readonly legacyTrait?: Node;
}
export interface IntEnumShape extends ShapeBase {
  readonly type: "intEnum";
  readonly members: Members;
}
/** The legacy `set` loads as a list that carries `smithy.api#uniqueItems`. */
export interface ListShape extends ShapeBase {
  readonly type: "list";
  readonly member: MemberShape;
  /** What the model has is the legacy `set`. */
  readonly isSet?: true;
}
export interface MapShape extends ShapeBase {
  readonly type: "map";
  readonly key: MemberShape;
  readonly value: MemberShape;
}
/** Mixins are flattened: `members` and `traits` are complete. `mixins` keeps the ids for those who want to know. */
export interface StructureShape extends ShapeBase {
  readonly type: "structure";
  readonly members: Members;
  readonly mixins: readonly ShapeId[];
}
export interface UnionShape extends ShapeBase {
  readonly type: "union";
  readonly members: Members;
  readonly mixins: readonly ShapeId[];
}
/** Operations and resources are as bound directly; use knowledge/closure for what is reached. */
export interface ServiceShape extends ShapeBase {
  readonly type: "service";
  readonly version: string;
  readonly operations: readonly ShapeId[];
  readonly resources: readonly ShapeId[];
  readonly errors: readonly ShapeId[];
  /** Shape id to its name in this service's closure. */
  readonly rename: ReadonlyMap<ShapeId, string>;
}
export interface OperationShape extends ShapeBase {
  readonly type: "operation";
  /** `smithy.api#Unit` when the model names none. */
  readonly input: ShapeId;
  readonly output: ShapeId;
  readonly errors: readonly ShapeId[];
}
export interface ResourceShape extends ShapeBase {
  readonly type: "resource";
  readonly identifiers: ReadonlyMap<string, ShapeId>;
  readonly properties: ReadonlyMap<string, ShapeId>;
  readonly create?: ShapeId;
  readonly put?: ShapeId;
  readonly read?: ShapeId;
  readonly update?: ShapeId;
  readonly delete?: ShapeId;
  readonly list?: ShapeId;
  readonly operations: readonly ShapeId[];
  readonly collectionOperations: readonly ShapeId[];
  readonly resources: readonly ShapeId[];
}

export type Shape =
  | SimpleShape
  | EnumShape
  | IntEnumShape
  | ListShape
  | MapShape
  | StructureShape
  | UnionShape
  | ServiceShape
  | OperationShape
  | ResourceShape;

export type ShapeType = Shape["type"];
export type AggregateShape = ListShape | MapShape | StructureShape | UnionShape;

export interface Model {
  /** The highest `smithy` version among the files, `"1.0"` or `"2.0"`. */
  readonly smithy: string;
  readonly metadata: NodeObject;
  /** Every shape but the prelude's, in the order the files give; members are reached through their containers. */
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  /** A shape of the model or of the prelude, or a member by `container$member`. */
  readonly shape: (id: ShapeId) => Shape | undefined;
  readonly member: (id: ShapeId) => MemberShape | undefined;
  /** The line and column of a place; undefined for the prelude's. */
  readonly locate: (source: SourceRef) => Location | undefined;
  /** The same for many places at once: each file is scanned once. */
  readonly locateAll: (sources: readonly (SourceRef | undefined)[]) => readonly (Location | undefined)[];
}
