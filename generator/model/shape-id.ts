/** Shape ids: what is valid, and how to take one apart (Smithy 2.0, "The Smithy model": shape ID ABNF). */
import type { ShapeId } from "./shapes.js";

const identifier = /^_*[A-Za-z][A-Za-z0-9_]*$/;
const rootShapeId = /^_*[A-Za-z][A-Za-z0-9_]*(?:\._*[A-Za-z][A-Za-z0-9_]*)*#_*[A-Za-z][A-Za-z0-9_]*$/;

/** A Smithy identifier: letters, digits and underscores, with a letter before the first digit. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** An absolute id of a shape, without a member. */
export function isRootShapeId(text: string): boolean {
  return rootShapeId.test(text);
}

/** An absolute id of a shape or of a member. */
export function isShapeId(text: string): boolean {
  const dollar = text.indexOf("$");
  return dollar < 0
    ? isRootShapeId(text)
    : isRootShapeId(text.slice(0, dollar)) && isIdentifier(text.slice(dollar + 1));
}

/** The part before `#`; the empty string when there is none. */
export function namespaceOf(id: ShapeId): string {
  return id.slice(0, Math.max(0, id.indexOf("#")));
}

/** The part after `#`, without a member: the shape's own name. */
export function nameOf(id: ShapeId): string {
  const dollar = id.indexOf("$");
  return id.slice(id.indexOf("#") + 1, dollar < 0 ? undefined : dollar);
}

/** The id of a member of a shape. */
export function memberId(container: ShapeId, name: string): ShapeId {
  return `${container}$${name}`;
}

/** Container and member name, or undefined when the id names no member. */
export function splitMemberId(id: ShapeId): { container: ShapeId; name: string } | undefined {
  const dollar = id.indexOf("$");
  return dollar < 0 ? undefined : { container: id.slice(0, dollar), name: id.slice(dollar + 1) };
}
