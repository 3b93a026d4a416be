/** The profile of AWS services on the Coral stack, for all that have none of their own. */
import type { StructureSchema } from "../../schema/schema.js";
import type { Issue } from "../../validate/issue.js";
import { coralMessage } from "./constraint-wording.js";
import type { InvalidInput, ServiceProfile } from "./profile.js";

/** Broken constraints under the error name `name`: the framework's own first, then what dependent keys are missing. */
export function coralInvalidInput(name: string): ServiceProfile["invalidInput"] {
  return (issues: readonly Issue[], input: unknown, schema: StructureSchema): InvalidInput | undefined => {
    const framework = issues.filter(({ constraint }) => constraint.kind !== "dependentKeys");
    if (framework.length > 0) return { name, message: coralMessage(framework, input, schema) };
    for (const { constraint } of issues) {
      // The real services look for the keys they need, after the framework is content, and pass over the others.
      if (constraint.kind !== "dependentKeys" || constraint.missing === undefined) continue;
      return { name, message: `Missing required parameter ${constraint.missing}` };
    }
    return undefined;
  };
}

export const defaultProfile: ServiceProfile = {
  name: "AWS",
  unitOutput: "nothing",
  invalidInput: coralInvalidInput("ValidationException"),
};
