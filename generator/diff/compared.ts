/** A model as the official comparison sees it: every shape and every member by id, legacy forms as they were written. */
import { membersOf } from "../model/members.js";
import { equalNodes, isArray, isObject, property } from "../model/node.js";
import { unitId } from "../model/prelude-shapes.js";
import type { MemberShape, Model, Node, Shape, ShapeId, SourceRef, Traits } from "../model/shapes.js";

/** `set` and `string` with the legacy enum trait keep their types here: changing them is a change. */
export interface ComparedShape {
  readonly kind: "shape";
  readonly id: ShapeId;
  readonly type: Shape["type"] | "set";
  readonly traits: Traits;
  readonly source: SourceRef;
  /** In model order. None for a string with the legacy enum trait. */
  readonly members: readonly MemberShape[];
  readonly shape: Shape;
}
export interface ComparedMember {
  readonly kind: "member";
  readonly id: ShapeId;
  readonly type: "member";
  readonly traits: Traits;
  readonly source: SourceRef;
  readonly shape: MemberShape;
}
export type Compared = ComparedShape | ComparedMember;

/** Every shape and member of the model by id, the prelude's left out: it is the same on both sides. */
export function comparedShapesOf(model: Model): ReadonlyMap<ShapeId, Compared> {
  const all = new Map<ShapeId, Compared>();
  for (const shape of model.shapes.values()) {
    const compared = comparedShape(shape);
    all.set(compared.id, compared);
    for (const member of compared.members) all.set(member.id, comparedMember(member));
  }
  return all;
}

export function comparedMember(member: MemberShape): ComparedMember {
  return { kind: "member", id: member.id, type: "member", traits: member.traits, source: member.source, shape: member };
}

export function comparedShape(shape: Shape): ComparedShape {
  const { id, traits, source } = shape;
  const base = { kind: "shape", id, traits, source, shape } as const;
  if (shape.type === "enum" && shape.legacyTrait !== undefined) {
    return { ...base, type: "string", traits: new Map([...traits, [enumTrait, shape.legacyTrait]]), members: [] };
  }
  const members = membersOf(shape);
  return { ...base, type: shape.type === "list" && shape.isSet === true ? "set" : shape.type, members };
}

const enumTrait = "smithy.api#enum";

export interface EnumEntry {
  readonly value: string;
  /** Legacy enums need not have one. */
  readonly name: string | undefined;
}

/** The entries of an enum or of a string with the legacy enum trait, in order; undefined for everything else. */
export function enumEntriesOf(compared: Compared): readonly EnumEntry[] | undefined {
  if (compared.kind === "member") return undefined;
  const { shape, type, traits } = compared;
  if (type === "enum") {
    return compared.members.map(({ name, traits: own }) => ({ name, value: textOf(own.get("smithy.api#enumValue")) }));
  }
  const legacy = shape.type === "enum" || shape.type === "string" ? traits.get(enumTrait) : undefined;
  if (!isArray(legacy)) return undefined;
  return legacy.filter(isObject).map((entry) => {
    const name = property(entry, "name");
    return { value: textOf(property(entry, "value")), name: typeof name === "string" ? name : undefined };
  });
}

function textOf(node: Node | undefined): string {
  return typeof node === "string" ? node : "";
}

/** Whether nothing that the comparison looks at differs. Members count by name and order; they are compared themselves. */
export function isUnchanged(old: Compared, now: Compared): boolean {
  return old.type === now.type && equalTraits(old.traits, now.traits) && equalLists(facetsOf(old), facetsOf(now));
}

function equalTraits(old: Traits, now: Traits): boolean {
  if (old.size !== now.size) return false;
  for (const [id, value] of old) {
    const other = now.get(id);
    if (other === undefined || !equalNodes(value, other)) return false;
  }
  return true;
}

function equalLists(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

/** What a shape says of others, as texts to compare. */
function facetsOf(compared: Compared): readonly string[] {
  if (compared.kind === "member") return [compared.shape.target];
  const { shape } = compared;
  switch (shape.type) {
    case "service":
      return [
        shape.version,
        ...section("operations", shape.operations),
        ...section("resources", shape.resources),
        ...section("errors", shape.errors),
        ...section("rename", pairsOf(shape.rename)),
      ];
    case "operation":
      return [shape.input, shape.output, ...shape.errors];
    case "resource":
      return [
        ...section("identifiers", pairsOf(shape.identifiers)),
        ...section("properties", pairsOf(shape.properties)),
        ...lifecycles.map((key) => `${key} ${shape[key] ?? unitId}`),
        ...section("operations", shape.operations),
        ...section("collectionOperations", shape.collectionOperations),
        ...section("resources", shape.resources),
      ];
    case "enum":
      return (enumEntriesOf(compared) ?? []).map(({ name, value }) => JSON.stringify([name, value]));
    default:
      return compared.members.map(({ name }) => name);
  }
}

const lifecycles = ["create", "put", "read", "update", "delete", "list"] as const;

function section(title: string, items: readonly string[]): readonly string[] {
  return [`${title}:`, ...items];
}

function pairsOf(map: ReadonlyMap<string, string>): readonly string[] {
  return [...map].map(([key, value]) => `${key} ${value}`).toSorted();
}
