/** Patterns of a service that can take too long on hostile input, found when code is generated, not when it runs. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closureOf, membersOf } from "../knowledge/closure.js";
import { constraintsOf, ownConstraintsOf } from "../knowledge/constraints.js";
import { patternOf } from "../knowledge/model-pattern.js";
import { boundedTime, patternRisk } from "../knowledge/pattern-risk.js";
import type { MemberShape, Model, ServiceShape, Shape } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";

/** The length in code points that is assumed where a shape has no maximum: what a request body can well hold. */
const unboundedLength = 1_000_000;

/** One diagnostic for each shape or member whose pattern is not harmless under its length. */
export async function patternRisksOf(model: Model, service: ServiceShape): Promise<readonly Diagnostic[]> {
  const { shapes } = closureOf(model, service);
  const carriers: (Shape | MemberShape)[] = shapes.flatMap((shape) => [shape, ...membersOf(shape)]);
  const found = await Promise.all(
    carriers.filter((carrier) => hasTrait(carrier, "smithy.api#pattern")).map((carrier) => riskOf(model, carrier)),
  );
  return found.flat();
}

async function riskOf(model: Model, carrier: Shape | MemberShape): Promise<readonly Diagnostic[]> {
  const { pattern = "", length } =
    carrier.type === "member" ? constraintsOf(model, carrier) : ownConstraintsOf(carrier);
  const translated = patternOf(model, pattern);
  if (!translated.ok) return [];
  const { source, flags } = translated;
  if (await boundedTime(source, flags, length?.max ?? unboundedLength)) return [];
  const risk = await patternRisk(source, flags);
  if (risk.risk === "none") return [];
  const code = risk.risk === "exponential" ? "pattern-risky" : "pattern-slow";
  const bound = length?.max === undefined ? "no maximum length" : `a maximum length of ${length.max}`;
  const message = `The pattern ${pattern} with ${bound}: ${risk.detail}.`;
  return [diagnostic(code, message, { shapeId: carrier.id, location: model.locate(carrier.source) })];
}
