/** Every trait that Wrought knows, and what becomes of it: where it shows, or why it does not. Data only; docs/traits.md is made from it. */
import type { ShapeId } from "./shapes.js";

/** One sentence each. What is checked shows in diagnostics only: nothing is generated from it. */
export type TraitUse = { readonly used: string } | { readonly checked: string } | { readonly ignored: string };

type Namespace = Readonly<Record<string, TraitUse>>;

const used = (sentence: string): TraitUse => ({ used: sentence });
const checked = (sentence: string): TraitUse => ({ checked: sentence });
const ignored = (sentence: string): TraitUse => ({ ignored: sentence });

const protocol = used("The service's schema lists it among the protocols that a mock can choose from.");
const httpBinding = used("The member's schema says where in the HTTP message it stands.");
const xml = used("The schema carries it for the protocols that write XML.");
const authScheme = used("The service's documentation names the scheme.");
const signing = ignored("It concerns how a client signs or sends a request, and no client is generated.");
const checksum = used(
  "The operation's schema carries it; mocks verify the checksums of requests, and give those that clients ask for.",
);
const endpoints = ignored("It resolves endpoints for clients, and no client is generated.");
const endpointRules = checked(
  "The loader holds rules, parameters and tests against each other; no client is generated that would run them.",
);
const specialEndpoints = checked(
  "The loader checks that special cases are URLs; no client is generated that would use them.",
);
const findsEndpoints = checked(
  "The loader checks the operation that finds endpoints; no client is generated that would call it.",
);
const discovery = ignored("It finds endpoints for clients, and no client is generated.");
const tests = checked("The loader checks ids and parameters; code for production does not run tests.");
const conformance = ignored("It holds tests of protocols or live services; code for production does not run them.");
const checkedPermissions = checked(
  "The loader checks names and condition keys; no type, schema or validator can show permissions.",
);
const permissions = ignored("It describes IAM permissions, which no type, schema or validator can show.");
const cloudFormationProperty = checked(
  "The loader checks properties and identifiers; CloudFormation's own schemas are not generated.",
);
const cloudFormation = ignored("It shapes CloudFormation's own schemas, which are not generated.");
const apiGateway = ignored("It configures Amazon API Gateway, for which nothing is generated.");
const resources = checked(
  "The loader checks how operations bind resources; code has no notion of resources beyond their operations.",
);
const resourceModel = ignored("It describes resources, of which code has no notion beyond their operations.");
const topics = checked(
  "The loader checks topics and their labels; MQTT is a transport for which nothing is generated.",
);
const mqtt = ignored("It belongs to MQTT, a transport for which nothing is generated.");
const alloy = ignored("It belongs to the Alloy library and its protocol, for which nothing is generated.");
const definition = used("The loader reads it to check traits that a model defines itself.");
const ownTrait = used("A validator checks which keys the map has, and a narrowed type says so.");

const prelude: Namespace = {
  addedDefault: used("The member's documentation says that its default came later."),
  auth: used("An operation that needs no authentication says so in its documentation and its schema."),
  authDefinition: checked(
    "`wrought lint` knows by it that a name is a scheme's; the scheme itself is the client's matter.",
  ),
  box: used("The loader turns it into the Smithy 2.0 meaning: the member has no default."),
  clientOptional: used(
    "Clients neither fill in the member's default nor miss the member; its type goes by `required` alone.",
  ),
  cors: checked("The loader checks it; a mock answers browsers of any origin, or of none, as its options say."),
  default: used("Documentation and schema state it, and readers and writers of the protocols fill it in."),
  deprecated: used("Documentation has `@deprecated`, with the reason and since when."),
  documentation: used("It becomes the documentation comment, as TSDoc."),
  endpoint: used("The operation's schema carries the prefix of the host."),
  enum: used("A string with it is an enum: type, companion, schema and validator."),
  enumDefault: ignored("Enums accept or refuse unknown values as the options say, so none needs a stand-in."),
  enumValue: used("It is the value of the enum's member."),
  error: used("The structure becomes an error class, which knows whose fault it is."),
  eventHeader: used("The member's schema says that it stands in a header of the event."),
  eventPayload: used("The member's schema says that it is the payload of the event."),
  examples: used(
    "Those that fit the shapes are examples in documentation, and mocks answer matching requests with them.",
  ),
  externalDocumentation: used("Documentation has a `@see` link for each address."),
  hostLabel: used("The member's schema says that it is part of the host's name."),
  http: used("The operation's schema carries method, path and status."),
  httpApiKeyAuth: authScheme,
  httpBasicAuth: authScheme,
  httpBearerAuth: authScheme,
  httpChecksumRequired: checksum,
  httpDigestAuth: authScheme,
  httpError: used("The error class and its schema state the status."),
  httpHeader: httpBinding,
  httpLabel: httpBinding,
  httpPayload: httpBinding,
  httpPrefixHeaders: httpBinding,
  httpQuery: httpBinding,
  httpQueryParams: httpBinding,
  httpResponseCode: httpBinding,
  idRef: used("The loader checks shape ids in the values of traits that a model defines itself."),
  idempotencyToken: used("The member's schema and documentation say what it is for."),
  idempotent: used("The operation's documentation says so."),
  input: checked("The loader checks that the structure is the input of one operation; code needs no more of it."),
  internal: used("Documentation has `@internal`, and messages do not name internal enum values."),
  jsonName: used("The member's schema carries it for the protocols that write JSON."),
  length: used("Validators check it, documentation states it, and default responses keep to it."),
  longPoll: ignored("It advises clients on timeouts, and no client is generated."),
  mediaType: used("Documentation and schema state it."),
  metadata: used("The loader checks the metadata of the key that it names."),
  mixin: used("The loader adds the mixin's members and traits to those who use it."),
  nestedProperties: resources,
  noReplace: resourceModel,
  notProperty: resources,
  optionalAuth: used("The operation's documentation and schema say that authentication is optional."),
  output: checked("The loader checks that the structure is the output of one operation; code needs no more of it."),
  paginated: used("The operation has a paginator, and mocks end the paging."),
  pattern: used(
    "It is translated to JavaScript and checked by validators, in linear time whatever the text; documentation states it, samples match it.",
  ),
  private: checked("The loader checks who refers to the shape; its type is for everyone."),
  property: resources,
  protocolDefinition: used(
    "`wrought mock` recognises protocols of a model's own by it, and says that it cannot speak them.",
  ),
  range: used("Validators check it, documentation states it, and default responses keep to it."),
  readonly: used("The operation's documentation says so."),
  recommended: used("The member's documentation says so, with the reason."),
  references: used("Documentation names the resources that the shape refers to."),
  requestCompression: used("Mocks accept bodies of the operation that are compressed with gzip."),
  required: used("The member is not optional in its type, and validators report it missing."),
  requiresLength: used(
    "The blob's schema says that its length must be known beforehand; mocks refuse a request without it.",
  ),
  resourceIdentifier: resources,
  retryable: used("The error class says whether trying again may help."),
  sensitive: used("Types, companions, redaction, messages and documentation all keep the value out of logs."),
  since: used("Documentation has `@since`."),
  sparse: used("Lists and maps may hold null: in types, validators, schemas and documentation."),
  streaming: used(
    "Blobs are typed as streams, unions as event streams: `AsyncIterable`; mocks read and write them piece by piece.",
  ),
  suppress: checked("`wrought lint` and `wrought diff` leave out the events that it names."),
  tags: used("Documentation names them; enum values tagged `internal` stay out of messages."),
  timestampFormat: used("The schema carries the format for the wire."),
  title: used("The generated README has it as its heading."),
  trait: definition,
  traitValidators: checked("The loader runs those that are errors, if it can evaluate their selectors."),
  uniqueItems: used("Validators check it, documentation states it, and default responses keep to it."),
  unitType: used("It marks the unit of the prelude: the input or output of operations that have none."),
  unstable: used("Documentation says that the shape may change."),
  xmlAttribute: xml,
  xmlFlattened: xml,
  xmlName: xml,
  xmlNamespace: xml,
};

const namespaces: Readonly<Record<string, Namespace>> = {
  "smithy.api": prelude,
  alloy: {
    dataExamples: alloy,
    dateFormat: alloy,
    defaultValue: alloy,
    discriminated: alloy,
    jsonUnknown: alloy,
    nullable: alloy,
    offsetDateTimeFormat: alloy,
    openEnum: alloy,
    preserveKeyOrder: alloy,
    simpleRestJson: alloy,
    untagged: alloy,
    urlFormFlattened: alloy,
    urlFormName: alloy,
    uuidFormat: alloy,
  },
  "aws.api": {
    arn: resources,
    arnReference: ignored(
      "An ARN is a string like any other to types and validators; patterns say more where a model has them.",
    ),
    awsChunked: signing,
    clientDiscoveredEndpoint: findsEndpoints,
    clientEndpointDiscovery: findsEndpoints,
    clientEndpointDiscoveryId: discovery,
    controlPlane: ignored("It classifies operations for AWS's own tools."),
    data: ignored("It classifies data for AWS's own tools; what must not be logged has `sensitive`."),
    dataPlane: ignored("It classifies operations for AWS's own tools."),
    service: used("The SDK id names the folder, the service and the link to AWS's reference."),
    tagEnabled: resources,
    taggable: resources,
  },
  "aws.apigateway": {
    apiGatewayConfig: apiGateway,
    apiKeyRequired: apiGateway,
    apiKeySource: apiGateway,
    apiTlsPolicy: apiGateway,
    authorizer: apiGateway,
    authorizers: checked(
      "The loader checks schemes and formats of responses; nothing is generated for Amazon API Gateway.",
    ),
    endpointConfiguration: apiGateway,
    gatewayResponses: apiGateway,
    integration: apiGateway,
    minimumCompressionSize: apiGateway,
    mockIntegration: apiGateway,
    requestValidator: apiGateway,
    resourcePolicy: apiGateway,
  },
  "aws.auth": {
    cognitoUserPools: apiGateway,
    cognitoUserPoolsScopes: apiGateway,
    sigv4: used("The service's schema has the signing name, and its documentation names the scheme."),
    sigv4a: authScheme,
    unsignedPayload: signing,
  },
  "aws.cloudformation": {
    cfnAdditionalIdentifier: cloudFormationProperty,
    cfnDefaultValue: cloudFormation,
    cfnExcludeProperty: cloudFormationProperty,
    cfnMutability: cloudFormationProperty,
    cfnName: cloudFormation,
    cfnResource: cloudFormationProperty,
  },
  "aws.customizations": {
    s3UnwrappedXmlOutput: used("The operation's XML response has no element around its root."),
  },
  "aws.endpoints": {
    dualStackOnlyEndpoints: endpoints,
    endpointsModifier: endpoints,
    rulesBasedEndpoints: endpoints,
    standardPartitionalEndpoints: specialEndpoints,
    standardRegionalEndpoints: specialEndpoints,
  },
  "aws.iam": {
    actionName: checkedPermissions,
    actionPermissionDescription: checkedPermissions,
    conditionKeyValue: checkedPermissions,
    conditionKeys: checkedPermissions,
    defineConditionKeys: checkedPermissions,
    disableConditionKeyInference: permissions,
    iamAction: checkedPermissions,
    iamResource: checkedPermissions,
    requiredActions: checkedPermissions,
    serviceResolvedConditionKeys: checkedPermissions,
    supportedPrincipalTypes: permissions,
  },
  "aws.protocols": {
    awsJson1_0: protocol,
    awsJson1_1: protocol,
    awsQuery: protocol,
    awsQueryCompatible: used("The service's schema says that errors have a query code too."),
    awsQueryError: used("The error's schema has the query protocols' code and status."),
    ec2Query: protocol,
    ec2QueryName: used("The member's schema carries it for the EC2 protocol."),
    httpChecksum: checksum,
    restJson1: protocol,
    restXml: protocol,
  },
  "smithy.contracts": {
    conditions: checked(
      "The loader checks that conditions are JMESPath; servers do not hold values against them, for they are no constraints proper.",
    ),
  },
  "smithy.mqtt": { mqttJson: mqtt, publish: topics, subscribe: topics, topicLabel: topics },
  "smithy.openapi": {
    specificationExtension: ignored("It concerns conversion to OpenAPI, which is not done here."),
  },
  "smithy.protocols": { rpcv2Cbor: protocol, rpcv2Json: protocol },
  "smithy.rules": {
    bdd: endpoints,
    clientContextParams: endpointRules,
    contextParam: endpointRules,
    endpointBdd: endpointRules,
    endpointRuleSet: endpointRules,
    endpointTests: endpointRules,
    operationContextParams: endpointRules,
    staticContextParams: endpointRules,
  },
  "smithy.test": {
    eventStreamTests: tests,
    httpMalformedRequestTests: conformance,
    httpRequestTests: tests,
    httpResponseTests: tests,
    smokeTests: tests,
  },
  "smithy.waiters": { waitable: used("The operation has a typed function that waits, for each waiter.") },
  "wrought.api": { dependentKeys: ownTrait },
};

/** By absolute trait id, namespace by namespace, the prelude first. */
export const traitTable: ReadonlyMap<ShapeId, TraitUse> = new Map(
  Object.entries(namespaces).flatMap(([namespace, traits]) =>
    Object.entries(traits).map(([name, use]): [ShapeId, TraitUse] => [`${namespace}#${name}`, use]),
  ),
);
