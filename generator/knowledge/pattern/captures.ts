/**
 * Tells of each backreference whether its group is set when it is reached. A group that is not set fails in Java and
 * matches the empty string in JavaScript; and JavaScript forgets groups at each turn of a loop, while Java keeps them.
 */

import { type Capture, type JavaNode, PatternProblem } from "./java-syntax.js";

type Backreference = JavaNode & { type: "backreference" };

/** `evidence`: may be unset, but a second group beside it can tell (see print-pattern). */
export type ReferenceVerdict = "set" | "never" | "evidence";

interface Step {
  readonly node: JavaNode;
  readonly index: number;
}

interface Place {
  readonly path: readonly Step[];
  readonly loops: number;
  readonly behind: boolean;
}

interface Seen extends Place {
  readonly body: JavaNode;
  closed: boolean;
}

const START: Place = { path: [], loops: 0, behind: false };

export function judgeReferences(root: JavaNode): ReadonlyMap<Backreference, ReferenceVerdict> {
  const verdicts = new Map<Backreference, ReferenceVerdict>();
  const seen = new Map<Capture, Seen>();

  /** Answers the groups that are set for certain behind `node`, given those before it. */
  function walk(node: JavaNode, place: Place, known: ReadonlySet<Capture>): ReadonlySet<Capture> {
    const inside = (index: number): Place => ({ ...place, path: [...place.path, { node, index }] });
    switch (node.type) {
      case "sequence":
        return node.items.reduce((set, item, index) => walk(item, inside(index), set), known);
      case "alternation": {
        const [first, ...others] = node.options.map((option, index) => walk(option, inside(index), known));
        return new Set([...(first ?? known)].filter((capture) => others.every((other) => other.has(capture))));
      }
      case "group":
        return walkGroup(node, inside(0), known);
      case "atomic":
        return walk(node.body, inside(0), known);
      case "look": {
        const after = walk(node.body, { ...inside(0), behind: place.behind || node.behind }, known);
        return node.negative ? known : after;
      }
      case "repeat": {
        const after = walk(node.body, { ...inside(0), loops: place.loops + (node.max > 1 ? 1 : 0) }, known);
        return node.min > 0 ? after : known;
      }
      case "backreference":
        verdicts.set(node, verdictOf(node, place, known));
        return known;
      default:
        return known;
    }
  }

  function walkGroup(
    node: JavaNode & { type: "group" },
    place: Place,
    known: ReadonlySet<Capture>,
  ): ReadonlySet<Capture> {
    if (node.capture === undefined) return walk(node.body, place, known);
    const entry: Seen = { ...place, body: node.body, closed: false };
    seen.set(node.capture, entry);
    const after = walk(node.body, place, known);
    entry.closed = true;
    return new Set([...after, node.capture]);
  }

  function verdictOf(node: Backreference, place: Place, known: ReadonlySet<Capture>): ReferenceVerdict {
    const target = node.capture === undefined ? undefined : seen.get(node.capture);
    if (node.capture === undefined || target === undefined) return "never";
    if (place.behind || target.behind) throw unsupported("in a lookbehind");
    if (known.has(node.capture)) return "set";
    if (target.loops > 0) throw unsupported("to a group in a loop");
    if (!target.closed) return "never";
    // JavaScript leaves an optional group unset that would match nothing; Java sets it.
    if (target.path.some(({ node: step }) => step.type === "repeat" && minimumOf(step.body) === 0))
      throw unsupported("to a group that may not take part");
    const distance = distanceBetween(target, place);
    if (distance === undefined) return "never";
    if (distance < 1) throw unsupported("to a group that may not take part");
    return "evidence";
  }

  walk(root, START, new Set());
  return verdicts;
}

function unsupported(where: string): PatternProblem {
  return new PatternProblem("unsupported", `a backreference ${where} means something else in JavaScript`);
}

/** The fewest characters from the start of the group to the reference; undefined when they are in different alternatives. */
function distanceBetween(target: Seen, place: Place): number | undefined {
  let depth = 0;
  while (target.path[depth]?.node === place.path[depth]?.node && target.path[depth]?.index === place.path[depth]?.index)
    depth += 1;
  const from = target.path[depth];
  const to = place.path[depth];
  if (from === undefined || to === undefined || from.node !== to.node) return 0;
  if (from.node.type === "alternation") return undefined;
  const inner = target.path.slice(depth + 1);
  if (inner.some(({ node }) => node.type === "look")) return 0;
  const after = inner.reduce((sum, step) => sum + widthOf(step, step.index + 1, Infinity), minimumOf(target.body));
  const before = place.path.slice(depth + 1).reduce((sum, step) => sum + widthOf(step, 0, step.index), 0);
  return after + widthOf(from, from.index + 1, to.index) + before;
}

function widthOf({ node }: Step, start: number, end: number): number {
  if (node.type !== "sequence") return 0;
  return node.items.slice(start, end).reduce((sum, item) => sum + minimumOf(item), 0);
}

/** The fewest characters that a node takes. */
export function minimumOf(node: JavaNode): number {
  switch (node.type) {
    case "literal":
    case "class":
    case "dot":
    case "line-break":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + minimumOf(item), 0);
    case "alternation":
      return Math.min(...node.options.map(minimumOf));
    case "group":
    case "atomic":
      return minimumOf(node.body);
    case "repeat":
      return node.min * minimumOf(node.body);
    default:
      return 0;
  }
}
