/** The authentication schemes in effect, in the order a client prefers them (Smithy 2.0, "auth trait"). */
import { isArray } from "../../model/node.js";
import type { Model, OperationShape, ServiceShape, ShapeId, Traits } from "../../model/shapes.js";

const official: ReadonlySet<ShapeId> = new Set([
  "aws.auth#cognitoUserPools",
  "aws.auth#sigv4",
  "aws.auth#sigv4a",
  "smithy.api#httpApiKeyAuth",
  "smithy.api#httpBasicAuth",
  "smithy.api#httpBearerAuth",
  "smithy.api#httpDigestAuth",
]);

/** Of a service, or of an operation in it: what its `auth` names, else what the service's does, else all schemes by id. */
export function effectiveAuth(model: Model, service: ServiceShape, operation?: OperationShape): readonly ShapeId[] {
  const named = namedIn(operation?.traits) ?? namedIn(service.traits);
  if (named !== undefined) return [...new Set(named)].filter((id) => service.traits.has(id));
  return [...service.traits.keys()].filter((id) => isScheme(model, id)).toSorted();
}

function namedIn(traits: Traits | undefined): readonly ShapeId[] | undefined {
  const list = traits?.get("smithy.api#auth");
  return isArray(list) ? list.filter((id) => typeof id === "string") : undefined;
}

function isScheme(model: Model, id: ShapeId): boolean {
  return official.has(id) || model.shapes.get(id)?.traits.has("smithy.api#authDefinition") === true;
}
