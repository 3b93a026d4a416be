/** The official traits and what may change about them, as their definitions say: known to both sides of every comparison. Data only. */
import type { ShapeId } from "../model/shapes.js";
import type { Level } from "./event.js";

/** What counts as a change: `presence` is `add` and `remove`, `any` is those and `update`. */
export type ChangeType = "add" | "remove" | "update" | "presence" | "any";

/** A rule of a trait's `breakingChanges` (Smithy 2.0, "Defining backward compatibility rules of traits"). */
export interface BreakingRule {
  /** Steps into the trait's value; none for the trait itself. */
  readonly path: readonly string[];
  readonly change: ChangeType;
  readonly severity: Level;
  /** Why, in the definition's own words. */
  readonly message?: string | undefined;
}

const names: Readonly<Record<string, string>> = {
  "smithy.api":
    "addedDefault auth authDefinition box clientOptional cors default deprecated documentation endpoint enum enumValue error " +
    "eventHeader eventPayload examples externalDocumentation hostLabel http httpApiKeyAuth httpBasicAuth httpBearerAuth " +
    "httpChecksumRequired httpDigestAuth httpError httpHeader httpLabel httpPayload httpPrefixHeaders httpQuery " +
    "httpQueryParams httpResponseCode idRef idempotencyToken idempotent input internal jsonName length longPoll mediaType " +
    "metadata mixin nestedProperties noReplace notProperty optionalAuth output paginated pattern private property " +
    "protocolDefinition range readonly recommended references requestCompression required requiresLength " +
    "resourceIdentifier retryable sensitive since sparse streaming suppress tags timestampFormat title trait " +
    "traitValidators uniqueItems unitType unstable xmlAttribute xmlFlattened xmlName xmlNamespace",
  "aws.api":
    "arn arnReference awsChunked clientDiscoveredEndpoint clientEndpointDiscovery clientEndpointDiscoveryId controlPlane " +
    "data dataPlane service tagEnabled taggable",
  "aws.apigateway":
    "apiKeyRequired apiKeySource apiTlsPolicy authorizer authorizers endpointConfiguration gatewayResponses integration " +
    "minimumCompressionSize mockIntegration requestValidator resourcePolicy",
  "aws.auth": "cognitoUserPools cognitoUserPoolsScopes sigv4 sigv4a unsignedPayload",
  "aws.cloudformation": "cfnAdditionalIdentifier cfnDefaultValue cfnExcludeProperty cfnMutability cfnName cfnResource",
  "aws.customizations": "s3UnwrappedXmlOutput",
  "aws.endpoints":
    "dualStackOnlyEndpoints endpointsModifier rulesBasedEndpoints standardPartitionalEndpoints standardRegionalEndpoints",
  "aws.iam":
    "actionName actionPermissionDescription conditionKeyValue conditionKeys defineConditionKeys " +
    "disableConditionKeyInference iamAction iamResource requiredActions serviceResolvedConditionKeys supportedPrincipalTypes",
  "aws.protocols":
    "awsJson1_0 awsJson1_1 awsQuery awsQueryCompatible awsQueryError ec2Query ec2QueryName httpChecksum restJson1 restXml",
  "smithy.contracts": "conditions",
  "smithy.mqtt": "mqttJson publish subscribe topicLabel",
  "smithy.openapi": "specificationExtension",
  "smithy.protocols": "rpcv2Cbor rpcv2Json",
  "smithy.rules":
    "clientContextParams contextParam endpointBdd endpointRuleSet endpointTests operationContextParams staticContextParams",
  "smithy.test": "eventStreamTests httpMalformedRequestTests httpRequestTests httpResponseTests smokeTests",
  "smithy.waiters": "waitable",
};

/** Every trait of the prelude and of the official libraries. */
export const officialTraits: ReadonlySet<ShapeId> = new Set(
  Object.entries(names).flatMap(([namespace, list]) => list.split(" ").map((name) => `${namespace}#${name}`)),
);

function rule(change: ChangeType, severity: Level = "ERROR", message?: string): BreakingRule {
  return { path: [], change, severity, message };
}

function inside(path: string, change: ChangeType, severity: Level = "ERROR"): BreakingRule {
  return { path: path.split("/"), change, severity };
}

/** Traits for which only one kind of change counts, and that is an error. */
const simple: Readonly<Record<ChangeType, string>> = {
  add: "smithy.api#notProperty aws.cloudformation#cfnExcludeProperty",
  remove:
    "smithy.api#addedDefault smithy.api#cors smithy.api#httpApiKeyAuth smithy.api#httpBasicAuth smithy.api#httpBearerAuth " +
    "smithy.api#httpDigestAuth smithy.api#idempotencyToken smithy.api#idempotent smithy.api#mediaType " +
    "smithy.api#optionalAuth smithy.api#readonly smithy.api#resourceIdentifier smithy.api#retryable aws.api#awsChunked " +
    "aws.auth#sigv4 aws.auth#sigv4a aws.cloudformation#cfnAdditionalIdentifier aws.endpoints#standardRegionalEndpoints",
  update: "",
  presence:
    "smithy.api#authDefinition smithy.api#enum smithy.api#httpLabel smithy.api#httpPayload smithy.api#input " +
    "smithy.api#output smithy.api#protocolDefinition smithy.api#requiresLength smithy.api#sparse " +
    "aws.cloudformation#cfnResource aws.endpoints#endpointsModifier",
  any:
    "smithy.api#endpoint smithy.api#error smithy.api#eventHeader smithy.api#eventPayload smithy.api#hostLabel " +
    "smithy.api#httpError smithy.api#httpHeader smithy.api#httpPrefixHeaders smithy.api#httpQuery " +
    "smithy.api#httpQueryParams smithy.api#httpResponseCode smithy.api#jsonName smithy.api#nestedProperties " +
    "smithy.api#streaming smithy.api#timestampFormat smithy.api#xmlAttribute smithy.api#xmlFlattened smithy.api#xmlName " +
    "smithy.api#xmlNamespace aws.cloudformation#cfnName aws.endpoints#dualStackOnlyEndpoints " +
    "aws.endpoints#rulesBasedEndpoints aws.endpoints#standardPartitionalEndpoints aws.protocols#awsQueryError " +
    "smithy.mqtt#publish smithy.mqtt#subscribe",
};

const special: Readonly<Record<ShapeId, readonly BreakingRule[]>> = {
  "smithy.api#http": [
    rule("remove"),
    inside("method", "update"),
    inside("uri", "update"),
    inside("code", "update"),
    inside("code", "presence", "DANGER"),
  ],
  "smithy.api#internal": [rule("remove", "WARNING", "The shape is no longer internal.")],
  "smithy.api#paginated": [
    rule("remove"),
    inside("inputToken", "update"),
    inside("outputToken", "update"),
    inside("items", "remove"),
    inside("items", "add", "NOTE"),
    inside("items", "update", "NOTE"),
    inside("pageSize", "update"),
    inside("pageSize", "remove"),
  ],
  "smithy.api#pattern": [
    rule("add", "WARNING", "Values that were accepted before may not match."),
    rule("update", "NOTE", "Values that matched before should still match."),
  ],
  "smithy.api#property": [rule("remove"), rule("update")],
  "smithy.api#requestCompression": [
    rule("remove", "DANGER", "Clients that compress must still be served."),
    inside("encodings", "remove"),
    inside("encodings/member", "add", "NOTE"),
    inside("encodings/member", "remove", "DANGER"),
    inside("encodings/member", "update", "DANGER"),
  ],
  "smithy.api#trait": [rule("presence"), inside("structurallyExclusive", "any"), inside("conflicts", "update", "NOTE")],
  "smithy.api#uniqueItems": [rule("presence", "WARNING")],
  "aws.protocols#httpChecksum": [
    rule("remove", "DANGER", "Clients that send or check checksums must still be served."),
    inside("requestAlgorithmMember", "remove", "DANGER"),
    inside("requestValidationModeMember", "remove", "DANGER"),
    inside("responseAlgorithms/member", "remove", "DANGER"),
  ],
  "smithy.openapi#specificationExtension": [rule("presence"), inside("as", "any")],
};

/** The rules of the official traits that have any. */
export const officialRules: ReadonlyMap<ShapeId, readonly BreakingRule[]> = new Map([
  ...Object.entries(simple).flatMap(([change, list]) => {
    const ids = list.split(" ").filter((id) => id !== "");
    return ids.map((id): [ShapeId, readonly BreakingRule[]] => [id, [rule(change as ChangeType)]]);
  }),
  ...Object.entries(special),
]);
