/** Questions to JSON values: types with narrowing, names for messages, equality. */
import type { Node, NodeObject } from "./shapes.js";

export type NodeType = "null" | "boolean" | "number" | "string" | "array" | "object";

export function nodeType(node: Node): NodeType {
  if (node === null) return "null";
  if (Array.isArray(node)) return "array";
  return typeof node as NodeType;
}

export function isObject(node: Node | undefined): node is NodeObject {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

export function isArray(node: Node | undefined): node is readonly Node[] {
  return Array.isArray(node);
}

/** The property of that name, own only: `__proto__` and `constructor` are keys like any other. */
export function property(node: NodeObject, name: string): Node | undefined {
  return Object.hasOwn(node, name) ? node[name] : undefined;
}

/** Equal as JSON: the order of keys does not matter. Recursion is bounded by the depth that `readJson` allows. */
export function equalNodes(left: Node, right: Node): boolean {
  if (left === right) return true;
  if (isArray(left)) {
    return (
      isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalNodes(item, right[index] ?? null))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalNodes(left[key] ?? null, right[key] ?? null))
  );
}

/** The value as JSON for a message, cut to a length that a line can hold. */
export function shown(node: Node): string {
  const text = JSON.stringify(node);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
