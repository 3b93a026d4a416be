/**
 * Repeats of nothing but a repeat made into one: `([0-9]+)+` matches what `[0-9]+` matches, but an engine that goes back
 * tries every way to divide the digits, and their number doubles with each digit (test RestJsonMalformedPatternReDOSString).
 */
import type { JavaNode, Repeat } from "./java-syntax.js";

/** An equal pattern, as far as finding a match goes. Patterns with references to groups stay as they are. */
export function flattenRepeats(tree: JavaNode): JavaNode {
  return hasReference(tree) ? tree : flattened(tree);
}

function hasReference(node: JavaNode): boolean {
  return node.type === "backreference" || childrenOf(node).some(hasReference);
}

function childrenOf(node: JavaNode): readonly JavaNode[] {
  switch (node.type) {
    case "sequence":
      return node.items;
    case "alternation":
      return node.options;
    case "group":
    case "atomic":
    case "look":
    case "repeat":
      return [node.body];
    default:
      return [];
  }
}

function flattened(node: JavaNode): JavaNode {
  switch (node.type) {
    case "sequence":
      return { ...node, items: node.items.map(flattened) };
    case "alternation":
      return { ...node, options: node.options.map(flattened) };
    case "group":
    case "atomic":
    case "look":
      return { ...node, body: flattened(node.body) };
    case "repeat":
      return joined({ ...node, body: flattened(node.body) });
    default:
      return node;
  }
}

function joined(outer: Repeat): Repeat {
  const inner = withoutGroups(outer.body);
  if (inner.type !== "repeat" || !isOpen(outer) || !isOpen(inner)) return outer;
  return { ...inner, min: Math.min(outer.min, inner.min) };
}

function withoutGroups(node: JavaNode): JavaNode {
  if (node.type === "group") return withoutGroups(node.body);
  const [only, ...rest] = node.type === "sequence" ? node.items : [];
  return only === undefined || rest.length > 0 ? node : withoutGroups(only);
}

/** `*` or `+`, which may give back what they took. */
function isOpen({ min, max, mode }: Repeat): boolean {
  return min <= 1 && max === Infinity && mode !== "possessive";
}
