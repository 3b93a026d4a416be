/** Members within their shape: enough of them, names that differ by more than case, and enum values that are valid and distinct. */
import type { CheckContext } from "./check-context.js";
import { isObject, property } from "./node.js";
import type { EnumShape, IntEnumShape, MemberShape, Shape, SimpleShape } from "./shapes.js";
import { traitOf } from "./traits.js";

export function checkMembers(context: CheckContext): void {
  for (const shape of context.model.shapes.values()) {
    if (shape.type === "string") checkLegacyEnum(context, shape);
    if (!("members" in shape)) continue;
    checkNames(context, shape);
    if (shape.type !== "structure" && shape.members.size === 0 && !context.isBroken(shape.id)) {
      context.problems.report("shape-incomplete", `The ${shape.type} ${shape.id} has no members.`, {
        shapeId: shape.id,
        at: shape.source,
        hint: `A shape of type ${shape.type} has at least one member.`,
      });
    }
    if (shape.type === "enum" || shape.type === "intEnum") checkValues(context, shape);
  }
}

/** Smithy 2.0, "Shape ID conflicts": member names are unique regardless of case. */
function checkNames({ problems }: CheckContext, shape: Extract<Shape, { members: unknown }>): void {
  const seen = new Map<string, MemberShape>();
  for (const member of shape.members.values()) {
    const folded = member.name.toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, member);
    if (other === undefined) continue;
    for (const { id, source } of [other, member]) {
      const message = `The members ${other.name} and ${member.name} differ only in upper and lower case.`;
      problems.report("member-conflict", message, { shapeId: id, at: source });
    }
  }
}

function checkValues(context: CheckContext, shape: EnumShape | IntEnumShape): void {
  const seen = new Map<unknown, string>();
  for (const member of shape.members.values()) {
    const value = member.traits.get("smithy.api#enumValue");
    const fault = shape.type === "enum" ? textFault(value) : integerFault(value);
    if (fault !== undefined) report(context, member, `${member.id} ${fault}.`);
    const other = seen.get(value);
    if (other === undefined) seen.set(value, member.name);
    else if (fault === undefined)
      report(context, member, `${member.id} has the value of ${other}, ${JSON.stringify(value)}.`);
  }
}

function textFault(value: unknown): string | undefined {
  if (typeof value !== "string") return "has a value that is not a string";
  return value === "" ? "has the empty string as its value" : undefined;
}

function integerFault(value: unknown): string | undefined {
  if (value === undefined) return "has no value";
  return typeof value === "number" &&
    Number.isInteger(value) &&
    Math.abs(value) <= 2_147_483_648 &&
    value !== 2_147_483_648
    ? undefined
    : "has a value that is not a 32-bit integer";
}

/** Smithy 2.0, "enum trait": distinct values; names for all entries or for none, and distinct. */
function checkLegacyEnum({ problems, origins }: CheckContext, shape: SimpleShape): void {
  const definitions = traitOf(shape, "smithy.api#enum");
  if (!Array.isArray(definitions)) return;
  const entries = definitions.filter((definition) => isObject(definition));
  const values = entries.map((entry) => property(entry, "value"));
  const names = entries.map((entry) => property(entry, "name")).filter((name) => name !== undefined);
  const faults = [
    ...(names.length > 0 && names.length < entries.length ? ["has names for some of its values only"] : []),
    ...(new Set(names).size < names.length ? ["has the same name twice"] : []),
    ...(new Set(values).size < values.length ? ["has the same value twice"] : []),
  ];
  for (const fault of faults) {
    const at = origins.of(shape, "smithy.api#enum");
    problems.report("enum-value-invalid", `The enum trait of ${shape.id} ${fault}.`, { shapeId: shape.id, at });
  }
}

function report({ problems, origins }: CheckContext, member: MemberShape, message: string): void {
  problems.report("enum-value-invalid", message, {
    shapeId: member.id,
    at: origins.of(member, "smithy.api#enumValue"),
  });
}
