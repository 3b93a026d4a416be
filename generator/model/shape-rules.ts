/** Shapes of a model as value rules: for the values of traits that the model defines, and for default values. */
import { isObject, property } from "./node.js";
import { longestMatchedValue, safePattern } from "./safe-pattern.js";
import type { MemberShape, Members, Model, Shape, ShapeId, SimpleShapeType } from "./shapes.js";
import { hasTrait } from "./traits.js";
import { anyValue, booleanValue, decimal, integerIn, text } from "./value-rule.js";
import type { Bounds, StructureMember, ValueRule } from "./value-rule.js";

/** Of the integer types; the bounds of a long are the nearest doubles. */
const simpleRules: Readonly<Record<SimpleShapeType, ValueRule>> = {
  blob: text,
  boolean: booleanValue,
  string: text,
  byte: integerIn({ min: -128, max: 127 }),
  short: integerIn({ min: -32_768, max: 32_767 }),
  integer: integerIn({ min: -2_147_483_648, max: 2_147_483_647 }),
  long: integerIn({ min: -(2 ** 63), max: 2 ** 63 }),
  float: decimal,
  double: decimal,
  bigInteger: integerIn(),
  bigDecimal: decimal,
  timestamp: { kind: "timestamp" },
  document: anyValue,
};

type Carrier = Pick<Shape | MemberShape, "traits">;

export class ShapeRules {
  readonly #model: Model;
  readonly #rules = new Map<ShapeId, ValueRule>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** The rule for values of this shape; services and their like have none and accept anything, as do missing shapes. */
  of(shape: Shape | undefined): ValueRule {
    if (shape === undefined) return anyValue;
    let rule = this.#rules.get(shape.id);
    if (rule === undefined) this.#rules.set(shape.id, (rule = constrained(this.#build(shape), shape)));
    return rule;
  }

  /** The rule of the member's target, narrowed by the member's own traits. */
  ofMember(member: MemberShape): ValueRule {
    const rule = this.of(this.#model.shape(member.target));
    return member.traits.size === 0 ? rule : constrained(rule, member);
  }

  #build(shape: Shape): ValueRule {
    switch (shape.type) {
      case "enum":
        return { kind: "string", values: enumValues(shape.members).filter((value) => typeof value === "string") };
      case "intEnum":
        return { ...integerRule, values: enumValues(shape.members).filter((value) => typeof value === "number") };
      case "list": {
        const isSparse = hasTrait(shape, "smithy.api#sparse");
        const isUnique = hasTrait(shape, "smithy.api#uniqueItems");
        return { kind: "list", member: () => this.ofMember(shape.member), length: {}, isSparse, isUnique };
      }
      case "map": {
        const isSparse = hasTrait(shape, "smithy.api#sparse");
        return {
          kind: "map",
          key: () => this.ofMember(shape.key),
          value: () => this.ofMember(shape.value),
          length: {},
          isSparse,
        };
      }
      case "structure":
      case "union": {
        let members: ReadonlyMap<string, StructureMember> | undefined;
        return { kind: shape.type, members: () => (members ??= this.#members(shape.members)) };
      }
      case "service":
      case "operation":
      case "resource":
        return anyValue;
      default:
        return simpleRules[shape.type];
    }
  }

  #members(members: Members): ReadonlyMap<string, StructureMember> {
    const built = new Map<string, StructureMember>();
    for (const member of members.values()) {
      built.set(member.name, {
        rule: () => this.ofMember(member),
        isRequired: hasTrait(member, "smithy.api#required"),
      });
    }
    return built;
  }
}

const integerRule = { kind: "number", isInteger: true, range: { min: -2_147_483_648, max: 2_147_483_647 } } as const;

function enumValues(members: Members): readonly unknown[] {
  return [...members.values()].map((member) => member.traits.get("smithy.api#enumValue"));
}

/** The rule narrowed by length, range, pattern, enum and idRef, as far as their values are well-formed. */
function constrained(rule: ValueRule, carrier: Carrier): ValueRule {
  switch (rule.kind) {
    case "string":
      return constrainedText(rule, carrier);
    case "list":
    case "map": {
      const length = boundsOf(carrier, "smithy.api#length");
      return length === undefined ? rule : { ...rule, length: narrowed(rule.length, length) };
    }
    case "number": {
      const range = boundsOf(carrier, "smithy.api#range");
      return range === undefined ? rule : { ...rule, range: narrowed(rule.range, range) };
    }
    default:
      return rule;
  }
}

function constrainedText(rule: Extract<ValueRule, { kind: "string" }>, carrier: Carrier): ValueRule {
  const { traits } = carrier;
  const idRef = traits.get("smithy.api#idRef");
  if (isObject(idRef)) {
    const selector = property(idRef, "selector");
    const message = property(idRef, "errorMessage");
    return {
      kind: "shapeId",
      mustExist: property(idRef, "failWhenMissing") === true,
      selector: typeof selector === "string" && selector !== "*" ? selector : undefined,
      message: typeof message === "string" ? message : undefined,
    };
  }
  const pattern = traits.get("smithy.api#pattern");
  const length = boundsOf(carrier, "smithy.api#length");
  const legacy = traits.get("smithy.api#enum");
  const expression = typeof pattern === "string" ? safePattern(pattern) : undefined;
  return {
    ...rule,
    ...(length === undefined ? {} : { length: narrowed(rule.length ?? {}, length) }),
    ...(expression === undefined ? {} : { pattern: expression, longestMatched: longestMatchedValue }),
    ...(Array.isArray(legacy) ? { values: legacyValues(legacy) } : {}),
  };
}

function legacyValues(definitions: readonly unknown[]): readonly string[] {
  return definitions.flatMap((definition) => {
    const value =
      typeof definition === "object" && definition !== null && "value" in definition ? definition.value : undefined;
    return typeof value === "string" ? [value] : [];
  });
}

function boundsOf({ traits }: Carrier, id: ShapeId): Bounds | undefined {
  const value = traits.get(id);
  if (!isObject(value)) return undefined;
  const min = property(value, "min");
  const max = property(value, "max");
  return { min: typeof min === "number" ? min : undefined, max: typeof max === "number" ? max : undefined };
}

function narrowed(left: Bounds, right: Bounds): Bounds {
  return {
    min: left.min === undefined ? right.min : Math.max(left.min, right.min ?? left.min),
    max: left.max === undefined ? right.max : Math.min(left.max, right.max ?? left.max),
  };
}
