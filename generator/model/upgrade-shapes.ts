/** Smithy 1.0 to 2.0: sets, boxes and defaults, enum traits; and the values that enum members have by default. */
import type { DraftMember, DraftShape, DraftTraits } from "./draft.js";
import type { MergedFiles } from "./merge-files.js";
import { isArray, isObject, property } from "./node.js";
import { preludeShapes, unitId } from "./prelude-shapes.js";
import { isIdentifier, memberId } from "./shape-id.js";
import type { Node, NodeObject, ShapeId, ShapeType, SourceRef } from "./shapes.js";
import type { TraitOrigins } from "./trait-origins.js";

type Shapes = ReadonlyMap<ShapeId, DraftShape>;

const annotation: NodeObject = Object.freeze({});

/** What a 1.0 shape of these types had as its value when nothing was given, unless it was boxed. */
const zeroValues: ReadonlyMap<ShapeType, Node> = new Map<ShapeType, Node>([
  ["boolean", false],
  ["byte", 0],
  ["short", 0],
  ["integer", 0],
  ["long", 0],
  ["float", 0],
  ["double", 0],
]);

/** Changes the drafts, whose mixins are flattened. */
export function upgradeShapes({ shapes, origins }: MergedFiles): void {
  for (const shape of shapes.values()) {
    if (shape.isSet) addTrait(shape.traits, "smithy.api#uniqueItems", annotation);
    if (shape.type === "string") {
      const converted = enumOf(shape, origins);
      if (converted !== undefined) shapes.set(shape.id, converted);
    }
    if (shape.type === "enum")
      for (const member of shape.members.values()) addTrait(member.traits, "smithy.api#enumValue", member.name);
  }
  for (const shape of shapes.values()) if (shape.isVersion1) upgradeDefaults(shape, shapes);
}

function addTrait(traits: DraftTraits, id: ShapeId, value: Node): void {
  if (!traits.has(id)) traits.set(id, value);
}

/**
 * The zero values of 1.0 said as 2.0 defaults: on shapes that are not boxed, and on the structure members that target them.
 * A boxed member overrides its target's default with null.
 */
function upgradeDefaults(shape: DraftShape, shapes: Shapes): void {
  const zero = zeroValues.get(shape.type);
  if (zero !== undefined && !shape.traits.has("smithy.api#box") && isInRange(zero, shape.traits)) {
    addTrait(shape.traits, "smithy.api#default", zero);
  }
  if (shape.type !== "structure") return;
  for (const member of shape.members.values()) {
    const value = defaultOf(member, shapes);
    if (value !== undefined) addTrait(member.traits, "smithy.api#default", value);
  }
}

function defaultOf(member: DraftMember, shapes: Shapes): Node | undefined {
  const isBoxed = member.traits.has("smithy.api#box");
  const target = shapes.get(member.target);
  if (target === undefined) {
    const value = preludeShapes.get(member.target)?.traits.get("smithy.api#default");
    if (value === undefined) return undefined;
    return isBoxed ? null : inRangeOrNull(value, member.traits);
  }
  if (target.type === "blob" && target.traits.has("smithy.api#streaming")) {
    return member.traits.has("smithy.api#required") ? undefined : "";
  }
  const zero = zeroValues.get(target.type);
  if (zero === undefined || target.traits.has("smithy.api#box")) return undefined;
  if (!target.isVersion1)
    return isBoxed && target.traits.has("smithy.api#default") ? null : target.traits.get("smithy.api#default");
  if (!isInRange(zero, target.traits)) return undefined;
  return isBoxed ? null : inRangeOrNull(zero, member.traits);
}

/** A zero that the member's own range forbids is no default; null keeps the target's from applying. */
function inRangeOrNull(value: Node, traits: DraftTraits): Node {
  return isInRange(value, traits) ? value : null;
}

function isInRange(value: Node, traits: DraftTraits): boolean {
  const range = traits.get("smithy.api#range");
  if (typeof value !== "number" || !isObject(range)) return true;
  const min = property(range, "min");
  const max = property(range, "max");
  return !(typeof min === "number" && value < min) && !(typeof max === "number" && value > max);
}

/**
 * A string with the legacy enum trait as an enum shape, when every entry has a name that can be a member's name; undefined
 * otherwise (Smithy 2.0, "enum trait").
 */
function enumOf(shape: DraftShape, origins: TraitOrigins): DraftShape | undefined {
  const definitions = shape.traits.get("smithy.api#enum");
  if (!isArray(definitions) || definitions.length === 0) return undefined;
  const at = origins.of(shape, "smithy.api#enum");
  const members = new Map<string, DraftMember>();
  const values = new Set<unknown>();
  for (const [index, definition] of definitions.entries()) {
    const source = Object.freeze({ file: at.file, path: Object.freeze([...at.path, index]) });
    const member = isObject(definition) ? enumMember(shape.id, definition, source) : undefined;
    if (member === undefined || members.has(member.name)) return undefined;
    members.set(member.name, member);
    values.add(member.traits.get("smithy.api#enumValue"));
  }
  if (values.size < members.size) return undefined;
  const traits = new Map(shape.traits);
  traits.delete("smithy.api#enum");
  return { ...shape, type: "enum", traits, members, legacyTrait: definitions };
}

const enumKeys: ReadonlySet<string> = new Set(["value", "name", "documentation", "tags", "deprecated"]);

/** Undefined when the entry is not well-formed: then the trait stays, and its check says why. */
function enumMember(container: ShapeId, definition: NodeObject, source: SourceRef): DraftMember | undefined {
  const name = property(definition, "name");
  const value = property(definition, "value");
  if (typeof name !== "string" || !isIdentifier(name) || typeof value !== "string" || value === "") return undefined;
  if (Object.keys(definition).some((key) => !enumKeys.has(key))) return undefined;
  const traits: DraftTraits = new Map([["smithy.api#enumValue", value]]);
  const documentation = property(definition, "documentation");
  const tags = property(definition, "tags");
  const deprecated = property(definition, "deprecated");
  if (documentation !== undefined) traits.set("smithy.api#documentation", documentation);
  if (tags !== undefined) traits.set("smithy.api#tags", tags);
  if (Array.isArray(tags) && tags.includes("internal")) traits.set("smithy.api#internal", annotation);
  if (deprecated === true) traits.set("smithy.api#deprecated", annotation);
  else if (deprecated !== undefined && deprecated !== false) return undefined;
  return { type: "member", id: memberId(container, name), name, container, target: unitId, traits, source };
}
