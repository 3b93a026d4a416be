/** Who may call: the authentication of services and operations, in words and for schemas. Smithy specification, "Authentication traits". */
import type { OperationShape, ServiceShape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { code } from "./plan-docs.js";

/** A scheme in words, with what the service's trait says of it. */
const schemes: ReadonlyMap<ShapeId, (service: ServiceShape) => string> = new Map([
  ["aws.auth#sigv4", (service) => signedAs("AWS Signature Version 4", traitOf(service, "aws.auth#sigv4")?.name)],
  ["aws.auth#sigv4a", (service) => signedAs("AWS Signature Version 4a", traitOf(service, "aws.auth#sigv4a")?.name)],
  ["smithy.api#httpBasicAuth", () => "HTTP Basic"],
  ["smithy.api#httpBearerAuth", () => "HTTP Bearer"],
  ["smithy.api#httpDigestAuth", () => "HTTP Digest"],
  ["smithy.api#httpApiKeyAuth", apiKey],
]);

/** The schemes of the service, in the order in which they are tried. */
export function serviceAuthFacts(service: ServiceShape): readonly string[] {
  const own = traitOf(service, "smithy.api#auth") ?? [...service.traits.keys()].toSorted();
  return schemesFact(service, own);
}

/** What an operation asks otherwise than its service. */
export function operationAuthFacts(service: ServiceShape, operation: OperationShape): readonly string[] {
  const need = authOf(operation);
  if (need === "none") return ["Needs no AWS credentials."];
  const own = schemesFact(service, traitOf(operation, "smithy.api#auth") ?? []);
  return need === "optional" ? [...own, "AWS credentials are optional."] : own;
}

/** Whether an operation can be called without authentication. */
export function authOf(operation: OperationShape): "none" | "optional" | undefined {
  if (traitOf(operation, "smithy.api#auth")?.length === 0) return "none";
  return hasTrait(operation, "smithy.api#optionalAuth") ? "optional" : undefined;
}

function schemesFact(service: ServiceShape, ids: readonly ShapeId[]): readonly string[] {
  const names = ids.flatMap((id) => (hasTrait(service, id) ? [schemes.get(id)?.(service)] : []));
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 ? [] : [`Authentication: ${known.join(", or ")}.`];
}

function signedAs(scheme: string, name: string | undefined): string {
  return name === undefined ? scheme : `${scheme} as ${code(name)}`;
}

function apiKey(service: ServiceShape): string {
  const trait = traitOf(service, "smithy.api#httpApiKeyAuth");
  if (trait === undefined) return "an API key";
  return `an API key in the ${trait.in === "query" ? "query parameter" : "header"} ${code(trait.name)}`;
}
