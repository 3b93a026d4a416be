/** Typed access to trait values. The types hold because the loader checked every value against the same definitions. */
import type { Node, NodeObject, ShapeId, Traits } from "./shapes.js";

/** The value of a trait that only marks. */
export type Annotation = Readonly<Record<string, never>>;

export interface ExampleValue {
  readonly title: string;
  readonly documentation?: string;
  readonly input?: NodeObject;
  readonly output?: NodeObject;
  readonly error?: { readonly shapeId: ShapeId; readonly content?: NodeObject };
  readonly allowConstraintErrors?: boolean;
}

export interface EnumDefinitionValue {
  readonly value: string;
  readonly name?: string;
  readonly documentation?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
}

export interface ReferenceValue {
  readonly resource: ShapeId;
  readonly ids?: Readonly<Record<string, string>>;
  readonly service?: ShapeId;
  readonly rel?: string;
}

export interface WaiterAcceptor {
  readonly state: "success" | "failure" | "retry";
  readonly matcher: {
    readonly output?: WaiterPathMatcher;
    readonly inputOutput?: WaiterPathMatcher;
    readonly errorType?: string;
    readonly success?: boolean;
  };
  readonly message?: string;
}
export interface WaiterPathMatcher {
  readonly path: string;
  readonly expected: string;
  readonly comparator: "stringEquals" | "booleanEquals" | "allStringEquals" | "anyStringEquals";
}
export interface WaiterValue {
  readonly documentation?: string;
  readonly acceptors: readonly WaiterAcceptor[];
  /** In seconds; 2 when absent. */
  readonly minDelay?: number;
  /** In seconds; 120 when absent. */
  readonly maxDelay?: number;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
}

/** Which HTTP versions a protocol prefers, in order; shared by the protocols over HTTP. */
export interface HttpProtocolValue {
  readonly http?: readonly string[];
  readonly eventStreamHttp?: readonly string[];
}

/** Values by trait id, for the traits that the generator reads. */
export interface TraitValues {
  "smithy.api#addedDefault": Annotation;
  "smithy.api#auth": readonly ShapeId[];
  "smithy.api#authDefinition": { readonly traits?: readonly ShapeId[] };
  "smithy.api#box": Annotation;
  "smithy.api#clientOptional": Annotation;
  "smithy.api#cors": {
    readonly origin?: string;
    readonly maxAge?: number;
    readonly additionalAllowedHeaders?: readonly string[];
    readonly additionalExposedHeaders?: readonly string[];
  };
  "smithy.api#default": Node;
  "smithy.api#deprecated": { readonly message?: string; readonly since?: string };
  "smithy.api#documentation": string;
  "smithy.api#endpoint": { readonly hostPrefix: string };
  "smithy.api#enum": readonly EnumDefinitionValue[];
  "smithy.api#enumValue": string | number;
  "smithy.api#error": "client" | "server";
  "smithy.api#eventHeader": Annotation;
  "smithy.api#eventPayload": Annotation;
  "smithy.api#examples": readonly ExampleValue[];
  "smithy.api#externalDocumentation": Readonly<Record<string, string>>;
  "smithy.api#hostLabel": Annotation;
  "smithy.api#http": { readonly method: string; readonly uri: string; readonly code?: number };
  "smithy.api#httpApiKeyAuth": { readonly name: string; readonly in: "header" | "query"; readonly scheme?: string };
  "smithy.api#httpBasicAuth": Annotation;
  "smithy.api#httpBearerAuth": Annotation;
  "smithy.api#httpChecksumRequired": Annotation;
  "smithy.api#httpDigestAuth": Annotation;
  "smithy.api#httpError": number;
  "smithy.api#httpHeader": string;
  "smithy.api#httpLabel": Annotation;
  "smithy.api#httpPayload": Annotation;
  "smithy.api#httpPrefixHeaders": string;
  "smithy.api#httpQuery": string;
  "smithy.api#httpQueryParams": Annotation;
  "smithy.api#httpResponseCode": Annotation;
  "smithy.api#idempotencyToken": Annotation;
  "smithy.api#idempotent": Annotation;
  "smithy.api#idRef": {
    readonly selector?: string;
    readonly failWhenMissing?: boolean;
    readonly errorMessage?: string;
  };
  "smithy.api#input": Annotation;
  "smithy.api#internal": Annotation;
  "smithy.api#jsonName": string;
  "smithy.api#length": { readonly min?: number; readonly max?: number };
  "smithy.api#mediaType": string;
  "smithy.api#mixin": { readonly localTraits?: readonly ShapeId[] };
  "smithy.api#nestedProperties": Annotation;
  "smithy.api#noReplace": Annotation;
  "smithy.api#notProperty": Annotation;
  "smithy.api#optionalAuth": Annotation;
  "smithy.api#output": Annotation;
  "smithy.api#paginated": {
    readonly inputToken?: string;
    readonly outputToken?: string;
    readonly items?: string;
    readonly pageSize?: string;
  };
  "smithy.api#pattern": string;
  "smithy.api#private": Annotation;
  "smithy.api#property": { readonly name?: string };
  "smithy.api#protocolDefinition": { readonly traits?: readonly ShapeId[]; readonly noInlineDocumentSupport?: boolean };
  "smithy.api#range": { readonly min?: number; readonly max?: number };
  "smithy.api#readonly": Annotation;
  "smithy.api#recommended": { readonly reason?: string };
  "smithy.api#references": readonly ReferenceValue[];
  "smithy.api#requestCompression": { readonly encodings: readonly string[] };
  "smithy.api#required": Annotation;
  "smithy.api#requiresLength": Annotation;
  "smithy.api#resourceIdentifier": string;
  "smithy.api#retryable": { readonly throttling?: boolean };
  "smithy.api#sensitive": Annotation;
  "smithy.api#since": string;
  "smithy.api#sparse": Annotation;
  "smithy.api#streaming": Annotation;
  "smithy.api#suppress": readonly string[];
  "smithy.api#tags": readonly string[];
  "smithy.api#timestampFormat": "date-time" | "epoch-seconds" | "http-date";
  "smithy.api#title": string;
  "smithy.api#trait": {
    readonly selector?: string;
    readonly structurallyExclusive?: "member" | "target";
    readonly conflicts?: readonly string[];
    readonly breakingChanges?: readonly NodeObject[];
  };
  "smithy.api#uniqueItems": Annotation;
  "smithy.api#unitType": Annotation;
  "smithy.api#unstable": Annotation;
  "smithy.api#xmlAttribute": Annotation;
  "smithy.api#xmlFlattened": Annotation;
  "smithy.api#xmlName": string;
  "smithy.api#xmlNamespace": { readonly uri: string; readonly prefix?: string };
  "aws.api#service": {
    readonly sdkId: string;
    readonly arnNamespace?: string;
    readonly cloudFormationName?: string;
    readonly cloudTrailEventSource?: string;
    readonly docId?: string;
    readonly endpointPrefix?: string;
  };
  "aws.auth#sigv4": { readonly name: string };
  "aws.auth#sigv4a": { readonly name: string };
  "aws.auth#unsignedPayload": Annotation;
  "aws.customizations#s3UnwrappedXmlOutput": Annotation;
  "aws.protocols#awsJson1_0": HttpProtocolValue;
  "aws.protocols#awsJson1_1": HttpProtocolValue;
  "aws.protocols#awsQuery": Annotation;
  "aws.protocols#awsQueryCompatible": Annotation;
  "aws.protocols#awsQueryError": { readonly code: string; readonly httpResponseCode: number };
  "aws.protocols#ec2Query": Annotation;
  "aws.protocols#ec2QueryName": string;
  "aws.protocols#httpChecksum": {
    readonly requestChecksumRequired?: boolean;
    readonly requestAlgorithmMember?: string;
    readonly requestValidationModeMember?: string;
    readonly responseAlgorithms?: readonly string[];
  };
  "aws.protocols#restJson1": HttpProtocolValue;
  "aws.protocols#restXml": HttpProtocolValue & { readonly noErrorWrapping?: boolean };
  "smithy.protocols#rpcv2Cbor": HttpProtocolValue;
  "smithy.protocols#rpcv2Json": HttpProtocolValue;
  "smithy.waiters#waitable": Readonly<Record<string, WaiterValue>>;
}

/** Anything that carries traits: shapes and members. */
interface Carrier {
  readonly traits: Traits;
}

/** The trait's value on this shape or member itself (not on its target), or undefined. */
export function traitOf<Id extends keyof TraitValues>(shape: Carrier, id: Id): TraitValues[Id] | undefined {
  return shape.traits.get(id) as TraitValues[Id] | undefined;
}

/** Whether the shape or member itself carries the trait, whatever its value. */
export function hasTrait(shape: Carrier, id: ShapeId): boolean {
  return shape.traits.has(id);
}
