/** The type that an expression gives for a type of value, as far as it can be told, and what it does that gives nothing. */
import type { FunctionName } from "./functions.js";
import type { Comparator, JsonValue, Query } from "./query.js";
import {
  anyType,
  arrayType,
  booleanType,
  nullType,
  numberType,
  objectType,
  stringType,
  type ValueType,
} from "./value-type.js";

export interface TypeProblem {
  /** `error`: the function fails. `danger`: null is all there is. `warning`: the comparison is always null. */
  readonly level: "error" | "danger" | "warning";
  /** A predicate about the expression. */
  readonly message: string;
}

export interface InferredType {
  readonly type: ValueType;
  readonly problems: readonly TypeProblem[];
}

/** Takes time linear in the expression, whose depth the parser bounds. */
export function inferType(query: Query, current: ValueType): InferredType {
  const problems: TypeProblem[] = [];
  const type = new Inference(problems).of(query, current);
  return { type, problems };
}

type Wanted =
  "any" | "string" | "number" | "array" | "object" | "expression" | "strings" | "numbers" | "sized" | "listed";

/** JMESPath specification, "Built-in Functions"; where the result depends on the values, it is not known. */
const signatures: Readonly<Record<FunctionName, readonly [gives: ValueType, ...takes: readonly Wanted[]]>> = {
  abs: [numberType, "number"],
  avg: [numberType, "numbers"],
  ceil: [numberType, "number"],
  contains: [booleanType, "listed", "any"],
  ends_with: [booleanType, "string", "string"],
  floor: [numberType, "number"],
  join: [stringType, "string", "strings"],
  keys: [{ kind: "array", item: stringType }, "object"],
  length: [numberType, "sized"],
  map: [arrayType, "expression", "array"],
  max: [anyType, "array"],
  max_by: [anyType, "array", "expression"],
  merge: [objectType, "object"],
  min: [anyType, "array"],
  min_by: [anyType, "array", "expression"],
  not_null: [anyType, "any"],
  reverse: [anyType, "listed"],
  sort: [arrayType, "array"],
  sort_by: [arrayType, "array", "expression"],
  starts_with: [booleanType, "string", "string"],
  sum: [numberType, "numbers"],
  to_array: [arrayType, "any"],
  to_number: [numberType, "any"],
  to_string: [stringType, "any"],
  type: [stringType, "any"],
  values: [arrayType, "object"],
};

const unions: Readonly<Partial<Record<Wanted, readonly ValueType["kind"][]>>> = {
  sized: ["string", "array", "object"],
  listed: ["string", "array"],
  strings: ["array"],
  numbers: ["array"],
};

class Inference {
  readonly #problems: TypeProblem[];

  constructor(problems: TypeProblem[]) {
    this.#problems = problems;
  }

  #say(level: TypeProblem["level"], message: string): void {
    if (this.#problems.length < 20) this.#problems.push({ level, message });
  }

  of(query: Query, current: ValueType): ValueType {
    if (typeof query === "string") return this.#member(query, current);
    if (isSequence(query)) return query.reduce((type: ValueType, step) => this.of(step, type), current);
    if ("literal" in query) return typeOfJson(query.literal);
    if ("call" in query) return this.#call(query.call, query.args, current);
    if ("compare" in query)
      return this.#compare(query.compare, this.of(query.left, current), this.of(query.right, current));
    if ("not" in query) return this.of(query.not, current) && booleanType;
    if ("or" in query) return this.#either(query.or, current, (type) => type.kind === "null");
    if ("and" in query) return this.#either(query.and, current, (type) => type.kind !== "null");
    if ("list" in query) return { kind: "array", item: common(query.list.map((item) => this.of(item, current))) };
    if ("object" in query) return this.#object(query.object, current);
    if ("reference" in query) return this.of(query.reference, anyType) && { kind: "expression" };
    if ("index" in query) return this.#itemOf(current, "takes an item");
    return this.#project(query, current);
  }

  #member(name: string, current: ValueType): ValueType {
    if (current.kind !== "object") {
      if (current.kind !== "any") this.#say("danger", `looks for ${JSON.stringify(name)} in ${article(current)}`);
      return anyType;
    }
    const type = current.member(name);
    if (type === undefined) this.#say("danger", `looks for the member ${JSON.stringify(name)}, which is not there`);
    return type ?? nullType;
  }

  /** What stands on the left of a projection is a list or, for values, an object. */
  #project(query: Exclude<Query, string | readonly Query[]>, current: ValueType): ValueType {
    if ("values" in query) {
      if (current.kind !== "object" && current.kind !== "any")
        this.#say("danger", `takes the values of ${article(current)}`);
      return arrayType;
    }
    if ("flatten" in query) {
      const item = this.#itemOf(current, "flattens");
      return { kind: "array", item: item.kind === "array" ? item.item : item };
    }
    if ("slice" in query) return { kind: "array", item: this.#itemOf(current, "takes a slice") };
    const item = this.#itemOf(current, "goes through");
    if ("where" in query) {
      this.of(query.where, item);
      return { kind: "array", item };
    }
    return "each" in query ? { kind: "array", item: this.of(query.each, item) } : anyType;
  }

  #itemOf(current: ValueType, does: string): ValueType {
    if (current.kind === "array") return current.item;
    if (current.kind !== "any") this.#say("danger", `${does} where ${article(current)} is, which is no list`);
    return anyType;
  }

  /** The first operand that decides; all are looked at. */
  #either(operands: readonly Query[], current: ValueType, passes: (type: ValueType) => boolean): ValueType {
    const types = operands.map((operand) => this.of(operand, current));
    return types.find((type, index) => index === types.length - 1 || !passes(type)) ?? anyType;
  }

  #object(entries: readonly { readonly key: string; readonly value: Query }[], current: ValueType): ValueType {
    const types = new Map(entries.map(({ key, value }) => [key, this.of(value, current)] as const));
    return { kind: "object", member: (name) => types.get(name) };
  }

  /** Numbers have an order; all values can be equal. */
  #compare(operator: Comparator, left: ValueType, right: ValueType): ValueType {
    if (operator === "==" || operator === "!=") return booleanType;
    const wrong = [left, right].find(({ kind }) => kind !== "number" && kind !== "any");
    if (wrong === undefined) return booleanType;
    this.#say("warning", `compares ${article(wrong)} by ${operator}`);
    return nullType;
  }

  #call(name: FunctionName, args: readonly Query[], current: ValueType): ValueType {
    const [gives, ...takes] = signatures[name];
    for (const [index, arg] of args.entries()) {
      const given = this.of(arg, current);
      const wanted = takes[index] ?? takes.at(-1) ?? "any";
      if (!accepts(wanted, given)) this.#say("error", `calls ${name} with ${article(given)} as argument ${index + 1}`);
    }
    return gives;
  }
}

function isSequence(query: Query): query is readonly Query[] {
  return Array.isArray(query);
}

function accepts(wanted: Wanted, given: ValueType): boolean {
  if (wanted === "any" || given.kind === "any") return true;
  const kinds: readonly string[] = unions[wanted] ?? [wanted];
  if (!kinds.includes(given.kind)) return false;
  if (given.kind !== "array" || (wanted !== "strings" && wanted !== "numbers")) return true;
  return given.item.kind === "any" || `${given.item.kind}s` === wanted;
}

function typeOfJson(value: JsonValue): ValueType {
  if (value === null) return nullType;
  if (Array.isArray(value)) return { kind: "array", item: common((value as readonly JsonValue[]).map(typeOfJson)) };
  if (typeof value === "boolean") return booleanType;
  if (typeof value === "object") {
    const members = new Map(Object.entries(value as { readonly [key: string]: JsonValue }));
    const typeOf = (name: string): ValueType | undefined => {
      const member = members.get(name);
      return member === undefined ? undefined : typeOfJson(member);
    };
    return { kind: "object", member: typeOf };
  }
  return typeof value === "string" ? stringType : numberType;
}

/** The type of all, when it is one and has no parts. */
function common(types: readonly ValueType[]): ValueType {
  const [first] = types;
  if (first === undefined || first.kind === "array" || first.kind === "object") return anyType;
  return types.every(({ kind }) => kind === first.kind) ? first : anyType;
}

function article({ kind }: ValueType): string {
  return kind === "null"
    ? "null"
    : kind === "array" || kind === "object" || kind === "expression"
      ? `an ${kind}`
      : `a ${kind}`;
}
