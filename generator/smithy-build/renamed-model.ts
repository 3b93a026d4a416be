/** A model in which shapes have other ids, everywhere they are named: targets, bindings, traits and the values of traits. */
import { isArray, isObject } from "../model/node.js";
import { memberId, splitMemberId } from "../model/shape-id.js";
import type { MemberShape, Model, Node, ResourceShape, Shape, ShapeId, Traits } from "../model/shapes.js";
import { rebuiltModel } from "../transform/rebuild.js";
import { withMembers } from "./change-members.js";

/** `ids` maps old to new; nothing in it may be an id that another shape keeps. */
export function renamedModel(model: Model, ids: ReadonlyMap<ShapeId, ShapeId>): Model {
  const of = (id: ShapeId): ShapeId => ids.get(id) ?? id;
  const renamed = rebuiltModel(model, (shape) => renamedShape(shape, of));
  return Object.freeze({ ...renamed, metadata: renamedObject(model.metadata, of) });
}

type Rename = (id: ShapeId) => ShapeId;

function renamedShape(shape: Shape, of: Rename): Shape {
  const id = of(shape.id);
  const traits = renamedTraits(shape.traits, of);
  const moved = withMembers(shape, (member) => renamedMember(member, id, of));
  switch (moved.type) {
    case "structure":
    case "union":
      return { ...moved, id, traits, mixins: moved.mixins.map(of) };
    case "operation":
      return { ...moved, id, traits, input: of(moved.input), output: of(moved.output), errors: moved.errors.map(of) };
    case "service": {
      const rename = new Map([...moved.rename].map(([key, name]) => [of(key), name]));
      const { operations, resources, errors } = moved;
      return {
        ...moved,
        id,
        traits,
        operations: operations.map(of),
        resources: resources.map(of),
        errors: errors.map(of),
        rename,
      };
    }
    case "resource":
      return { ...renamedResource(moved, of), id, traits };
    default:
      return { ...moved, id, traits };
  }
}

const lifecycle = ["create", "put", "read", "update", "delete", "list"] as const;

function renamedResource(shape: ResourceShape, of: Rename): ResourceShape {
  const all = (map: ReadonlyMap<string, ShapeId>): ReadonlyMap<string, ShapeId> => {
    return new Map([...map].map(([name, id]) => [name, of(id)]));
  };
  const bound = lifecycle.flatMap((key) => {
    const id = shape[key];
    return id === undefined ? [] : [[key, of(id)] as const];
  });
  return {
    ...shape,
    ...Object.fromEntries(bound),
    identifiers: all(shape.identifiers),
    properties: all(shape.properties),
    operations: shape.operations.map(of),
    collectionOperations: shape.collectionOperations.map(of),
    resources: shape.resources.map(of),
  };
}

function renamedMember(member: MemberShape, container: ShapeId, of: Rename): MemberShape {
  const id = memberId(container, member.name);
  return { ...member, id, container, target: of(member.target), traits: renamedTraits(member.traits, of) };
}

function renamedTraits(traits: Traits, of: Rename): Traits {
  return new Map([...traits].map(([id, value]) => [of(id), renamedNode(value, of)]));
}

/** A text that is an id of a renamed shape, or of one of its members, is that id; any other text is left alone. */
function renamedNode(node: Node, of: Rename): Node {
  if (typeof node === "string") return renamedText(node, of);
  if (isArray(node)) return node.map((item) => renamedNode(item, of));
  return isObject(node) ? renamedObject(node, of) : node;
}

function renamedObject(node: Model["metadata"], of: Rename): Model["metadata"] {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [renamedText(key, of), renamedNode(value, of)]));
}

function renamedText(text: string, of: Rename): string {
  const path = text.includes("#") ? splitMemberId(text) : undefined;
  return path === undefined ? of(text) : memberId(of(path.container), path.name);
}
