/** Request examples that compile: the model's own where they fit its shapes, else one made of the required members. */
import { enumMembersOf } from "../knowledge/enum-members.js";
import type { Members, Model, Node, OperationShape, Shape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import type { Expression } from "../print/expression.js";
import type { DocTag } from "./doc-plan.js";
import { kebabCase } from "./names.js";
import { roleOf } from "./symbols.js";

const maxExamples = 2;
const maxDepth = 12;

/** The `@example` tags of an operation; none when its input has no type of its own. */
export function planExamples(
  model: Model,
  operation: OperationShape,
  inputType: string | undefined,
): readonly DocTag[] {
  if (inputType === undefined) return [];
  const tag = (title: string, value: Expression): DocTag => ({
    tag: "example",
    title,
    name: "input",
    type: inputType,
    value,
  });
  const modelled = (traitOf(operation, "smithy.api#examples") ?? []).flatMap((example) => {
    if (example.error !== undefined) return [];
    const value = fromNode(model, operation.input, example.input ?? {}, 0);
    return value === undefined ? [] : [tag(example.title, value)];
  });
  if (modelled.length > 0) return modelled.slice(0, maxExamples);
  const made = makeValue(model, operation.input, "input", 0);
  return made === undefined ? [] : [tag("", made)];
}

/** A JSON value as TypeScript of the shape's type; undefined when it does not fit. */
function fromNode(model: Model, id: ShapeId, node: Node, depth: number): Expression | undefined {
  const shape = model.shape(id);
  if (shape === undefined || depth > maxDepth) return undefined;
  switch (shape.type) {
    case "structure":
    case "union":
      return isRecord(node) ? membersFromNode(model, shape, node, depth) : undefined;
    case "list": {
      if (!Array.isArray(node)) return undefined;
      const items = node.map((item: Node) => fromNode(model, shape.member.target, item, depth + 1));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case "map": {
      if (!isRecord(node)) return undefined;
      const entries = Object.entries(node).map(
        ([key, item]) => [key, fromNode(model, shape.value.target, item, depth + 1)] as const,
      );
      return objectIfComplete(entries);
    }
    default:
      return simpleFromNode(shape, node);
  }
}

type Entries = readonly (readonly [string, Expression | undefined])[];

function objectIfComplete(entries: Entries): Expression | undefined {
  const complete = entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return complete.length === entries.length ? { kind: "object", entries: complete } : undefined;
}

function membersFromNode(
  model: Model,
  shape: Shape & { readonly type: "structure" | "union"; readonly members: Members },
  node: { readonly [key: string]: Node },
  depth: number,
): Expression | undefined {
  const keys = Object.keys(node);
  if (keys.some((key) => !shape.members.has(key))) return undefined;
  if (shape.type === "union" && keys.length !== 1) return undefined;
  const missing = [...shape.members.values()].some(
    ({ name, traits }) => shape.type === "structure" && traits.has("smithy.api#required") && !Object.hasOwn(node, name),
  );
  if (missing) return undefined;
  const members = [...shape.members.values()].filter(({ name }) => Object.hasOwn(node, name));
  return objectIfComplete(
    members.map(({ name, target }) => [name, fromNode(model, target, node[name] ?? null, depth + 1)] as const),
  );
}

function simpleFromNode(shape: Shape, node: Node): Expression | undefined {
  if (roleOf(shape) === "enum")
    return enumMembersOf(shape).some(({ value }) => value === node) ? literal(node) : undefined;
  switch (shape.type) {
    case "blob":
      return typeof node === "string" && !hasTrait(shape, "smithy.api#streaming") ? bytes(node) : undefined;
    case "boolean":
      return typeof node === "boolean" ? node : undefined;
    case "string":
      return typeof node === "string" ? node : undefined;
    case "timestamp":
      return timestampFromNode(node);
    case "bigInteger":
    case "bigDecimal":
    case "document":
      return undefined;
    default:
      return typeof node === "number" ? node : undefined;
  }
}

function literal(node: Node): Expression | undefined {
  return typeof node === "string" || typeof node === "number" ? node : undefined;
}

function bytes(text: string): Expression {
  return { kind: "new", callee: "Uint8Array", args: [[...new TextEncoder().encode(text.slice(0, 16))]] };
}

/** Examples hold RFC 3339 texts or epoch seconds. */
function timestampFromNode(node: Node): Expression | undefined {
  const time = typeof node === "number" ? node * 1000 : typeof node === "string" ? Date.parse(node) : Number.NaN;
  return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? undefined : date(time);
}

function date(time: number): Expression {
  return { kind: "new", callee: "Date", args: [new Date(time).toISOString()] };
}

/** A value of the shape's type with its required members only. */
function makeValue(model: Model, id: ShapeId, name: string, depth: number): Expression | undefined {
  const shape = model.shape(id);
  if (shape === undefined || depth > maxDepth) return undefined;
  switch (shape.type) {
    case "structure": {
      const required = [...shape.members.values()].filter((member) => hasTrait(member, "smithy.api#required"));
      return objectIfComplete(
        required.map((member) => [member.name, makeValue(model, member.target, member.name, depth + 1)] as const),
      );
    }
    case "union": {
      const [member] = shape.members.values();
      if (member === undefined || hasTrait(shape, "smithy.api#streaming")) return undefined;
      return objectIfComplete([[member.name, makeValue(model, member.target, member.name, depth + 1)]]);
    }
    case "list": {
      const item = makeValue(model, shape.member.target, name, depth + 1);
      return item === undefined ? undefined : [item];
    }
    case "map": {
      const item = makeValue(model, shape.value.target, name, depth + 1);
      return item === undefined ? undefined : { kind: "object", entries: [[keyFor(model, shape.key.target), item]] };
    }
    default:
      return makeSimple(shape, name);
  }
}

function keyFor(model: Model, id: ShapeId): string {
  const shape = model.shape(id);
  const [first] = shape === undefined ? [] : enumMembersOf(shape);
  return first === undefined ? "key" : String(first.value);
}

function makeSimple(shape: Shape, name: string): Expression | undefined {
  const [first] = enumMembersOf(shape);
  if (first !== undefined) return first.value;
  switch (shape.type) {
    case "blob":
      return hasTrait(shape, "smithy.api#streaming") ? bytes("content") : bytes(name);
    case "boolean":
      return true;
    case "string":
      return `example-${kebabCase(name)}`;
    case "timestamp":
      return date(Date.UTC(2026, 0, 1));
    case "document":
      return { kind: "object", entries: [] };
    case "bigInteger":
      return { kind: "name", name: "1n" };
    case "bigDecimal":
      return "1";
    default:
      return traitOf(shape, "smithy.api#range")?.min ?? 1;
  }
}

function isRecord(value: Node): value is { readonly [key: string]: Node } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
