/** Holds a model against the rules that look at several shapes at once, each under the id of the official validator. */
import type { CheckContext } from "../check-context.js";
import { checkValue } from "../check-value.js";
import { awsRules } from "./aws-rules.js";
import { endpointDiscoveryRules } from "./endpoint-discovery-rules.js";
import { httpRules } from "./http-rules.js";
import { memberRules } from "./member-rules.js";
import { expressionRules } from "./expression-rules.js";
import { mqttRules } from "./mqtt-rules.js";
import { resourceRules } from "./resource-rules.js";
import { ModelShapes, type Rule } from "./rule.js";
import { serviceRules } from "./service-rules.js";
import { streamRules } from "./stream-rules.js";
import { testRules } from "./test-rules.js";
import { traitRules } from "./trait-rules.js";

const rules: readonly Rule[] = [
  ...serviceRules,
  ...resourceRules,
  ...httpRules,
  ...streamRules,
  ...memberRules,
  ...traitRules,
  ...testRules,
  ...awsRules,
  ...endpointDiscoveryRules,
  ...mqttRules,
  ...expressionRules,
];

/** To be called when references and trait values are known to be right: what follows from wrong ones is not said. */
export function checkRules(context: CheckContext): void {
  const { model, problems, origins } = context;
  const shapes = new ModelShapes(model, (shape, value) =>
    checkValue(context.rules.of(shape), value, context).filter(({ isUnknownMember }) => isUnknownMember !== true),
  );
  // What follows from a trait in the wrong place is not said of the shape that has it.
  const faulty = problems.faulty();
  for (const rule of rules) {
    for (const { event, shape, message, trait } of rule(shapes)) {
      if (faulty.has(shape.id)) continue;
      const at = trait === undefined ? shape.source : origins.of(shape, trait);
      problems.report("model-invalid", message, { shapeId: shape.id, at, event });
    }
  }
}
