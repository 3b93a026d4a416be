/** A published client from this folder's own `node_modules`: its exports, its version, its schemas, and connections of it. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { NormalizedSchema } from "@smithy/types";
import { type AnyClient, commandOf, type Exports, functionOf } from "../sdk/published.js";

/** The protocols that clients can be told to speak, by the absolute ids of their traits. */
const protocolClasses: ReadonlyMap<string, string> = new Map([
  ["aws.protocols#awsJson1_0", "AwsJson1_0Protocol"],
  ["aws.protocols#awsJson1_1", "AwsJson1_1Protocol"],
  ["aws.protocols#restJson1", "AwsRestJsonProtocol"],
  ["aws.protocols#restXml", "AwsRestXmlProtocol"],
  ["aws.protocols#awsQuery", "AwsQueryProtocol"],
  ["aws.protocols#ec2Query", "AwsEc2QueryProtocol"],
  ["smithy.protocols#rpcv2Cbor", "AwsSmithyRpcV2CborProtocol"],
  ["smithy.protocols#rpcv2Json", "AwsSmithyRpcV2JsonProtocol"],
]);

/** The id of a protocol's trait, by its name. @throws Error when clients do not speak it */
export function protocolIdOf(name: string): string {
  const id = [...protocolClasses.keys()].find((it) => it.endsWith(`#${name}`));
  if (id === undefined) throw new Error(`clients do not speak ${name}`);
  return id;
}

/** The schemas of an operation as the client has them. */
export interface TheirOperation {
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Method and path, where the protocol has them. */
  readonly http: readonly [method: string, uri: string] | undefined;
  /** Input members from which the client makes the address: what they hold is not free. */
  readonly addressMembers: ReadonlySet<string>;
}

export interface PublishedClient {
  /** The end of the package's name, such as `sqs`. */
  readonly folder: string;
  readonly version: string;
  readonly sdk: Exports;
  /** What another package exports, as the client itself sees it. */
  readonly load: (name: string) => Exports;
  /** A client with settings on top of those that every test needs. */
  readonly connect: (settings: object) => AnyClient;
  /** The names of its operations. */
  readonly operations: readonly string[];
  readonly operation: (name: string) => TheirOperation | undefined;
  /** The schema of an error as the client has it. */
  readonly error: (name: string) => NormalizedSchema | undefined;
  /** The protocol that it speaks when nobody says otherwise, by the id of its trait. */
  readonly protocol: string;
  /** The class of a protocol, for `connect`. */
  readonly protocolClass: (id: string) => unknown;
}

const settings = {
  region: "us-east-1",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", accountId: "123456789012" },
  maxAttempts: 1,
};

/** The client of a service. `root` is the project's folder. @throws Error when it is not installed */
export function publishedClient(folder: string, root: string): PublishedClient {
  const requireFrom = createRequire(join(root, "test/clients/package.json"));
  const load = (name: string): Exports => requireFrom(name) as Exports;
  const sdk = load(`@aws-sdk/client-${folder}`);
  const { version } = load(`@aws-sdk/client-${folder}/package.json`) as { readonly version: string };
  const Client = clientClassOf(sdk);
  const connect = (more: object): AnyClient => new Client({ ...settings, ...more });
  const protocols = load("@aws-sdk/core/protocols");
  const protocolClass = (id: string): unknown => functionOf(protocols, protocolClasses.get(id) ?? "");
  return {
    folder,
    version,
    sdk,
    load,
    connect,
    operations: Object.keys(sdk).flatMap((name) => (/^[A-Z]\w*Command$/.test(name) ? [name.slice(0, -7)] : [])),
    operation: schemaReader(sdk, load),
    error: (name) => (Object.hasOwn(sdk, `${name}$`) ? normalizedBy(load).of(sdk[`${name}$`]) : undefined),
    protocol: protocolOf(connect({})),
    protocolClass,
  };
}

type ClientClass = new (settings: object) => AnyClient;

function clientClassOf(sdk: Exports): ClientClass {
  const name = Object.keys(sdk).find((it) => it !== "__Client" && it.endsWith("Client"));
  const Client = name === undefined ? undefined : functionOf(sdk, name);
  if (Client === undefined) throw new Error("the package has no client");
  return Client as ClientClass;
}

function protocolOf(client: AnyClient): string {
  const { protocol } = (client as unknown as { readonly config: { readonly protocol: object } }).config;
  const { name } = protocol.constructor;
  // S3 has a class of its own.
  if (name === "S3RestXmlProtocol") return "aws.protocols#restXml";
  const [id] = [...protocolClasses].find(([, it]) => it === name) ?? [];
  if (id === undefined) throw new Error(`the client speaks ${name}`);
  return id;
}

function normalizedBy(load: PublishedClient["load"]): { of(schema: unknown): NormalizedSchema } {
  return (load("@smithy/core/schema") as { readonly NormalizedSchema: { of(schema: unknown): NormalizedSchema } })
    .NormalizedSchema;
}

/** Commands carry their operation's schema as `[9, namespace, name, traits, input, output]`. */
function schemaReader(sdk: Exports, load: PublishedClient["load"]): PublishedClient["operation"] {
  const Normalized = normalizedBy(load);
  return (name) => {
    if (functionOf(sdk, `${name}Command`) === undefined) return undefined;
    const { schema } = commandOf(sdk, name, {}) as { readonly schema: readonly unknown[] };
    const traits = schema[3] as { readonly http?: readonly [string, string] } | number;
    return {
      input: Normalized.of(schema[4]),
      output: Normalized.of(schema[5]),
      http: typeof traits === "object" ? traits.http : undefined,
      addressMembers: addressMembersOf(functionOf(sdk, `${name}Command`)),
    };
  };
}

/** Keys and prefixes are given to the rules but not looked at. */
const unread: ReadonlySet<string> = new Set(["Key", "Prefix"]);

function addressMembersOf(Command: unknown): ReadonlySet<string> {
  const { getEndpointParameterInstructions: ask } = Command as {
    readonly getEndpointParameterInstructions?: () => Readonly<Record<string, { type: string; name: string }>>;
  };
  const parameters = Object.values(ask?.() ?? {}).filter(({ type }) => type === "contextParams");
  return new Set(parameters.flatMap(({ name }) => (unread.has(name) ? [] : [name])));
}
