/** What each validator of the service does. Shapes without constraints share the runtime's checks. */
import { type Bounds, type Constraints, constraintsOf, ownConstraintsOf } from "../knowledge/constraints.js";
import { dependentKeysOf } from "../knowledge/dependent-keys.js";
import { enumMembersOf } from "../knowledge/enum-members.js";
import type { ListShape, MapShape, MemberShape, Shape, ShapeId, StructureShape, UnionShape } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";
import type { CheckPlan, CheckUse, DependentKeysCheck, MemberCheck, PatternPlan } from "./check-plan.js";
import type { PlanContext } from "./context.js";
import { typeName } from "./names.js";
import type { RuntimeName } from "./runtime-names.js";
import { roleOf, shapeName } from "./symbols.js";

const simpleChecks: Readonly<Record<string, RuntimeName>> = {
  blob: "checkBlob",
  boolean: "checkBoolean",
  string: "checkString",
  byte: "checkByte",
  short: "checkShort",
  integer: "checkInteger",
  long: "checkLong",
  float: "checkFloat",
  double: "checkDouble",
  bigInteger: "checkBigInteger",
  bigDecimal: "checkBigDecimal",
  timestamp: "checkTimestamp",
  document: "checkDocument",
};

/** Plans every check, each after those it calls as far as recursion allows. */
export class CheckPlanner {
  readonly plans: CheckPlan[] = [];
  readonly #context: PlanContext;

  constructor(context: PlanContext) {
    this.#context = context;
    for (const shape of context.order.shapes) this.#planShape(shape);
  }

  /** How a value of the shape is checked; undefined where every value is right. Streams are not looked into. */
  shape(id: ShapeId): CheckUse {
    if (id === "smithy.api#Unit") return { module: "runtime", name: "checkUnit" };
    const shape = this.#context.model.shape(id);
    if (shape === undefined) throw new Error(`BUG: no shape ${id}`);
    return hasTrait(shape, "smithy.api#streaming") ? undefined : this.#own(shape);
  }

  /** The check of the shape itself; a stream's events are checked one by one. */
  #own(shape: Shape): CheckUse {
    const simple = simpleChecks[shape.type];
    if (roleOf(shape) === "inline" && simple !== undefined && !isConstrained(ownConstraintsOf(shape))) {
      return { module: "runtime", name: simple };
    }
    const name = this.#context.symbols.checkOf.get(shape.id);
    return name === undefined ? undefined : { module: "validators", name };
  }

  #planShape(shape: Shape): void {
    const use = this.#own(shape);
    if (use?.module !== "validators") return;
    const plan = this.#plan(shape, use.name, shape.id, ownConstraintsOf(shape));
    if (plan !== undefined) this.plans.push(plan);
  }

  #plan(shape: Shape, name: string, id: string, constraints: Constraints): CheckPlan | undefined {
    const base = { name, id, recursive: this.#context.order.recursive.has(shape.id) };
    const { length } = constraints;
    if (roleOf(shape) === "enum") return this.#planEnum(shape, base);
    switch (shape.type) {
      case "string":
        return { ...base, kind: "string", length, pattern: this.#pattern(constraints.pattern) };
      case "blob":
        return length === undefined ? undefined : { ...base, kind: "blob", length };
      case "list":
        return this.#planList(shape, base, length, constraints.uniqueItems === true);
      case "map":
        return this.#planMap(shape, base, length);
      case "structure":
        return { ...base, kind: "structure", members: this.#members(shape), dependentKeys: this.#dependent(shape) };
      case "union":
        return { ...base, kind: "union", members: this.#members(shape) };
      default: {
        const check = simpleChecks[shape.type];
        const big = shape.type === "bigInteger" || shape.type === "bigDecimal";
        if (check === undefined || constraints.range === undefined) return undefined;
        return { ...base, kind: "number", base: { module: "runtime", name: check }, big, range: constraints.range };
      }
    }
  }

  #planEnum(shape: Shape, base: Base): CheckPlan {
    const members = enumMembersOf(shape);
    if (shape.type === "intEnum") {
      return {
        ...base,
        kind: "intEnum",
        values: members.map(({ value }) => Number(value)),
        open: this.#context.isOpen(shape.id),
      };
    }
    return {
      ...base,
      kind: "enum",
      values: members.map(({ value }) => String(value)),
      shown: members.filter(({ internal }) => !internal).map(({ value }) => String(value)),
      open: this.#context.isOpen(shape.id),
    };
  }

  #planList(shape: ListShape, base: Base, length: Bounds | undefined, unique: boolean): CheckPlan {
    const sparse = hasTrait(shape, "smithy.api#sparse");
    return { ...base, kind: "list", length, sparse, unique, item: this.#member(shape.member) };
  }

  #planMap(shape: MapShape, base: Base, length: Bounds | undefined): CheckPlan {
    const key = this.#member(shape.key).check;
    const sparse = hasTrait(shape, "smithy.api#sparse");
    const checked = key?.name === "checkString" ? undefined : key;
    return { ...base, kind: "map", length, sparse, key: checked, value: this.#member(shape.value) };
  }

  #members(shape: StructureShape | UnionShape): readonly MemberCheck[] {
    return [...shape.members.values()].map((member) => this.#member(member));
  }

  /** A member with constraints of its own gets its own check, in which they win over the target's. */
  #member(member: MemberShape): MemberCheck {
    const required = hasTrait(member, "smithy.api#required");
    const recursive = this.#context.order.recursive.has(member.target);
    const target = this.#context.model.shape(member.target);
    if (target !== undefined && isConstrained(ownConstraintsOf(member))) {
      const name = this.#context.symbols.names.take(`check${this.#ownName(member)}`, "_");
      const plan = this.#plan(target, name, member.id, constraintsOf(this.#context.model, member));
      if (plan !== undefined) {
        this.plans.push(plan);
        return { name: member.name, required, recursive, check: { module: "validators", name } };
      }
    }
    return { name: member.name, required, recursive, check: this.shape(member.target) };
  }

  #ownName(member: MemberShape): string {
    const container =
      this.#context.symbols.typeOf.get(member.container) ?? shapeName(this.#context.closure, member.container);
    return typeName(container) + typeName(member.name);
  }

  #dependent(shape: StructureShape): readonly DependentKeysCheck[] {
    const base = this.#context.symbols.typeOf.get(shape.id) ?? shapeName(this.#context.closure, shape.id);
    return dependentKeysOf(shape).map(({ member, by, cases }) => ({
      constant: this.#context.symbols.names.take(`${base}${typeName(member)}Keys`, "_"),
      member,
      by,
      cases: Object.entries(cases).map(([value, rule]) => ({
        value,
        requires: rule.requires ?? [],
        allows: rule.allows,
        allowsPrefixes: rule.allowsPrefixes,
      })),
    }));
  }

  /** A pattern that could not be translated is not checked; the planner has said so. */
  #pattern(text: string | undefined): PatternPlan | undefined {
    if (text === undefined) return undefined;
    const translated = this.#context.pattern(text);
    if (!translated.ok) return undefined;
    const { source, flags, matcher } = translated;
    return { text, source, flags, linear: matcher !== "native" };
  }
}

interface Base {
  readonly name: string;
  readonly id: string;
  readonly recursive: boolean;
}

function isConstrained({ length, range, pattern, uniqueItems }: Constraints): boolean {
  return length !== undefined || range !== undefined || pattern !== undefined || uniqueItems === true;
}
