/** Default values: of their shape's type, agreeing with the default of the target (Smithy 2.0, "default trait"). */
import { membersOf } from "./members.js";
import type { CheckContext } from "./check-context.js";
import { checkValue } from "./check-value.js";
import { equalNodes, isArray, isObject, shown } from "./node.js";
import type { AnyShape } from "./selector/neighbors.js";
import type { MemberShape, Node, Shape } from "./shapes.js";
import { hasTrait, traitOf } from "./traits.js";
import type { ValueRule } from "./value-rule.js";

const defaultTrait = "smithy.api#default";

export function checkDefaults(context: CheckContext): void {
  for (const shape of context.model.shapes.values()) {
    const value = traitOf(shape, defaultTrait);
    if (value === null) report(context, shape, "Only a member can have the default null.");
    else if (value !== undefined) checkDefault(context, shape, shape, value);
    if (shape.type !== "structure") continue;
    for (const member of membersOf(shape)) checkMember(context, member);
  }
}

function checkMember(context: CheckContext, member: MemberShape): void {
  const target = context.model.shape(member.target);
  if (target === undefined) return;
  const value = traitOf(member, defaultTrait);
  const inherited = traitOf(target, defaultTrait);
  if (value !== undefined && value !== null) checkDefault(context, member, target, value);
  if (inherited === undefined || value === null || hasTrait(member, "smithy.api#box")) return;
  if (value === undefined) {
    report(
      context,
      member,
      `${member.id} targets ${target.id}, whose default ${shown(inherited)} it must repeat.`,
      repeatHint(inherited),
    );
  } else if (!equalNodes(value, inherited)) {
    const message = `${member.id} has the default ${shown(value)}, and its target ${target.id} has ${shown(inherited)}.`;
    report(context, member, message, repeatHint(inherited));
  }
}

function repeatHint(inherited: Node): string {
  return `Give the member the trait ${defaultTrait} with the value ${shown(inherited)}, or null to have no default.`;
}

function checkDefault(context: CheckContext, carrier: AnyShape, target: Shape, value: Node): void {
  if (target.type === "list" && isArray(value) && value.length > 0)
    return report(context, carrier, "The default of a list must be empty.");
  if (target.type === "map" && isObject(value) && Object.keys(value).length > 0)
    return report(context, carrier, "The default of a map must be empty.");
  const rule = carrier.type === "member" ? context.rules.ofMember(carrier) : context.rules.of(target);
  for (const { message } of checkValue(withoutRange(rule, target), value, context)) {
    report(context, carrier, `The default value of ${carrier.id} ${message}.`);
  }
}

/** A default outside of a range is allowed for the sake of models from Smithy 1.0; one outside of the type is not. */
function withoutRange(rule: ValueRule, target: Shape): ValueRule {
  if (rule.kind !== "number") return rule;
  const bits = { byte: 7, short: 15, integer: 31, intEnum: 31, long: 63 }[target.type as string];
  return {
    ...rule,
    range: bits === undefined ? {} : { min: -(2 ** bits), max: bits === 63 ? 2 ** 63 : 2 ** bits - 1 },
  };
}

function report({ problems, origins }: CheckContext, carrier: AnyShape, message: string, hint?: string): void {
  problems.report("default-invalid", message, { shapeId: carrier.id, at: origins.of(carrier, defaultTrait), hint });
}
