/** A JSON value against a rule: every way in which it does not fit, each with the path inside the value. */
import { didYouMean } from "../diagnostics/nearest.js";
import { equalNodes, isArray, isObject, nodeType } from "./node.js";
import { isShapeId } from "./shape-id.js";
import type { Node, NodeObject, ShapeId } from "./shapes.js";
import type { Bounds, ValueRule } from "./value-rule.js";

export interface ValueFault {
  /** From the value's root. */
  readonly path: readonly (string | number)[];
  /** A predicate about the value, such as `must be a string, and is a number`. */
  readonly message: string;
  /** An unknown member of a structure is ignored rather than wrong. */
  readonly isUnknownMember: boolean;
  readonly hint?: (() => string | undefined) | undefined;
}

/** Enough to see what is wrong with one value. */
const mostFaults = 20;
/** Comparing all pairs of longer lists would take too long; strings and numbers are compared in any number. */
const mostComparedItems = 200;

/** In seconds from 1970; what a Date can hold. */
const latestSecond = 8.64e12;
/** RFC 3339, or the date of HTTP. */
const timestampText =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$|^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** What a value's shape ids can be checked against. */
export interface ShapeLookup {
  readonly exists: (id: ShapeId) => boolean;
  /** True also when the shape or the selector cannot be judged. */
  readonly matches: (id: ShapeId, selector: string) => boolean;
}

/** All faults of the value, up to 20; recursion is bounded by the depth that `readJson` allows. */
export function checkValue(rule: ValueRule, value: Node, shapes: ShapeLookup): readonly ValueFault[] {
  const checker = new ValueChecker(shapes);
  checker.check(rule, value);
  return checker.faults;
}

class ValueChecker {
  readonly faults: ValueFault[] = [];
  readonly #path: (string | number)[] = [];
  readonly #shapes: ShapeLookup;

  constructor(shapes: ShapeLookup) {
    this.#shapes = shapes;
  }

  check(rule: ValueRule, value: Node): void {
    switch (rule.kind) {
      case "any":
        return;
      case "boolean":
        if (typeof value !== "boolean") this.#wrongType("a boolean", value);
        return;
      case "string":
        return typeof value === "string" ? this.#checkText(rule, value) : this.#wrongType("a string", value);
      case "shapeId":
        return typeof value === "string" ? this.#checkShapeId(rule, value) : this.#wrongType("a string", value);
      case "number":
        return this.#checkNumber(rule, value);
      case "timestamp":
        return this.#checkTimestamp(value);
      case "list":
        return isArray(value) ? this.#checkList(rule, value) : this.#wrongType("an array", value);
      case "map":
        return isObject(value) ? this.#checkMap(rule, value) : this.#wrongType("an object", value);
      case "structure":
        return isObject(value) ? this.#checkStructure(rule, value) : this.#wrongType("an object", value);
      case "union":
        return isObject(value) ? this.#checkUnion(rule, value) : this.#wrongType("an object", value);
    }
  }

  #checkText(rule: Extract<ValueRule, { kind: "string" }>, value: string): void {
    if (rule.values !== undefined && !rule.values.includes(value)) {
      this.#fault(`must be one of ${listed(rule.values)}, and is ${short(value)}`, () =>
        didYouMean(value, rule.values ?? []),
      );
    }
    if (rule.length !== undefined) this.#checkLength(rule.length, codePoints(value), "characters");
    const isMatched = rule.pattern !== undefined && value.length <= (rule.longestMatched ?? Infinity);
    if (isMatched && rule.pattern?.test(value) === false) {
      this.#fault(`must match the pattern ${rule.pattern.source.slice(0, 100)}, and is ${short(value)}`);
    }
  }

  #checkShapeId({ mustExist, selector, message }: Extract<ValueRule, { kind: "shapeId" }>, value: string): void {
    if (!isShapeId(value)) this.#fault(`must be an absolute shape id, and is ${short(value)}`);
    else if (mustExist && !this.#shapes.exists(value))
      this.#fault(`names the shape ${value}, which does not exist`, () => message);
    else if (selector !== undefined && !this.#shapes.matches(value, selector)) {
      this.#fault(`names the shape ${value}, which the selector ${selector} does not match`, () => message);
    }
  }

  #checkNumber(rule: Extract<ValueRule, { kind: "number" }>, value: Node): void {
    if (typeof value !== "number") {
      const isSpecial = !rule.isInteger && (value === "NaN" || value === "Infinity" || value === "-Infinity");
      if (!isSpecial) this.#wrongType(rule.isInteger ? "an integer" : "a number", value);
      return;
    }
    const { min, max } = rule.range;
    if (rule.isInteger && !Number.isInteger(value)) this.#fault(`must be an integer, and is ${value}`);
    else if (min !== undefined && value < min) this.#fault(`must be at least ${min}, and is ${value}`);
    else if (max !== undefined && value > max) this.#fault(`must be at most ${max}, and is ${value}`);
    else if (rule.values !== undefined && !rule.values.includes(value)) {
      this.#fault(`must be one of ${rule.values.join(", ")}, and is ${value}`);
    }
  }

  #checkTimestamp(value: Node): void {
    if (typeof value === "number") {
      if (Math.abs(value) > latestSecond) this.#fault(`must be a moment that calendars reach, and is ${value}`);
    } else if (typeof value !== "string") {
      this.#wrongType("a timestamp", value);
    } else if (value.length > 40 || !timestampText.test(value) || Number.isNaN(Date.parse(value))) {
      this.#fault(`must be a date and time, such as 2026-01-31T12:00:00Z, and is ${short(value)}`);
    }
  }

  #checkList(rule: Extract<ValueRule, { kind: "list" }>, value: readonly Node[]): void {
    this.#checkLength(rule.length, value.length, "items");
    const member = rule.member();
    for (const [index, item] of value.entries()) {
      if (item !== null || !rule.isSparse) this.#at(index, () => this.check(member, item));
      if (this.faults.length >= mostFaults) return;
    }
    if (rule.isUnique && hasDuplicates(value)) this.#fault("must not have the same item twice");
  }

  #checkMap(rule: Extract<ValueRule, { kind: "map" }>, value: NodeObject): void {
    const entries = Object.entries(value);
    this.#checkLength(rule.length, entries.length, "entries");
    for (const [key, item] of entries) {
      this.#at(key, () => {
        this.check(rule.key(), key);
        if (item !== null || !rule.isSparse) this.check(rule.value(), item);
      });
      if (this.faults.length >= mostFaults) return;
    }
  }

  #checkStructure(rule: Extract<ValueRule, { kind: "structure" }>, value: NodeObject): void {
    for (const [name, { rule: memberRule, isRequired }] of rule.members()) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given === undefined) {
        if (isRequired) this.#fault(`must have the member ${JSON.stringify(name)}`);
      } else if (given === null && isRequired) {
        this.#fault(`must have a value in the member ${JSON.stringify(name)}, and it is null`);
      } else {
        this.#at(name, () => this.check(memberRule(), given));
      }
    }
    this.#reportUnknown(rule, value);
  }

  #checkUnion(rule: Extract<ValueRule, { kind: "union" }>, value: NodeObject): void {
    const names = Object.keys(value);
    if (names.length !== 1) this.#fault(`must have exactly one member, and has ${names.length}`);
    for (const name of names) {
      const member = rule.members().get(name);
      if (member !== undefined) this.#at(name, () => this.check(member.rule(), value[name] ?? null));
    }
    this.#reportUnknown(rule, value);
  }

  #reportUnknown(rule: Extract<ValueRule, { kind: "structure" | "union" }>, value: NodeObject): void {
    const members = rule.members();
    for (const name in value) {
      if (members.has(name)) continue;
      const known = [...members.keys()];
      const hint = (): string | undefined =>
        didYouMean(name, known) ?? `The known members are: ${listed(known) || "none"}.`;
      this.#at(name, () => this.#fault("is no member of this structure", hint, true));
      if (this.faults.length >= mostFaults) return;
    }
  }

  #checkLength({ min, max }: Bounds, length: number, unit: string): void {
    if (min !== undefined && length < min) this.#fault(`must have at least ${min} ${unit}, and has ${length}`);
    if (max !== undefined && length > max) this.#fault(`must have at most ${max} ${unit}, and has ${length}`);
  }

  #at(step: string | number, check: () => void): void {
    this.#path.push(step);
    check();
    this.#path.pop();
  }

  #wrongType(wanted: string, value: Node): void {
    this.#fault(`must be ${wanted}, and is ${value === null ? "null" : described(nodeType(value))}`);
  }

  #fault(message: string, hint?: () => string | undefined, isUnknownMember = false): void {
    if (this.faults.length < mostFaults) this.faults.push({ path: [...this.#path], message, isUnknownMember, hint });
  }
}

function described(type: string): string {
  return type === "array" || type === "object" ? `an ${type}` : `a ${type}`;
}

function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function hasDuplicates(items: readonly Node[]): boolean {
  const scalars = new Set<Node>();
  const others: Node[] = [];
  for (const item of items) {
    if (typeof item === "object" && item !== null) others.push(item);
    else if (scalars.has(item)) return true;
    else scalars.add(item);
  }
  const compared = others.slice(0, mostComparedItems);
  return compared.some((item, index) => compared.slice(index + 1).some((other) => equalNodes(item, other)));
}

function listed(values: readonly string[]): string {
  const quoted = values.slice(0, 12).map((value) => JSON.stringify(value));
  return values.length > 12 ? `${quoted.join(", ")} …` : quoted.join(", ");
}

function short(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
