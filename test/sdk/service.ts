/** The whole service, its operations, and samples of them. */
import { CognitoIdentityProviderService } from "../../generated/cognito-identity-provider/index.js";
import { type Optional, cognitoIdentityProvider, sampleValue } from "../../runtime/mock/index.js";
import type { OperationSchema, StructureSchema } from "../../runtime/schema/schema.js";

export const service = CognitoIdentityProviderService;
export const operations: readonly OperationSchema[] = Object.values(service.operations);
export const pagedOperations = operations.filter(({ paginated }) => paginated !== undefined);

/** How much of a structure a sample has. */
export const levels: readonly Optional[] = ["minimal", "typical", "full"];

/** A valid structure, with ids as Cognito has them. */
export function sampleOf(
  schema: StructureSchema,
  seed: number | string,
  optional: Optional,
): Readonly<Record<string, unknown>> {
  const { hint } = cognitoIdentityProvider;
  return sampleValue(schema, seed, { optional, ...(hint && { hint }) }) as Readonly<Record<string, unknown>>;
}

/** The operation called `name`. */
export function operationOf(name: string): OperationSchema {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`BUG: no operation ${name}`);
  return found;
}
