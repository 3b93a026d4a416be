/** Every trait of every shape and member: its value against its definition, its place against its selector, and what it excludes. */
import { didYouMean } from "../diagnostics/nearest.js";
import { membersOf } from "./members.js";
import type { CheckContext } from "./check-context.js";
import { checkValue } from "./check-value.js";
import { knownTraits } from "./known-traits.js";
import { isArray, isObject, property } from "./node.js";
import type { AnyShape } from "./selector/neighbors.js";
import { namespaceOf } from "./shape-id.js";
import type { MemberShape, Node, NodeObject, ShapeId } from "./shapes.js";
import { traitDefinitions } from "./trait-definitions.js";
import type { TraitDefinition } from "./trait-definitions.js";
import { annotationValue, text } from "./value-rule.js";
import type { ValueRule } from "./value-rule.js";

export function checkTraits(context: CheckContext): void {
  const checker = new TraitChecker(context);
  for (const shape of context.model.shapes.values()) {
    if (shape.traits.size > 0) checker.check(shape);
    for (const member of membersOf(shape)) if (member.traits.size > 0) checker.check(member);
    if ("members" in shape && shape.members.size > 1) checker.checkExclusive(shape.id, [...shape.members.values()]);
  }
}

class TraitChecker {
  readonly #context: CheckContext;
  /** Undefined for ids that are no traits, or none that are known. */
  readonly #definitions = new Map<ShapeId, TraitDefinition | undefined>();

  constructor(context: CheckContext) {
    this.#context = context;
  }

  check(carrier: AnyShape): void {
    for (const [id, value] of carrier.traits) {
      const definition = this.#definitions.has(id) ? this.#definitions.get(id) : this.#resolve(id, carrier);
      if (definition === undefined) this.#reportUndefined(id, carrier);
      else this.#checkTrait(id, value, definition, carrier);
    }
  }

  /** At most one member of a structure has, or targets a shape that has, a trait that says so. */
  checkExclusive(container: ShapeId, members: readonly MemberShape[]): void {
    const first = new Map<string, MemberShape>();
    for (const member of members) {
      for (const [id, kind] of this.#exclusiveTraits(member)) {
        const other = first.get(id);
        if (other === undefined) {
          first.set(id, member);
          continue;
        }
        const what = kind === "member" ? `have ${id}` : `target shapes with ${id}`;
        this.#context.problems.report(
          "trait-conflict",
          `Only one member of ${container} may ${what}, and ${other.name} and ${member.name} do.`,
          {
            shapeId: container,
            at: kind === "member" ? this.#context.origins.of(member, id) : member.source,
          },
        );
      }
    }
  }

  *#exclusiveTraits(member: MemberShape): Iterable<[ShapeId, "member" | "target"]> {
    for (const id of member.traits.keys()) {
      if (this.#definitions.get(id)?.exclusive === "member") yield [id, "member"];
    }
    for (const id of this.#context.model.shape(member.target)?.traits.keys() ?? []) {
      const definition = this.#definitions.get(id) ?? traitDefinitions.get(id);
      if (definition?.exclusive === "target") yield [id, "target"];
    }
  }

  #checkTrait(id: ShapeId, value: Node, definition: TraitDefinition, carrier: AnyShape): void {
    const { problems, origins } = this.#context;
    for (const fault of isPlain(definition.value, value) ? [] : checkValue(definition.value, value, this.#context)) {
      const at = origins.of(carrier, id);
      const inside = fault.path.length === 0 ? "" : ` at ${fault.path.join(".")}`;
      const code = fault.isUnknownMember ? "trait-member-unknown" : "trait-value-invalid";
      problems.report(code, `The value of ${id}${inside} ${fault.message}.`, {
        shapeId: carrier.id,
        at: { file: at.file, path: [...at.path, ...fault.path] },
        hint: fault.hint,
      });
    }
    const { selector, conflicts, also } = definition;
    const fault = also?.(value);
    if (fault !== undefined) {
      problems.report("trait-value-invalid", `The value of ${id} ${fault}.`, {
        shapeId: carrier.id,
        at: origins.of(carrier, id),
      });
    }
    if (selector !== undefined && !this.#context.isSelected(carrier, selector)) {
      problems.report(
        "trait-not-applicable",
        `The trait ${id} cannot be applied to ${carrier.id}, a ${carrier.type}.`,
        {
          shapeId: carrier.id,
          at: origins.of(carrier, id),
          hint: `It applies to: ${selector.replaceAll(/\s+/g, " ").slice(0, 300)}`,
        },
      );
    }
    for (const other of conflicts === undefined ? [] : carrier.traits.keys()) {
      if (conflicts?.includes(other) !== true) continue;
      problems.report("trait-conflict", `${id} and ${other} exclude each other.`, {
        shapeId: carrier.id,
        at: origins.of(carrier, id),
      });
    }
  }

  #resolve(id: ShapeId, carrier: AnyShape): TraitDefinition | undefined {
    const definition = traitDefinitions.get(id) ?? this.#modelled(id);
    this.#definitions.set(id, definition);
    if (
      definition === undefined &&
      this.#context.find(id) === undefined &&
      !this.#context.isBroken(id) &&
      !knownTraits.has(id)
    ) {
      const related = (): readonly string[] =>
        [...traitDefinitions.keys(), ...knownTraits].filter((known) => namespaceOf(known) === namespaceOf(id));
      const isPrelude = namespaceOf(id) === "smithy.api";
      this.#context.problems.report(
        "trait-unknown",
        `The trait ${id} is not defined anywhere${isPrelude ? ", not even in the prelude" : ""}.`,
        {
          shapeId: carrier.id,
          at: this.#context.origins.of(carrier, id),
          hint: () => didYouMean(id, related()),
        },
      );
    }
    return definition;
  }

  /** A definition by a shape of the model that carries the trait trait. */
  #modelled(id: ShapeId): TraitDefinition | undefined {
    const shape = this.#context.model.shape(id);
    const trait = shape?.traits.get("smithy.api#trait");
    if (shape === undefined || !isObject(trait)) return undefined;
    const selector = property(trait, "selector");
    const exclusive = property(trait, "structurallyExclusive");
    return {
      value: this.#context.rules.of(shape),
      selector: typeof selector === "string" && selector !== "*" ? selector : undefined,
      exclusive: exclusive === "member" || exclusive === "target" ? exclusive : undefined,
      conflicts: conflictsOf(trait),
    };
  }

  #reportUndefined(id: ShapeId, carrier: AnyShape): void {
    const shape = this.#context.find(id);
    if (shape === undefined) return;
    this.#context.problems.report("trait-not-a-trait", `${id} is applied as a trait to ${carrier.id}, and is none.`, {
      shapeId: carrier.id,
      at: this.#context.origins.of(carrier, id),
    });
  }
}

/** Most traits are texts and annotations, and right; nothing need be made to find that out. */
function isPlain(rule: ValueRule, value: Node): boolean {
  if (rule === text) return typeof value === "string";
  if (rule !== annotationValue || !isObject(value)) return false;
  for (const _ in value) return false;
  return true;
}

function conflictsOf(trait: NodeObject): readonly ShapeId[] {
  const conflicts = property(trait, "conflicts");
  if (!isArray(conflicts)) return [];
  return conflicts.flatMap((id) => (typeof id !== "string" ? [] : [id.includes("#") ? id : `smithy.api#${id}`]));
}
