/** Every trait of every shape and member: its value against its definition, its place against its selector, and what it excludes. */
import { didYouMean } from "../diagnostics/nearest.js";
import { membersOf } from "./members.js";
import type { CheckContext } from "./check-context.js";
import { checkValue } from "./check-value.js";
import { knownTraits } from "./known-traits.js";
import { isArray, isObject, property } from "./node.js";
import type { ShapeTest } from "./selector/match-selector.js";
import type { AnyShape } from "./selector/neighbors.js";
import { namespaceOf } from "./shape-id.js";
import type { MemberShape, Node, NodeObject, ShapeId } from "./shapes.js";
import { traitDefinitions } from "./trait-definitions.js";
import type { TraitDefinition } from "./trait-definitions.js";
import { hasTrait } from "./traits.js";
import { annotationValue, text } from "./value-rule.js";
import type { ValueRule } from "./value-rule.js";

export function checkTraits(context: CheckContext): void {
  const checker = new TraitChecker(context);
  for (const shape of context.model.shapes.values()) {
    if (shape.traits.size > 0) checker.check(shape);
    for (const member of membersOf(shape)) if (member.traits.size > 0) checker.check(member);
  }
  checker.checkExclusive();
}

interface ResolvedTrait {
  readonly definition: TraitDefinition;
  readonly isSelected: ShapeTest | undefined;
}

class TraitChecker {
  readonly #context: CheckContext;
  /** Undefined for ids that are no traits, or none that are known. */
  readonly #resolved = new Map<ShapeId, ResolvedTrait | undefined>();
  readonly #exclusive = { member: new Set<ShapeId>(), target: new Set<ShapeId>() };

  constructor(context: CheckContext) {
    this.#context = context;
  }

  check(carrier: AnyShape): void {
    for (const [id, value] of carrier.traits) {
      const trait = this.#resolved.get(id) ?? (this.#resolved.has(id) ? undefined : this.#resolve(id, carrier));
      if (trait === undefined) this.#reportUndefined(id, carrier);
      else this.#checkTrait(id, value, trait, carrier);
    }
  }

  /**
   * At most one member of a structure has, or targets a shape that has, a trait that says so. To be called once every trait
   * was met: only the few such traits of this model are looked for.
   */
  checkExclusive(): void {
    const { member: onMembers, target: onTargets } = this.#exclusive;
    if (onMembers.size + onTargets.size === 0) return;
    const { model } = this.#context;
    for (const shape of model.shapes.values()) {
      if (!("members" in shape) || shape.members.size < 2) continue;
      const members = [...shape.members.values()];
      for (const id of onMembers) {
        this.#reportSeveral(
          shape.id,
          members.filter((member) => hasTrait(member, id)),
          `have ${id}`,
        );
      }
      for (const id of onTargets) {
        const carriers = members.filter((member) => model.shape(member.target)?.traits.has(id));
        this.#reportSeveral(shape.id, carriers, `target shapes with ${id}`);
      }
    }
  }

  #reportSeveral(container: ShapeId, members: readonly MemberShape[], what: string): void {
    const [, second] = members;
    if (second === undefined) return;
    const names = members
      .map(({ name }) => name)
      .slice(0, 10)
      .join(", ");
    const message = `Only one member of ${container} may ${what}, and these do: ${names}.`;
    this.#context.problems.report("trait-conflict", message, { shapeId: container, at: second.source });
  }

  #checkTrait(id: ShapeId, value: Node, { definition, isSelected }: ResolvedTrait, carrier: AnyShape): void {
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
    const { selector = "*", conflicts, also } = definition;
    const fault = also?.(value);
    if (fault !== undefined) {
      problems.report("trait-value-invalid", `The value of ${id} ${fault}.`, {
        shapeId: carrier.id,
        at: origins.of(carrier, id),
      });
    }
    if (isSelected?.(carrier) === false) {
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

  #resolve(id: ShapeId, carrier: AnyShape): ResolvedTrait | undefined {
    const definition = traitDefinitions.get(id) ?? this.#modelled(id);
    const selector = definition?.selector;
    const isSelected = selector === undefined ? undefined : this.#context.selectorTest(selector);
    const resolved = definition === undefined ? undefined : { definition, isSelected };
    this.#resolved.set(id, resolved);
    if (definition?.exclusive !== undefined) this.#exclusive[definition.exclusive].add(id);
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
    return resolved;
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
