/** Whether one shape is among those a selector selects, found by going backwards from that shape: no pass over the model. */
import { isObject, property } from "../node.js";
import { nameOf, namespaceOf, splitMemberId } from "../shape-id.js";
import type { Model, Node } from "../shapes.js";
import { Neighbors } from "./neighbors.js";
import type { AnyShape, NeighborTest } from "./neighbors.js";
import type { Selector, SelectorStep } from "./parse-selector.js";

type Attribute = Extract<SelectorStep, { kind: "attribute" }>;
/** Whether a shape passes. */
export type ShapeTest = (shape: AnyShape) => boolean;

/** Steps over shapes in one model; hostile selectors on large models end here, and then match. */
const budget = 5_000_000;

const always: ShapeTest = () => true;

/** Makes tests of selectors, each composed once however many shapes it is asked about. */
export class SelectorMatcher {
  readonly #neighbors: Neighbors;
  #left = budget;

  constructor(model: Model) {
    this.#neighbors = new Neighbors(model);
  }

  /** There was more to do than is done: what tests passed since may be wrong. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** The test for being among the shapes of the model that the selector selects. */
  test(selector: Selector): ShapeTest {
    const matches = this.#backward(selector, selector.length, always);
    return (shape) => matches(shape) || this.#left <= 0;
  }

  /** What the selector selects when it begins with one shape rather than with all. */
  found(selector: Selector, start: AnyShape): ReadonlySet<AnyShape> {
    const found = new Set<AnyShape>();
    // A test that nothing passes is asked about everything that comes so far.
    const collect: ShapeTest = (shape) => {
      found.add(shape);
      return false;
    };
    this.#forward(selector, 0, collect)(start);
    return found;
  }

  /** Passes what comes out of the first `count` steps when something that passes `entering` went in. */
  #backward(steps: Selector, count: number, entering: ShapeTest): ShapeTest {
    const step = steps[count - 1];
    if (step === undefined) return entering;
    const before = this.#backward(steps, count - 1, entering);
    switch (step.kind) {
      case "neighbors":
        return this.#someNeighbor(step, !step.isReverse, before);
      case "reachable":
        return this.#someReachable(true, before);
      case "is":
        return anyOf(step.alternatives.map((inner) => this.#backward(inner, inner.length, before)));
      default: {
        const passes = this.#filter(step);
        return before === always ? passes : (shape) => passes(shape) && before(shape);
      }
    }
  }

  /** Passes what leads, by the steps from `index` on, to something that passes `leaving`. */
  #forward(steps: Selector, index: number, leaving: ShapeTest): ShapeTest {
    const step = steps[index];
    if (step === undefined) return leaving;
    const after = this.#forward(steps, index + 1, leaving);
    switch (step.kind) {
      case "neighbors":
        return this.#someNeighbor(step, step.isReverse, after);
      case "reachable":
        return this.#someReachable(false, after);
      case "is":
        return anyOf(step.alternatives.map((inner) => this.#forward(inner, 0, after)));
      default: {
        const passes = this.#filter(step);
        return after === always ? passes : (shape) => passes(shape) && after(shape);
      }
    }
  }

  #filter(step: Exclude<SelectorStep, { kind: "neighbors" | "reachable" }>): ShapeTest {
    if (step.kind === "type") return typeTest(step.name);
    if (step.kind === "attribute") return (shape) => hasAttribute(shape, step);
    const found = anyOf(step.alternatives.map((inner) => this.#forward(inner, 0, always)));
    return step.kind === "not" ? (shape) => !found(shape) : found;
  }

  #someNeighbor(step: Extract<SelectorStep, { kind: "neighbors" }>, isReverse: boolean, test: ShapeTest): ShapeTest {
    const { relationships } = step;
    const related: NeighborTest = (neighbor, names) =>
      --this.#left > 0 &&
      (relationships === undefined || names.some((name) => relationships.has(name))) &&
      test(neighbor);
    return isReverse
      ? (shape) => this.#neighbors.someReverse(shape, related)
      : (shape) => this.#neighbors.someForward(shape, related);
  }

  #someReachable(isReverse: boolean, test: ShapeTest): ShapeTest {
    return (start) => {
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
    };
  }
}

function anyOf(tests: readonly ShapeTest[]): ShapeTest {
  const [first, second] = tests;
  if (first !== undefined && tests.length === 1) return first;
  if (first !== undefined && second !== undefined && tests.length === 2)
    return (shape) => first(shape) || second(shape);
  return (shape) => tests.some((test) => test(shape));
}

const numbers = "byte short integer long float double bigInteger bigDecimal intEnum";
const simple = `${numbers} blob boolean string timestamp document enum`;
const aggregate = "list map structure union";

/** The types of the model behind the names that cover several. */
const typesByName: ReadonlyMap<string, readonly string[]> = new Map([
  ["string", ["string", "enum"]],
  ["integer", ["integer", "intEnum"]],
  ["number", numbers.split(" ")],
  ["simpleType", simple.split(" ")],
  ["set", ["list"]],
  ["collection", ["list"]],
  ["aggregateType", aggregate.split(" ")],
  ["dataType", `${simple} ${aggregate}`.split(" ")],
]);

function typeTest(name: string): ShapeTest {
  if (name === "*") return always;
  const types = typesByName.get(name);
  return types === undefined ? ({ type }) => type === name : ({ type }) => types.includes(type);
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
