/** Shapes while they are being put together: read from files, merged, given their mixins. Nothing outside loading sees them. */
import type { Node, NodeObject, ShapeId, ShapeType, SourceRef } from "./shapes.js";

/** Where a trait was written is asked of TraitOrigins. */
export type DraftTraits = Map<ShapeId, Node>;

/** A member to be: freezing it makes it a MemberShape. */
export interface DraftMember {
  readonly type: "member";
  readonly id: ShapeId;
  readonly name: string;
  readonly container: ShapeId;
  readonly target: ShapeId;
  readonly traits: DraftTraits;
  readonly source: SourceRef;
}

/** References by property. Each is the target's id; where it was written follows from the property and the place in the list. */
export interface DraftShape {
  readonly id: ShapeId;
  readonly type: ShapeType;
  /** The legacy `set`, which becomes a list of unique items. */
  readonly isSet: boolean;
  /** The legacy enum trait of a string that became an enum. */
  readonly legacyTrait?: Node;
  /** Defined in a Smithy 1.0 file, with its rules for defaults. */
  readonly isVersion1: boolean;
  readonly source: SourceRef;
  traits: DraftTraits;
  /** For lists `member`, for maps `key` and `value`. */
  members: Map<string, DraftMember>;
  readonly mixins: readonly ShapeId[];
  /** `input`, `output`, `create` … */
  readonly references: ReadonlyMap<string, ShapeId>;
  /** `operations`, `resources`, `errors` … */
  referenceLists: ReadonlyMap<string, readonly ShapeId[]>;
  /** `identifiers`, `properties`. */
  readonly referenceMaps: ReadonlyMap<string, ReadonlyMap<string, ShapeId>>;
  version: string | undefined;
  rename: ReadonlyMap<ShapeId, string>;
  /** Something required is missing or unreadable, and reported: checks that follow from it are pointless. */
  isBroken: boolean;
}

/** An `apply` statement: traits for a shape or member defined elsewhere. */
export interface DraftApply {
  readonly id: ShapeId;
  readonly traits: DraftTraits;
  readonly source: SourceRef;
}

/** What one file holds. */
export interface DraftFile {
  readonly file: string;
  readonly version: "1.0" | "2.0";
  readonly metadata: NodeObject;
  readonly shapes: readonly DraftShape[];
  readonly applies: readonly DraftApply[];
  /** Ids of definitions that could not be read, which is reported. */
  readonly unreadable: readonly ShapeId[];
}
