/** Holds a model against the rules that look at several shapes at once, each under the id of the official validator. */
import type { CheckContext } from "../check-context.js";
import { checkValue } from "../check-value.js";
import { accessRules } from "./access-rules.js";
import { arnRules } from "./arn-rules.js";
import { awsRules } from "./aws-rules.js";
import { cfnRules } from "./cfn-rules.js";
import { checksumRules } from "./checksum-rules.js";
import { endpointDiscoveryRules } from "./endpoint-discovery-rules.js";
import { endpointRules } from "./endpoints/endpoint-rules.js";
import { exampleRules } from "./example-rules.js";
import { expressionRules } from "./expression-rules.js";
import { httpRules } from "./http-rules.js";
import { memberRules } from "./member-rules.js";
import { mqttRules } from "./mqtt-rules.js";
import { pagingRules } from "./paging-rules.js";
import { resourceRules } from "./resource-rules.js";
import { ModelShapes, type Rule } from "./rule.js";
import { serviceRules } from "./service-rules.js";
import { streamRules } from "./stream-rules.js";
import { testRules } from "./test-rules.js";
import { traitRules } from "./trait-rules.js";
import { traitValidatorRules } from "./trait-validator-rules.js";
import { valueTextRules } from "./value-text-rules.js";
import { waiterRules } from "./waiter-rules.js";

const rules: readonly Rule[] = [
  ...serviceRules,
  ...resourceRules,
  ...httpRules,
  ...streamRules,
  ...memberRules,
  ...traitRules,
  ...testRules,
  ...awsRules,
  ...cfnRules,
  ...endpointDiscoveryRules,
  ...endpointRules,
  ...mqttRules,
  ...expressionRules,
  ...waiterRules,
  ...valueTextRules,
  ...traitValidatorRules,
  ...pagingRules,
  ...exampleRules,
  ...checksumRules,
  ...arnRules,
  ...accessRules,
];

/** To be called when references and trait values are known to be right: what follows from wrong ones is not said. */
export function checkRules(context: CheckContext): void {
  const { model, problems, origins } = context;
  const shapes = new ModelShapes(model, {
    faultsIn: (shape, value) =>
      checkValue(context.rules.of(shape), value, context).filter(({ isUnknownMember }) => isUnknownMember !== true),
    selected: context.selected,
  });
  const events = rules.flatMap((rule) => [...rule(shapes)]);
  // What follows from a value that cannot be read at all, or from a trait in the wrong place, is not said.
  const fatal = events.filter(({ event }) => event === "Model");
  const faulty = problems.faulty();
  for (const { event, shape, message, trait, path = [] } of fatal.length > 0 ? fatal : events) {
    if (faulty.has(shape.id)) continue;
    const at = trait === undefined ? shape.source : origins.of(shape, trait);
    problems.report("model-invalid", message, {
      shapeId: shape.id,
      at: path.length === 0 ? at : { file: at.file, path: [...at.path, ...path] },
      event,
    });
  }
}
