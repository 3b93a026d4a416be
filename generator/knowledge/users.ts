/** Who refers to a shape: the model read backwards, once. */
import type { Model, Shape, ShapeId } from "../model/shapes.js";

/** How a shape is referred to. `member` covers structures, unions, lists and maps. */
export type UseKind = "input" | "output" | "error" | "member" | "mixin" | "operation" | "resource" | "identifier";

export interface Use {
  readonly kind: UseKind;
  /** The member, or the shape that has no member for it: an operation, a resource, a service. */
  readonly by: ShapeId;
  /** The shape that refers: `by`, or the shape that contains it. */
  readonly user: ShapeId;
}

/** Every reference to a shape of the model, by the shape referred to, in model order. */
export type Users = ReadonlyMap<ShapeId, readonly Use[]>;

export function usersOf(model: Model): Users {
  const users = new Map<ShapeId, Use[]>();
  for (const shape of model.shapes.values()) {
    for (const [target, use] of usesIn(shape)) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [use]);
      else known.push(use);
    }
  }
  return users;
}

type Found = readonly [target: ShapeId, use: Use];

function usesIn(shape: Shape): readonly Found[] {
  const own = (kind: UseKind, targets: Iterable<ShapeId>): readonly Found[] => {
    return [...targets].map((target) => [target, { kind, by: shape.id, user: shape.id }]);
  };
  const member = (one: { readonly id: ShapeId; readonly target: ShapeId }): Found => {
    return [one.target, { kind: "member", by: one.id, user: shape.id }];
  };
  switch (shape.type) {
    case "structure":
    case "union":
      return [...own("mixin", shape.mixins), ...[...shape.members.values()].map(member)];
    case "list":
      return [member(shape.member)];
    case "map":
      return [member(shape.key), member(shape.value)];
    case "operation":
      return [...own("input", [shape.input]), ...own("output", [shape.output]), ...own("error", shape.errors)];
    case "service":
      return [
        ...own("operation", shape.operations),
        ...own("resource", shape.resources),
        ...own("error", shape.errors),
      ];
    case "resource":
      return [
        ...own("identifier", shape.identifiers.values()),
        ...own("operation", operationsIn(shape)),
        ...own("resource", shape.resources),
      ];
    default:
      return [];
  }
}

function operationsIn(shape: Extract<Shape, { type: "resource" }>): readonly ShapeId[] {
  const lifecycle = [shape.create, shape.put, shape.read, shape.update, shape.delete, shape.list];
  return [...lifecycle.filter((id) => id !== undefined), ...shape.operations, ...shape.collectionOperations];
}

/** How an operation comes to a shape: through its input, its output or an error, at any depth. */
export interface Reach {
  readonly operation: ShapeId;
  readonly through: "input" | "output" | "error";
}

/** Every operation that reaches the shape, sorted by id. */
export function reachedFrom(users: Users, id: ShapeId): readonly Reach[] {
  const found = new Map<string, Reach>();
  const pending = [id];
  const seen = new Set<ShapeId>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { kind, user } of users.get(next) ?? []) {
      if (kind === "member" || kind === "mixin") pending.push(user);
      if (kind === "input" || kind === "output" || kind === "error") {
        found.set(`${user} ${kind}`, { operation: user, through: kind });
      }
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, reach]) => reach);
}
