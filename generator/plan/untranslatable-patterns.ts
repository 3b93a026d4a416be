/** The patterns of a service that have no equivalent in JavaScript: said once for each shape or member that carries one. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Closure, membersOf } from "../knowledge/closure.js";
import { patternOf } from "../knowledge/model-pattern.js";
import type { MemberShape, Model, Shape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

export function untranslatablePatterns(model: Model, closure: Closure): readonly Diagnostic[] {
  const carriers: (Shape | MemberShape)[] = closure.shapes.flatMap((shape) => [shape, ...membersOf(shape)]);
  return carriers.flatMap((carrier) => {
    const text = traitOf(carrier, "smithy.api#pattern");
    const translated = text === undefined ? undefined : patternOf(model, text);
    if (text === undefined || translated?.ok !== false) return [];
    const message = `The pattern ${text} is not checked: ${translated.reason}`;
    const details = { shapeId: carrier.id, location: model.locate(carrier.source) };
    return [diagnostic("pattern-untranslatable", message, details)];
  });
}
