/** Events that concern what people read and nothing else: they are counted, not listed. */
import type { DiffEvent } from "./event.js";

const traits: readonly string[] = [
  "smithy.api#documentation",
  "smithy.api#examples",
  "smithy.api#externalDocumentation",
  "smithy.api#title",
];

export function isDocumentation({ eventId, severity }: DiffEvent): boolean {
  const [name, , ...trait] = eventId.split(".");
  return (
    (severity === "NOTE" || severity === "WARNING") && name === "ModifiedTrait" && traits.includes(trait.join("."))
  );
}
