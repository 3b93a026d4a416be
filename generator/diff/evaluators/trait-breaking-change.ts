/** `TraitBreakingChange`: what the `breakingChanges` of a trait's definition forbid. */
import { isArray, isObject, property } from "../../model/node.js";
import type { MemberShape, Model, Node, Shape } from "../../model/shapes.js";
import { membersOf } from "../../model/members.js";
import type { Compared } from "../compared.js";
import type { TraitChange } from "../differences.js";
import { traitChangesOf } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";
import type { BreakingRule, ChangeType } from "../official-traits.js";
import { traitStrategyOf } from "../trait-strategy.js";
import type { ChangeKind } from "../value-change.js";
import { changeKindOf, changeMessageOf } from "../value-change.js";

export const traitBreakingChange: Evaluator = {
  name: "TraitBreakingChange",
  events: ["Add", "Remove", "Update"].map((kind) => ({
    id: `TraitBreakingChange.${kind}.{trait}`,
    severity: "as defined",
    when: `A trait, or a part of its value, was ${kind === "Add" ? "added" : kind === "Remove" ? "removed" : "changed"}, and the trait's definition forbids that.`,
  })),
  evaluate: ({ changed, newModel }) =>
    changed.flatMap((change) =>
      traitChangesOf(change).flatMap((one) => {
        const { rules, shape } = traitStrategyOf(newModel, one.trait);
        return rules.flatMap((rule) => broken(newModel, change.now, one, rule, shape));
      }),
    ),
};

function broken(
  model: Model,
  about: Compared,
  { trait, old = null, now = null }: TraitChange,
  rule: BreakingRule,
  definition: Shape | undefined,
): readonly Finding[] {
  // Null counts as absent here, as it does in the definition of the rules.
  // A rule about a part of the value says nothing of a trait that is gone.
  if (now === null && rule.path.length > 0) return [];
  const before = valuesAt(model, definition, rule.path, old);
  const after = valuesAt(model, definition, rule.path, now);
  const paths = [...new Set([...[...before.keys()].toSorted(), ...[...after.keys()].toSorted()])];
  return paths.flatMap((path) => {
    const change = {
      about: about.id,
      trait,
      path,
      old: before.get(path) ?? undefined,
      now: after.get(path) ?? undefined,
    };
    const kind = changeKindOf(change);
    if (kind === undefined || !forbidden(rule.change).includes(kind)) return [];
    const why = rule.message === undefined ? "" : ` ${rule.message}`;
    return [finding(rule.severity, `TraitBreakingChange.${kind}.${trait}`, about, changeMessageOf(change) + why)];
  });
}

function forbidden(change: ChangeType): readonly ChangeKind[] {
  switch (change) {
    case "add":
      return ["Add"];
    case "remove":
      return ["Remove"];
    case "update":
      return ["Update"];
    case "presence":
      return ["Add", "Remove"];
    case "any":
      return ["Add", "Remove", "Update"];
  }
}

interface Step {
  /** The definition of the value; undefined for an official trait, whose lists are told by their values. */
  readonly shape: Shape | undefined;
  readonly value: Node;
  /** A JSON pointer. */
  readonly at: string;
}

/** The values that a path of a definition leads to, by JSON pointer: a step into a list or a map leads to each of its items. */
function valuesAt(
  model: Model,
  definition: Shape | undefined,
  path: readonly string[],
  value: Node,
): ReadonlyMap<string, Node> {
  let steps: readonly Step[] = [{ shape: definition, value, at: "" }];
  for (const segment of path) {
    if (segment === "") break;
    steps = steps.flatMap((step) => next(model, step, segment));
  }
  return new Map(steps.map((step) => [step.at, step.value]));
}

function next(model: Model, { shape, value, at }: Step, segment: string): readonly Step[] {
  const member = shape === undefined ? undefined : memberNamed(shape, segment);
  if (shape !== undefined && member === undefined) return [];
  const target = member === undefined ? undefined : model.shape(member.target);
  if (isArray(value)) return value.map((item, index) => ({ shape: target, value: item, at: `${at}/${index}` }));
  if (!isObject(value)) return [];
  if (shape?.type === "map") {
    return Object.entries(value).map(([key, item]) => ({ shape: target, value: item, at: `${at}/${key}` }));
  }
  return [{ shape: target, value: property(value, segment) ?? null, at: `${at}/${segment}` }];
}

function memberNamed(shape: Shape, name: string): MemberShape | undefined {
  return membersOf(shape).find((member) => member.name === name);
}
