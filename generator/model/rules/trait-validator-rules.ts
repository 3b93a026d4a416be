/** Smithy 2.0, "traitValidators trait": what the selectors of a trait find, from a shape that has it, is wrong there. */
import { isObject, property } from "../node.js";
import { namespaceOf } from "../shape-id.js";
import type { Node } from "../shapes.js";
import { entriesOf, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const traitValidatorRules: readonly Rule[] = [traitValidators];

const trait = "smithy.api#traitValidators";
/** Namespaces whose own such rules are among ours, and so hold without their definitions. */
const ours = new Set(["aws.protocols", "smithy.mqtt", "smithy.protocols"]);

function* traitValidators(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const definition of shapes.carriers(trait)) {
    const validators = entriesOf(definition.traits.get(trait));
    const strange = validators.map(([id]) => id).filter((id) => !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(id));
    for (const id of strange) {
      const message = `${definition.id} has a validator ${JSON.stringify(id)}, which is no id of an event.`;
      yield { event: "TraitValidators", shape: definition, message, trait };
    }
    if (strange.length > 0 || ours.has(namespaceOf(definition.id))) continue;
    for (const [event, validator] of validators) yield* found(shapes, definition.id, event, validator);
  }
}

function* found(shapes: ModelShapes, id: string, event: string, validator: Node): Iterable<RuleEvent> {
  const part = (key: string): Node | undefined => (isObject(validator) ? property(validator, key) : undefined);
  const [selector, severity, why] = [part("selector"), part("severity") ?? "ERROR", part("message")];
  if (typeof selector !== "string" || severity !== "ERROR") return;
  for (const carrier of shapes.carriers(id)) {
    for (const shape of shapes.selected(carrier, selector)) {
      const reason = typeof why === "string" ? `: ${why}` : "";
      yield { event, shape, message: `${shape.id} is not what ${id} of ${carrier.id} asks for${reason}.` };
    }
  }
}
