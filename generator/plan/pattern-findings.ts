/** What becomes of the patterns of a service that a RegExp cannot simply check: said once for each shape or member that carries one. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Closure, membersOf } from "../knowledge/closure.js";
import { patternOf } from "../knowledge/model-pattern.js";
import type { MemberShape, Model, Shape } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";

/**
 * Patterns that are not checked, and those that the runtime's linear matcher checks because a RegExp could take too long.
 * `riskOf` says more of a pattern's text than that, a clause such as "its time doubles with each character".
 */
export function patternFindings(
  model: Model,
  closure: Closure,
  riskOf: (text: string) => string | undefined = () => undefined,
): readonly Diagnostic[] {
  const carriers: (Shape | MemberShape)[] = closure.shapes.flatMap((shape) => [shape, ...membersOf(shape)]);
  return carriers.flatMap((carrier) => {
    const text = traitOf(carrier, "smithy.api#pattern");
    const finding = text === undefined ? undefined : findingOf(text, riskOf);
    if (finding === undefined) return [];
    const details = { shapeId: carrier.id, location: model.locate(carrier.source) };
    return [diagnostic(finding.code, finding.message, details)];
  });
}

type FindingCode = "pattern-untranslatable" | "pattern-linear" | "pattern-lenient";

function findingOf(
  text: string,
  riskOf: (text: string) => string | undefined,
): { readonly code: FindingCode; readonly message: string } | undefined {
  const use = patternOf(text);
  if (!use.ok) return { code: "pattern-untranslatable", message: `The pattern ${text} is not checked: ${use.reason}` };
  if (use.matcher === "native") return undefined;
  const risk = riskOf(text) ?? "its time is not bound to grow with the length of the text alone";
  const slow = `The pattern ${text} could take too long as a RegExp (${risk})`;
  return use.matcher === "linear"
    ? { code: "pattern-linear", message: `${slow}: the linear matcher checks it.` }
    : { code: "pattern-lenient", message: `${slow}: the linear matcher checks it, and lets more texts pass.` };
}
