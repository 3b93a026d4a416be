/** The constraints that a shape carries itself; those of a member win over them. */
import type { Constraints, Schema } from "./schema.js";

export function constraintsOf(schema: Schema): Constraints {
  return {
    ...("length" in schema && schema.length && { length: schema.length }),
    ...("range" in schema && schema.range && { range: schema.range }),
    ...("pattern" in schema && schema.pattern && { pattern: schema.pattern }),
  };
}
