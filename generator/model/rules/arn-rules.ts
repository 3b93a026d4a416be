/** AWS's "arn trait": a template is relative, and its labels are the identifiers of its resource. */
import type { ResourceShape } from "../shapes.js";
import { hasTrait } from "../traits.js";
import { listed, type ModelShapes, partOf, type Rule, type RuleEvent } from "./rule.js";

export const arnRules: readonly Rule[] = [templates];

const trait = "aws.api#arn";

function* templates(shapes: ModelShapes): Iterable<RuleEvent> {
  const carriers = shapes.carriers(trait);
  if (carriers.length === 0) return;
  const bound = new Set(
    shapes.services
      .filter((service) => hasTrait(service, "aws.api#service"))
      .flatMap((service) => [...shapes.closureOf(service).resources]),
  );
  for (const resource of carriers) {
    const template = partOf(resource, trait, "template");
    if (resource.type !== "resource" || typeof template !== "string") continue;
    const event = { shape: resource, trait, path: ["template"] };
    if (template.startsWith("/"))
      yield { ...event, event: "Model", message: `The ARN of ${resource.id} begins with a slash, and is relative.` };
    const fault = bound.has(resource) ? labelFault(resource, template) : undefined;
    if (fault !== undefined) yield { ...event, event: "ArnTemplate", message: `The ARN of ${resource.id} ${fault}.` };
  }
}

function labelFault({ identifiers }: ResourceShape, template: string): string | undefined {
  const labels = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const strange = labels.filter((label) => !identifiers.has(label));
  const missing = [...identifiers.keys()].filter((name) => !labels.includes(name));
  if (strange.length > 0) return `has labels that are no identifiers: ${listed(strange)}`;
  return missing.length === 0 ? undefined : `lacks the identifiers ${listed(missing)}`;
}
