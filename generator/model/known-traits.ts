/** Traits that are known by name though nothing of theirs is read here: no note is given when their definitions are not loaded. */
import type { ShapeId } from "./shapes.js";

/** Names by namespace, of the AWS and Smithy trait packages. */
const names: Readonly<Record<string, string>> = {
  alloy:
    "dataExamples dateFormat defaultValue discriminated jsonUnknown nullable offsetDateTimeFormat openEnum preserveKeyOrder simpleRestJson " +
    "untagged urlFormFlattened urlFormName uuidFormat",
  "aws.api":
    "arn arnReference awsChunked clientDiscoveredEndpoint clientEndpointDiscovery clientEndpointDiscoveryId controlPlane data dataPlane " +
    "service tagEnabled taggable",
  "aws.apigateway":
    "apiGatewayConfig apiKeyRequired apiKeySource apiTlsPolicy authorizer authorizers endpointConfiguration gatewayResponses integration " +
    "minimumCompressionSize mockIntegration requestValidator resourcePolicy",
  "aws.auth": "cognitoUserPools cognitoUserPoolsScopes sigv4 sigv4a unsignedPayload",
  "aws.cloudformation": "cfnAdditionalIdentifier cfnDefaultValue cfnExcludeProperty cfnMutability cfnName cfnResource",
  "aws.customizations": "s3UnwrappedXmlOutput",
  "aws.endpoints":
    "dualStackOnlyEndpoints endpointsModifier rulesBasedEndpoints standardPartitionalEndpoints standardRegionalEndpoints",
  "aws.iam":
    "actionName actionPermissionDescription conditionKeyValue conditionKeys defineConditionKeys disableConditionKeyInference iamAction " +
    "iamResource requiredActions serviceResolvedConditionKeys supportedPrincipalTypes",
  "aws.protocols":
    "awsJson1_0 awsJson1_1 awsQuery awsQueryCompatible awsQueryError ec2Query ec2QueryName httpChecksum restJson1 restXml",
  "smithy.contracts": "conditions",
  "smithy.mqtt": "mqttJson publish subscribe topicLabel",
  "smithy.openapi": "specificationExtension",
  "smithy.protocols": "rpcv2Cbor rpcv2Json",
  "smithy.rules":
    "bdd clientContextParams contextParam endpointBdd endpointRuleSet endpointTests operationContextParams staticContextParams",
  "smithy.test": "eventStreamTests httpMalformedRequestTests httpRequestTests httpResponseTests smokeTests",
  "smithy.waiters": "waitable",
};

export const knownTraits: ReadonlySet<ShapeId> = new Set(
  Object.entries(names).flatMap(([namespace, list]) => list.split(" ").map((name) => `${namespace}#${name}`)),
);
