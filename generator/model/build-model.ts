/** Drafts to the frozen Model: shapes get their final form, ids become lookups. Shapes that lack something required are reported and left out. */
import type { DraftShape } from "./draft.js";
import { membersOf } from "./members.js";
import type { MergedFiles } from "./merge-files.js";
import { preludeShapes, unitId } from "./prelude-shapes.js";
import type { Problems } from "./problems.js";
import { splitMemberId } from "./shape-id.js";
import type { MemberShape, Members, Model, Shape, ShapeId, SourceRef } from "./shapes.js";

/** Complete unless problems were reported; then it serves only to find more of them. */
export function buildModel(merged: MergedFiles, problems: Problems, locateAll: Model["locateAll"]): Model {
  const shapes = new Map<ShapeId, Shape>();
  for (const draft of merged.shapes.values()) {
    const shape = buildShape(draft, problems);
    if (shape !== undefined) shapes.set(draft.id, Object.freeze(shape));
    else draft.isBroken = true;
  }
  const shape = (id: ShapeId): Shape | undefined => shapes.get(id) ?? preludeShapes.get(id);
  return Object.freeze({
    smithy: merged.smithy,
    metadata: merged.metadata,
    shapes,
    shape,
    member: (id: ShapeId): MemberShape | undefined => {
      const path = splitMemberId(id);
      const container = path === undefined ? undefined : shape(path.container);
      return path === undefined || container === undefined ? undefined : memberNamed(container, path.name);
    },
    locate: (source: SourceRef) => locateAll([source])[0],
    locateAll,
  });
}

function memberNamed(shape: Shape, name: string): MemberShape | undefined {
  if ("members" in shape) return shape.members.get(name);
  return membersOf(shape).find((member) => member.name === name);
}

function buildShape(draft: DraftShape, problems: Problems): Shape | undefined {
  const { id, source, type } = draft;
  const base = { id, source, traits: draft.traits };
  switch (type) {
    case "list": {
      const member = requiredMember(draft, "member", problems);
      if (member === undefined) return undefined;
      return draft.isSet ? { ...base, type, member, isSet: true } : { ...base, type, member };
    }
    case "map": {
      const key = requiredMember(draft, "key", problems);
      const value = requiredMember(draft, "value", problems);
      return key === undefined || value === undefined ? undefined : { ...base, type, key, value };
    }
    case "enum": {
      const { legacyTrait } = draft;
      const members = buildMembers(draft);
      return legacyTrait === undefined ? { ...base, type, members } : { ...base, type, members, legacyTrait };
    }
    case "intEnum":
      return { ...base, type, members: buildMembers(draft) };
    case "structure":
    case "union":
      return { ...base, type, members: buildMembers(draft), mixins: draft.mixins };
    case "service":
      return { ...base, type, version: draft.version ?? "", rename: draft.rename, ...buildBindings(draft) };
    case "operation":
      return {
        ...base,
        type,
        input: draft.references.get("input") ?? unitId,
        output: draft.references.get("output") ?? unitId,
        errors: listOf(draft, "errors"),
      };
    case "resource":
      return buildResource(draft, base);
    default:
      return { ...base, type };
  }
}

type Base = Pick<Shape, "id" | "source" | "traits">;

function buildBindings(draft: DraftShape): {
  operations: readonly ShapeId[];
  resources: readonly ShapeId[];
  errors: readonly ShapeId[];
} {
  return {
    operations: listOf(draft, "operations"),
    resources: listOf(draft, "resources"),
    errors: listOf(draft, "errors"),
  };
}

function buildResource(draft: DraftShape, base: Base): Shape {
  return {
    ...base,
    type: "resource",
    identifiers: draft.referenceMaps.get("identifiers") ?? noIds,
    properties: draft.referenceMaps.get("properties") ?? noIds,
    ...Object.fromEntries(draft.references),
    operations: listOf(draft, "operations"),
    collectionOperations: listOf(draft, "collectionOperations"),
    resources: listOf(draft, "resources"),
  };
}

function listOf(draft: DraftShape, key: string): readonly ShapeId[] {
  return draft.referenceLists.get(key) ?? none;
}
const none: readonly ShapeId[] = Object.freeze([]);
const noIds: ReadonlyMap<string, ShapeId> = new Map();

/** The drafts' own maps and members: nothing changes them from here on. */
function buildMembers(draft: DraftShape): Members {
  for (const member of draft.members.values()) Object.freeze(member);
  return draft.members;
}

function requiredMember(draft: DraftShape, name: string, problems: Problems): MemberShape | undefined {
  const member = draft.members.get(name);
  if (member !== undefined) return Object.freeze(member);
  if (!draft.isBroken) {
    problems.report("shape-incomplete", `The ${draft.type} ${draft.id} has no readable "${name}".`, {
      shapeId: draft.id,
      at: draft.source,
      hint: `A ${draft.type} needs "${name}": {"target": …}.`,
    });
  }
  return undefined;
}
