/** Endpoint rules as a binary decision diagram: as many nodes as it says there are, and references that lead to something. */
import { isArray, property } from "../../node.js";
import type { Node, NodeObject } from "../../shapes.js";
import { minorVersionOf } from "./check-rule-set.js";

/** A variable and two references, each an integer of 32 bits. */
const bytesOfNode = 12;
/** References from here on are to results. */
const firstResult = 100_000_000;

/** The first fault: what comes after one in the encoding means nothing. A predicate about the diagram. */
export function diagramFault(node: NodeObject): string | undefined {
  const { nodes, nodeCount, root } = partsOf(node);
  if (minorVersionOf(node) < 1) return "needs the version 1.1 of the rules";
  if (typeof nodes !== "string" || typeof nodeCount !== "number" || typeof root !== "number")
    return "must have nodes, nodeCount and root";
  const bytes = bytesOf(nodes);
  if (bytes === undefined) return "has nodes that are not base64";
  if (bytes.byteLength !== nodeCount * bytesOfNode)
    return `has ${bytes.byteLength} bytes of nodes, and ${nodeCount} nodes have ${nodeCount * bytesOfNode}`;
  if (root < -1) return "has a root that is negated";
  // The first result, that nothing matches, is not written.
  const sizes = { nodes: nodeCount, results: lengthOf(property(node, "results")) + 1 };
  const wrong =
    referenceFault("its root", root, sizes) ?? nodeFault(bytes, lengthOf(property(node, "conditions")), sizes);
  return wrong ?? resultFault(property(node, "results"));
}

function partsOf(node: NodeObject): Readonly<Record<"nodes" | "nodeCount" | "root", Node | undefined>> {
  const [nodes, nodeCount, root] = ["nodes", "nodeCount", "root"].map((key) => property(node, key));
  return { nodes, nodeCount, root };
}

function lengthOf(node: Node | undefined): number {
  return isArray(node) ? node.length : 0;
}

/** Padding may be left out, and is whole otherwise. */
function bytesOf(text: string): DataView | undefined {
  const isPadded = text.endsWith("=");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || (isPadded ? text.length % 4 !== 0 : text.length % 4 === 1))
    return undefined;
  return new DataView(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
}

interface Sizes {
  readonly nodes: number;
  readonly results: number;
}

/** 1 and -1 are the leaves, other numbers count nodes from 1; the sign negates. */
function referenceFault(what: string, reference: number, { nodes, results }: Sizes): string | undefined {
  const isThere =
    reference >= firstResult ? reference - firstResult < results : reference !== 0 && Math.abs(reference) <= nodes;
  const isLeaf = reference === 1 || reference === -1;
  return isThere || isLeaf ? undefined : `has ${what} lead to ${reference}, which is not there`;
}

function nodeFault(bytes: DataView, conditions: number, sizes: Sizes): string | undefined {
  // The first node is the leaf.
  for (let index = 1; index < sizes.nodes; index++) {
    const [variable = 0, high = 0, low = 0] = [0, 4, 8].map((offset) => bytes.getInt32(index * bytesOfNode + offset));
    if (variable < 0 || variable >= conditions)
      return `has node ${index} ask condition ${variable}, which is not there`;
    const wrong = [high, low]
      .map((one) => referenceFault(`node ${index}`, one, sizes))
      .find((one) => one !== undefined);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function resultFault(results: Node | undefined): string | undefined {
  const index = (isArray(results) ? results : []).findIndex((result) => {
    const conditions =
      typeof result === "object" && result !== null && !isArray(result) ? property(result, "conditions") : undefined;
    return lengthOf(conditions) > 0;
  });
  return index < 0 ? undefined : `has conditions in result ${index}, which belong in the diagram`;
}
