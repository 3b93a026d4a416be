/** Whether one shape is among those a selector selects, found by going backwards from that shape: no pass over the model. */
import { isObject, property } from "../node.js";
import { nameOf, namespaceOf, splitMemberId } from "../shape-id.js";
import type { Model, Node } from "../shapes.js";
import { Neighbors } from "./neighbors.js";
import type { AnyShape, NeighborTest } from "./neighbors.js";
import type { Selector, SelectorStep } from "./parse-selector.js";

type Attribute = Extract<SelectorStep, { kind: "attribute" }>;
type Next = (shape: AnyShape) => boolean;
const always: Next = () => true;

/** Steps over shapes in one model; hostile selectors on large models end here, and then match. */
const budget = 20_000_000;

export class SelectorMatcher {
  readonly #neighbors: Neighbors;
  #left = budget;

  constructor(model: Model) {
    this.#neighbors = new Neighbors(model);
  }

  matches(selector: Selector, shape: AnyShape): boolean {
    const [first] = selector;
    if (selector.length === 1 && first?.kind === "type") return hasType(shape, first.name);
    return this.#backward(selector, selector.length, shape, always) || this.#left <= 0;
  }

  /** Whether `shape` comes out of the first `count` steps when what enters them satisfies `then`. */
  #backward(steps: Selector, count: number, shape: AnyShape, then: Next): boolean {
    const step = steps[count - 1];
    if (step === undefined) return then(shape);
    if (--this.#left <= 0) return false;
    const before: Next = (entering) => this.#backward(steps, count - 1, entering, then);
    switch (step.kind) {
      case "neighbors":
        return this.#someNeighbor(step, shape, !step.isReverse, before);
      case "reachable":
        return this.#someReachable(shape, true, before);
      case "is":
        return step.alternatives.some((inner) => this.#backward(inner, inner.length, shape, before));
      default:
        return this.#passes(step, shape) && before(shape);
    }
  }

  /** Whether any shape comes out of the steps from `index` on when `shape` enters. */
  #forward(steps: Selector, index: number, shape: AnyShape, then: Next): boolean {
    const step = steps[index];
    if (step === undefined) return then(shape);
    if (--this.#left <= 0) return false;
    const after: Next = (leaving) => this.#forward(steps, index + 1, leaving, then);
    switch (step.kind) {
      case "neighbors":
        return this.#someNeighbor(step, shape, step.isReverse, after);
      case "reachable":
        return this.#someReachable(shape, false, after);
      case "is":
        return step.alternatives.some((inner) => this.#forward(inner, 0, shape, after));
      default:
        return this.#passes(step, shape) && after(shape);
    }
  }

  #passes(step: Exclude<SelectorStep, { kind: "neighbors" | "reachable" }>, shape: AnyShape): boolean {
    if (step.kind === "type") return hasType(shape, step.name);
    if (step.kind === "attribute") return hasAttribute(shape, step);
    const found = step.alternatives.some((inner) => this.#forward(inner, 0, shape, always));
    return step.kind === "not" ? !found : found;
  }

  #someNeighbor(
    { relationships }: Extract<SelectorStep, { kind: "neighbors" }>,
    shape: AnyShape,
    isReverse: boolean,
    test: Next,
  ): boolean {
    const related: NeighborTest = (neighbor, names) =>
      (relationships === undefined || names.some((name) => relationships.has(name))) && test(neighbor);
    return isReverse ? this.#neighbors.someReverse(shape, related) : this.#neighbors.someForward(shape, related);
  }

  #someReachable(start: AnyShape, isReverse: boolean, test: Next): boolean {
    const seen = new Set<AnyShape>();
    const waiting = [start];
    const visit: NeighborTest = (neighbor) => {
      if (seen.has(neighbor)) return false;
      seen.add(neighbor);
      waiting.push(neighbor);
      return test(neighbor);
    };
    for (let shape = waiting.pop(); shape !== undefined && --this.#left > 0; shape = waiting.pop()) {
      if (isReverse ? this.#neighbors.someReverse(shape, visit) : this.#neighbors.someForward(shape, visit))
        return true;
    }
    return false;
  }
}

const numbers: ReadonlySet<string> = new Set(
  "byte short integer long float double bigInteger bigDecimal intEnum".split(" "),
);
const simple: ReadonlySet<string> = new Set([...numbers, ..."blob boolean string timestamp document enum".split(" ")]);
const aggregate: ReadonlySet<string> = new Set(["list", "map", "structure", "union"]);

function hasType({ type }: AnyShape, name: string): boolean {
  if (type === name) return true;
  switch (name) {
    case "*":
      return true;
    case "string":
      return type === "enum";
    case "integer":
      return type === "intEnum";
    case "number":
      return numbers.has(type);
    case "simpleType":
      return simple.has(type);
    case "set":
    case "collection":
      return type === "list";
    case "aggregateType":
      return aggregate.has(type);
    case "dataType":
      return simple.has(type) || aggregate.has(type);
    default:
      return false;
  }
}

function hasAttribute(shape: AnyShape, { path, comparator, values, ignoresCase }: Attribute): boolean {
  const actual = attributeOf(shape, path);
  if (comparator === undefined) return actual !== undefined;
  if (actual === undefined) return false;
  const fold = (text: string): string => (ignoresCase ? text.toLowerCase() : text);
  const left = fold(actual);
  return values.some((value) => compare(left, fold(value), comparator));
}

function compare(left: string, right: string, comparator: NonNullable<Attribute["comparator"]>): boolean {
  switch (comparator) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "^=":
      return left.startsWith(right);
    case "$=":
      return left.endsWith(right);
    case "*=":
      return left.includes(right);
  }
}

/** As text; a list or object has the empty text. */
function attributeOf(shape: AnyShape, [root, ...path]: readonly string[]): string | undefined {
  if (root === "id") return idAttribute(shape, path[0]);
  if (root === "service" && path[0] === "version") return shape.type === "service" ? shape.version : undefined;
  const trait = path[0];
  if (root !== "trait" || trait === undefined) return undefined;
  let value: Node | undefined = shape.traits.get(trait.includes("#") ? trait : `smithy.api#${trait}`);
  for (const key of path.slice(1)) value = isObject(value) ? property(value, key) : undefined;
  if (value === undefined) return undefined;
  return typeof value === "object" ? "" : String(value);
}

function idAttribute({ id }: AnyShape, part: string | undefined): string | undefined {
  switch (part) {
    case undefined:
      return id;
    case "namespace":
      return namespaceOf(id);
    case "name":
      return nameOf(id);
    case "member":
      return splitMemberId(id)?.name;
    default:
      return undefined;
  }
}
