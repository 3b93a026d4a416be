/** What the traits of the prelude, and the AWS and Smithy traits that the generator reads, may be and where they may stand. Data only. */
import { isObject, property } from "./node.js";
import type { Node, ShapeId } from "./shapes.js";
import {
  annotationValue,
  anyValue,
  booleanValue,
  decimal,
  existingShapeId,
  integerIn,
  listOf,
  mapOf,
  nonEmptyText,
  oneOf,
  setOf,
  shapeIdOf,
  structureOf,
  text,
  textLike,
  unionOf,
} from "./value-rule.js";
import type { ValueRule } from "./value-rule.js";

export interface TraitDefinition {
  readonly value: ValueRule;
  /** What the rule cannot say: a predicate about a wrong value, such as `has a min above its max`. */
  readonly also?: ((value: Node) => string | undefined) | undefined;
  /** A Smithy selector; `*` when absent. */
  readonly selector?: string | undefined;
  /** Traits that must not stand beside it. */
  readonly conflicts?: readonly ShapeId[] | undefined;
  /** `member`: on one member of a structure only; `target`: one member of a structure only targets a shape with it. */
  readonly exclusive?: "member" | "target" | undefined;
}

const httpBindings = [
  "httpLabel",
  "httpQuery",
  "httpQueryParams",
  "httpHeader",
  "httpPrefixHeaders",
  "httpPayload",
  "httpResponseCode",
];
const httpValue = structureOf({ http: listOf(text), eventStreamHttp: listOf(text) });
const freeObject = mapOf(text, anyValue);
const traitIds = listOf(existingShapeId());
const scalarMember = ":test(> :test(string, number, boolean, timestamp))";
const waiterPath = structureOf({
  "path!": text,
  "expected!": text,
  "comparator!": oneOf("stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals"),
});

/** Smithy 2.0, "Prelude"; the keys are names in smithy.api. */
const prelude: Readonly<Record<string, TraitDefinition>> = {
  addedDefault: { value: annotationValue, selector: "structure > member [trait|default]" },
  auth: { value: setOf(shapeIdOf("[trait|authDefinition]")), selector: ":is(service, operation)" },
  authDefinition: { value: structureOf({ traits: traitIds }), selector: "structure[trait|trait]" },
  box: { value: annotationValue, selector: ":test(boolean, number, member > :test(boolean, number))" },
  clientOptional: { value: annotationValue, selector: "structure > member" },
  cors: {
    value: structureOf({
      origin: nonEmptyText,
      maxAge: integerIn(),
      additionalAllowedHeaders: listOf(nonEmptyText),
      additionalExposedHeaders: listOf(nonEmptyText),
    }),
    selector: "service",
  },
  default: {
    value: anyValue,
    selector: ":is(simpleType, list, map, structure > member :test(> :is(simpleType, list, map)))",
  },
  deprecated: { value: structureOf({ message: text, since: text }) },
  documentation: { value: text },
  endpoint: { value: structureOf({ "hostPrefix!": nonEmptyText }), selector: "operation" },
  enum: {
    value: listOf(
      structureOf({
        "value!": nonEmptyText,
        name: textLike(/^[a-zA-Z_]+[a-zA-Z_0-9]*$/),
        documentation: text,
        tags: listOf(nonEmptyText),
        deprecated: booleanValue,
      }),
      { min: 1 },
    ),
    selector: "string :not(enum)",
  },
  enumDefault: { value: annotationValue, selector: ":is(enum, intEnum) > member", exclusive: "member" },
  enumValue: { value: anyValue, selector: ":is(enum, intEnum) > member" },
  error: { value: oneOf("client", "server"), selector: "structure", conflicts: ["smithy.api#trait"] },
  eventHeader: {
    value: annotationValue,
    selector: "structure > :test(member > :test(boolean, byte, short, integer, long, blob, string, timestamp))",
    conflicts: ["smithy.api#eventPayload"],
  },
  eventPayload: {
    value: annotationValue,
    selector: "structure > :test(member > :test(blob, string, structure, union))",
    conflicts: ["smithy.api#eventHeader"],
    exclusive: "member",
  },
  examples: {
    value: listOf(
      structureOf({
        "title!": text,
        documentation: text,
        input: freeObject,
        output: freeObject,
        error: structureOf({ "shapeId!": shapeIdOf("structure[trait|error]"), content: freeObject }),
        allowConstraintErrors: booleanValue,
      }),
    ),
    selector: "operation",
  },
  externalDocumentation: { value: mapOf(nonEmptyText, nonEmptyText, { min: 1 }), also: notUrl },
  hostLabel: { value: annotationValue, selector: "structure > :test(member[trait|required] > string)" },
  http: {
    value: structureOf({ "method!": nonEmptyText, "uri!": nonEmptyText, code: integerIn({ min: 100, max: 999 }) }),
    selector: "operation",
  },
  httpApiKeyAuth: {
    value: structureOf({ "name!": nonEmptyText, "in!": oneOf("header", "query"), scheme: nonEmptyText }),
    selector: "service",
  },
  httpBasicAuth: { value: annotationValue, selector: "service" },
  httpBearerAuth: { value: annotationValue, selector: "service" },
  httpChecksumRequired: { value: annotationValue, selector: "operation" },
  httpDigestAuth: { value: annotationValue, selector: "service" },
  httpError: { value: integerIn(), selector: "structure[trait|error]" },
  httpHeader: {
    value: nonEmptyText,
    selector:
      "structure > :test(member > :test(boolean, number, string, timestamp, list > member > :test(boolean, number, string, timestamp)))",
    conflicts: httpConflicts("httpHeader"),
  },
  httpLabel: {
    value: annotationValue,
    selector: `structure > member[trait|required] ${scalarMember}`,
    conflicts: httpConflicts("httpLabel"),
  },
  httpPayload: {
    value: annotationValue,
    selector: "structure > :test(member > :test(string, blob, structure, union, document, list, map))",
    conflicts: httpConflicts("httpPayload"),
    exclusive: "member",
  },
  httpPrefixHeaders: {
    value: text,
    selector: "structure > member :test(> map > member[id|member=value] > string)",
    conflicts: httpConflicts("httpPrefixHeaders"),
    exclusive: "member",
  },
  httpQuery: {
    value: nonEmptyText,
    selector:
      "structure > member :test(> :test(string, number, boolean, timestamp, list > member > :test(string, number, boolean, timestamp)))",
    conflicts: httpConflicts("httpQuery"),
  },
  httpQueryParams: {
    value: annotationValue,
    selector: "structure > member :test(> map > member[id|member=value] > :test(string, list > member > string))",
    conflicts: httpConflicts("httpQueryParams"),
    exclusive: "member",
  },
  httpResponseCode: {
    value: annotationValue,
    selector: "structure :not([trait|input]) > member :test(> integer)",
    conflicts: httpConflicts("httpResponseCode"),
    exclusive: "member",
  },
  idRef: {
    value: structureOf({ selector: text, failWhenMissing: booleanValue, errorMessage: text }),
    selector: ":test(string, member > string)",
  },
  idempotencyToken: { value: annotationValue, selector: "structure > :test(member > string)", exclusive: "member" },
  idempotent: { value: annotationValue, selector: "operation", conflicts: ["smithy.api#readonly"] },
  input: { value: annotationValue, selector: "structure", conflicts: ["smithy.api#output", "smithy.api#error"] },
  internal: { value: annotationValue },
  jsonName: { value: text, selector: ":is(structure, union) > member" },
  length: {
    also: minAboveMax,
    value: structureOf({ min: integerIn({ min: 0 }), max: integerIn({ min: 0 }) }),
    selector: ":test(list, map, string, blob, member > :is(list, map, string, blob))",
  },
  longPoll: { value: structureOf({ timeoutMillis: integerIn({ min: 1 }) }), selector: "operation" },
  mediaType: { value: text, selector: ":is(blob, string)" },
  metadata: {
    value: structureOf({ key: nonEmptyText }),
    selector: "dataType :not([trait|input]) :not([trait|output])",
  },
  mixin: { value: structureOf({ localTraits: traitIds }), selector: ":not(member)" },
  nestedProperties: {
    value: annotationValue,
    selector: "operation -[input, output]-> structure > member :test(> structure)",
    exclusive: "member",
  },
  noReplace: { value: annotationValue, selector: "resource:test(-[put]->)" },
  notProperty: {
    value: annotationValue,
    selector: ":is(operation -[input, output]-> structure > member, [trait|trait])",
  },
  optionalAuth: { value: annotationValue, selector: "operation" },
  output: { value: annotationValue, selector: "structure", conflicts: ["smithy.api#input", "smithy.api#error"] },
  paginated: {
    value: structureOf({
      inputToken: nonEmptyText,
      outputToken: nonEmptyText,
      items: nonEmptyText,
      pageSize: nonEmptyText,
    }),
    selector: ":is(service, operation)",
  },
  pattern: { value: text, selector: ":test(string, member > string)" },
  private: { value: annotationValue },
  property: {
    value: structureOf({ name: text }),
    selector: "structure > member",
    conflicts: ["smithy.api#resourceIdentifier"],
  },
  protocolDefinition: {
    value: structureOf({ traits: traitIds, noInlineDocumentSupport: booleanValue }),
    selector: "structure[trait|trait]",
  },
  range: {
    value: structureOf({ min: decimal, max: decimal }),
    also: minAboveMax,
    selector: ":test(number, member > number)",
  },
  readonly: { value: annotationValue, selector: "operation", conflicts: ["smithy.api#idempotent"] },
  recommended: {
    value: structureOf({ reason: text }),
    selector: "structure > member",
    conflicts: ["smithy.api#required"],
  },
  references: {
    value: listOf(
      structureOf({
        "resource!": nonEmptyText,
        ids: mapOf(nonEmptyText, nonEmptyText),
        service: nonEmptyText,
        rel: nonEmptyText,
      }),
    ),
    selector: ":is(structure, string)",
  },
  requestCompression: { value: structureOf({ "encodings!": listOf(text) }), selector: "operation" },
  required: { value: annotationValue, selector: "structure > member" },
  requiresLength: { value: annotationValue, selector: "blob[trait|streaming]" },
  resourceIdentifier: { value: nonEmptyText, selector: "structure > :test(member[trait|required] > string)" },
  retryable: { value: structureOf({ throttling: booleanValue }), selector: "structure[trait|error]" },
  sensitive: { value: annotationValue, selector: ":not(:test(service, operation, resource, member))" },
  since: { value: text },
  sparse: { value: annotationValue, selector: ":is(list, map)" },
  streaming: { value: annotationValue, selector: ":is(blob, union)", exclusive: "target" },
  suppress: { value: listOf(nonEmptyText) },
  tags: { value: listOf(text) },
  timestampFormat: {
    value: oneOf("date-time", "epoch-seconds", "http-date"),
    selector: ":test(timestamp, member > timestamp)",
  },
  title: { value: text, selector: ":is(service, resource)" },
  trait: {
    value: structureOf({
      selector: text,
      structurallyExclusive: oneOf("member", "target"),
      conflicts: listOf(nonEmptyText),
      breakingChanges: listOf(
        structureOf({
          path: text,
          "change!": oneOf("add", "remove", "update", "presence", "any"),
          severity: oneOf("NOTE", "WARNING", "DANGER", "ERROR"),
          message: text,
        }),
      ),
    }),
    selector: ":is(simpleType, list, map, structure, union)",
  },
  traitValidators: {
    value: mapOf(
      text,
      structureOf({ "selector!": text, message: text, severity: oneOf("NOTE", "WARNING", "DANGER", "ERROR") }),
    ),
    selector: "[trait|trait]",
  },
  uniqueItems: { value: annotationValue, selector: "list :not(> member ~> :is(float, double, document))" },
  unitType: { value: annotationValue, selector: "[id=smithy.api#Unit]" },
  unstable: { value: annotationValue },
  xmlAttribute: {
    value: annotationValue,
    selector: "structure > :test(member > :test(boolean, number, string, timestamp))",
    conflicts: ["smithy.api#xmlNamespace"],
  },
  xmlFlattened: { value: annotationValue, selector: ":is(structure, union) > :test(member > :test(list, map))" },
  xmlName: {
    value: textLike(/^[a-zA-Z_][a-zA-Z_0-9-]*(:[a-zA-Z_][a-zA-Z_0-9-]*)?$/),
    selector: ":is(structure, union, member)",
  },
  xmlNamespace: {
    value: structureOf({ "uri!": nonEmptyText, prefix: textLike(/^[a-zA-Z_][a-zA-Z_0-9-]*$/) }),
    selector: ":is(service, member, simpleType, list, map, structure, union)",
    conflicts: ["smithy.api#xmlAttribute"],
  },
};

/** The AWS and Smithy traits outside the prelude whose values the generator reads. */
const others: Readonly<Record<string, TraitDefinition>> = {
  "aws.api#service": {
    value: structureOf({
      "sdkId!": text,
      arnNamespace: text,
      cloudFormationName: text,
      cloudTrailEventSource: text,
      docId: text,
      endpointPrefix: text,
      cloudWatchNamespace: text,
    }),
    selector: "service",
  },
  "aws.auth#sigv4": { value: structureOf({ "name!": nonEmptyText }), selector: "service" },
  "aws.auth#sigv4a": { value: structureOf({ "name!": nonEmptyText }), selector: "service" },
  "aws.auth#unsignedPayload": { value: annotationValue, selector: "operation" },
  "aws.customizations#s3UnwrappedXmlOutput": { value: annotationValue, selector: "operation" },
  "aws.protocols#awsJson1_0": { value: httpValue, selector: "service" },
  "aws.protocols#awsJson1_1": { value: httpValue, selector: "service" },
  "aws.protocols#awsQuery": { value: annotationValue, selector: "service [trait|xmlNamespace]" },
  "aws.protocols#awsQueryCompatible": {
    value: annotationValue,
    selector:
      "service :test([trait|aws.protocols#awsJson1_0], [trait|smithy.protocols#rpcv2Cbor], [trait|smithy.protocols#rpcv2Json])",
  },
  "aws.protocols#awsQueryError": {
    value: structureOf({ "code!": text, "httpResponseCode!": integerIn() }),
    selector: "structure [trait|error]",
  },
  "aws.protocols#ec2Query": { value: annotationValue, selector: "service [trait|xmlNamespace]" },
  "aws.protocols#ec2QueryName": { value: text, selector: "structure > member" },
  "aws.protocols#httpChecksum": {
    value: structureOf({
      requestChecksumRequired: booleanValue,
      requestAlgorithmMember: text,
      requestValidationModeMember: text,
      responseAlgorithms: setOf(text, { min: 1 }),
    }),
    selector: "operation",
  },
  "aws.protocols#restJson1": { value: httpValue, selector: "service" },
  "aws.protocols#restXml": {
    value: structureOf({ http: listOf(text), eventStreamHttp: listOf(text), noErrorWrapping: booleanValue }),
    selector: "service",
  },
  "smithy.protocols#rpcv2Cbor": { value: httpValue, selector: "service" },
  "smithy.protocols#rpcv2Json": { value: httpValue, selector: "service" },
  "smithy.waiters#waitable": {
    value: mapOf(
      textLike(/^[A-Z]+[A-Za-z0-9]*$/),
      structureOf({
        documentation: text,
        "acceptors!": listOf(
          structureOf({
            "state!": oneOf("success", "failure", "retry"),
            "matcher!": unionOf({
              output: waiterPath,
              inputOutput: waiterPath,
              errorType: text,
              success: booleanValue,
            }),
            message: text,
          }),
          { min: 1 },
        ),
        minDelay: integerIn({ min: 1 }),
        maxDelay: integerIn({ min: 1 }),
        deprecated: booleanValue,
        tags: listOf(text),
      }),
      { min: 1 },
    ),
    selector: "operation :not(-[input, output]-> structure > member > union[trait|streaming])",
  },
};

/** By absolute trait id. */
export const traitDefinitions: ReadonlyMap<ShapeId, TraitDefinition> = new Map([
  ...Object.entries(prelude).map(([name, definition]): [ShapeId, TraitDefinition] => [
    `smithy.api#${name}`,
    definition,
  ]),
  ...Object.entries(others),
]);

function httpConflicts(name: string): readonly ShapeId[] {
  return httpBindings.filter((other) => other !== name).map((other) => `smithy.api#${other}`);
}

function minAboveMax(value: Node): string | undefined {
  const min = isObject(value) ? property(value, "min") : undefined;
  const max = isObject(value) ? property(value, "max") : undefined;
  return typeof min === "number" && typeof max === "number" && min > max
    ? `has a min, ${min}, above its max, ${max}`
    : undefined;
}

function notUrl(value: Node): string | undefined {
  const wrong = Object.values(isObject(value) ? value : {}).find(
    (url) => typeof url === "string" && !URL.canParse(url),
  );
  return wrong === undefined ? undefined : `has something that is no URL: ${JSON.stringify(wrong).slice(0, 100)}`;
}
