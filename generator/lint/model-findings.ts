/** What is allowed in a model and hardly meant, under the ids of the official validators that say the same. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RuleEvent } from "../model/rules/rule.js";
import { waiterProblems } from "../model/rules/waiter-problems.js";
import type { Model } from "../model/shapes.js";
import { eventWishes } from "../model/suppressions.js";
import { httpFindings } from "./http-findings.js";
import { ignoredFindings } from "./ignored-findings.js";

/** What officially is a DANGER is a warning, what is a WARNING a note: few can change it. */
export function modelFindings(model: Model): readonly Diagnostic[] {
  const findings: readonly (readonly [DiagnosticCode, Iterable<RuleEvent>])[] = [
    ["model-remark", ignoredFindings(model)],
    ["model-questionable", httpFindings(model)],
    ["model-questionable", waiterProblems(model)],
  ];
  const wishes = eventWishes(model);
  return findings.flatMap(([code, found]) =>
    [...found]
      .filter(({ event, shape }) => !wishes.isSuppressed(event, shape.id))
      .map(({ event, shape, message }) =>
        diagnostic(code, message, { shapeId: shape.id, location: model.locate(shape.source), event }),
      ),
  );
}
