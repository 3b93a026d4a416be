/** What a change of a trait means by the definition of the trait: its breaking-change rules, its `diff.*` tags, or the default. */
import { isArray, isObject, property } from "../model/node.js";
import type { Model, Node, NodeObject, Shape, ShapeId, Traits } from "../model/shapes.js";
import type { Level } from "./event.js";
import type { BreakingRule, ChangeType } from "./official-traits.js";
import { officialRules, officialTraits } from "./official-traits.js";
import type { ChangeKind } from "./value-change.js";

/** One kind of change and how bad it is. */
export interface Strategy {
  readonly kind: ChangeKind;
  readonly severity: Level;
}

export interface TraitStrategy {
  readonly rules: readonly BreakingRule[];
  /** Said of the trait as a whole. */
  readonly strategies: readonly Strategy[];
  /** Whether the tags of the members of the definition are to be followed into the value. */
  readonly contents: boolean;
  /** The definition, when the new model has it. */
  readonly shape: Shape | undefined;
}

const levels: readonly Level[] = ["NOTE", "WARNING", "DANGER", "ERROR"];
const kinds: readonly ChangeKind[] = ["Add", "Remove", "Update"];

function always(severity: Level): readonly Strategy[] {
  return kinds.map((kind) => ({ kind, severity }));
}

const usual: readonly Strategy[] = [
  { kind: "Add", severity: "NOTE" },
  { kind: "Update", severity: "NOTE" },
  { kind: "Remove", severity: "WARNING" },
];

/** Of a trait that nothing defines, every change is a warning. */
const unknown: TraitStrategy = { rules: [], strategies: always("WARNING"), contents: false, shape: undefined };

/** The new model's definition counts; where it has none, the official one. */
export function traitStrategyOf(newModel: Model, trait: ShapeId): TraitStrategy {
  const shape = newModel.shapes.get(trait);
  const definition = shape?.traits.get("smithy.api#trait");
  if (shape !== undefined && definition !== undefined) return defined(shape, definition);
  if (!officialTraits.has(trait)) return unknown;
  // Of the official definitions, this one has a tag and no rules.
  if (trait === "smithy.api#enumValue") return { ...unknown, strategies: always("ERROR") };
  const rules = officialRules.get(trait);
  return rules === undefined ? { ...unknown, strategies: usual } : { ...unknown, strategies: [], rules };
}

function defined(shape: Shape, definition: Node): TraitStrategy {
  const rules = isObject(definition) ? rulesOf(definition) : [];
  const strategies = taggedStrategies(shape.traits);
  const contents = tagsOf(shape.traits).includes("diff.contents");
  if (strategies.length > 0 || contents) return { rules, strategies, contents, shape };
  return { rules, strategies: rules.length > 0 ? [] : usual, contents, shape };
}

function rulesOf(definition: NodeObject): readonly BreakingRule[] {
  const list = property(definition, "breakingChanges");
  return isArray(list) ? list.filter(isObject).flatMap((entry) => ruleOf(entry) ?? []) : [];
}

/** Undefined when it is not well-formed, which the loader has reported. */
function ruleOf(entry: NodeObject): BreakingRule | undefined {
  const [pointer, change, severity, message] = ["path", "change", "severity", "message"].map((key) =>
    property(entry, key),
  );
  const path = stepsOf(pointer ?? "");
  if (path === undefined || !isChangeType(change)) return undefined;
  return {
    path,
    change,
    severity: levels.find((level) => level === severity) ?? "ERROR",
    message: typeof message === "string" ? message : undefined,
  };
}

function isChangeType(node: Node | undefined): node is ChangeType {
  return ["add", "remove", "update", "presence", "any"].includes(typeof node === "string" ? node : "");
}

/** The steps of a JSON pointer (RFC 6901), which may begin with `#`. */
function stepsOf(pointer: Node): readonly string[] | undefined {
  if (typeof pointer !== "string") return undefined;
  const text = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  if (text === "") return [];
  if (!text.startsWith("/")) return undefined;
  return text
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

const levelOfTag: Readonly<Record<string, Level>> = { error: "ERROR", danger: "DANGER", warning: "WARNING" };

/** What the `diff.<level>.<kind>` tags of a definition, or of a member of one, ask for. */
export function taggedStrategies(traits: Traits): readonly Strategy[] {
  return tagsOf(traits).flatMap((tag): readonly Strategy[] => {
    const [, level = "", kind = ""] = /^diff\.(error|danger|warning)\.(add|remove|update|const)$/.exec(tag) ?? [];
    const severity = levelOfTag[level];
    if (severity === undefined) return [];
    return kind === "const"
      ? always(severity)
      : kinds.filter((one) => one.toLowerCase() === kind).map((one) => ({ kind: one, severity }));
  });
}

function tagsOf(traits: Traits): readonly string[] {
  const tags = traits.get("smithy.api#tags");
  return isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
}
