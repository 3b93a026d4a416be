/** The profile of services that declare `smithy.framework#ValidationException`: broken constraints as Smithy's own servers say them. */
import type { ServiceSchema } from "../../schema/schema.js";
import { parentOf } from "../../validate/issue.js";
import type { ServiceProfile } from "./profile.js";

const validationException = "smithy.framework#ValidationException";

export const frameworkProfile: ServiceProfile = {
  name: "Smithy framework",
  unitOutput: "nothing",
  invalidInput: (issues) => {
    if (issues.length === 0) return undefined;
    const fields = issues.map(({ path, ofKey, message }) => ({ path: ofKey ? parentOf(path) : path, message }));
    const details = fields.map(({ message }) => message).join("; ");
    const message = `${fields.length} validation error${fields.length === 1 ? "" : "s"} detected. ${details}`;
    return { name: "ValidationException", message, fields };
  },
};

/** Whether some operation of the service declares the framework's error. */
export function declaresFrameworkError(service: ServiceSchema): boolean {
  return Object.values(service.operations).some(({ errors }) => errors.some(({ id }) => id === validationException));
}
