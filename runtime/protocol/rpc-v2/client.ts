/** Smithy RPC v2 with CBOR and with JSON, client side: one implementation, two formats. */
import { absentStructureOf } from "../../codec/absent-member.js";
import { eventStreamType } from "../../codec/event-stream/index.js";
import { MalformedBody } from "../../codec/malformed-body.js";
import { clientInputOf, clientProtocol, rpcOperation, wordsOfTypedTree } from "../../client-binding/index.js";
import { type OperationSchema, type ServiceSchema, type StructureSchema, nameOf } from "../../schema/schema.js";
import type { WholeBody } from "../body-stream.js";
import type { ClientProtocol } from "../client.js";
import type { HeaderPair } from "../protocol.js";
import { queryModeFields } from "../query-error.js";
import { eventInputWriter, eventOutputReader } from "../rpc-events.js";
import { streamMemberOf } from "../streaming.js";
import { eventBodies } from "./events.js";
import { type RpcCodec, type RpcFormat, cborFormat, jsonFormat } from "./format.js";

export const rpcv2CborClient: ClientProtocol = clientOf(cborFormat);
export const rpcv2JsonClient: ClientProtocol = clientOf(jsonFormat);

function clientOf(format: RpcFormat): ClientProtocol {
  return clientProtocol(format.id, (service, settings) => {
    const codec = format.codec(settings.maxDepth, "client");
    const bodies = eventBodies(format, codec, "client");
    return (schema) => {
      const input = clientInputOf(schema, settings);
      const write = isUnit(schema.input) ? () => "" : codec.writerOf(input.schema);
      return rpcOperation(schema, input, {
        target: `/service/${nameOf(service.id)}/operation/${schema.name}`,
        headers: headersOf(format, service, schema),
        write: eventInputWriter(input.schema, bodies) ?? write,
        read: (shape, body) => read(shape, body, codec),
        readEvents: eventOutputReader(schema.output, bodies, settings.maxEventBytes),
        errorWordsOf: (fields, body) => wordsOfTypedTree(fields, codec.treeOf(body)),
        isOwn: (fields) => fields.get("smithy-protocol") === format.name,
      });
    };
  });
}

function isUnit({ id }: StructureSchema): boolean {
  return id === "smithy.api#Unit";
}

/** An operation without input has neither body nor content type (spec: Smithy RPC v2, requests). */
function headersOf(
  format: RpcFormat,
  service: ServiceSchema,
  { input, output }: OperationSchema,
): readonly HeaderPair[] {
  const typeOf = (schema: StructureSchema) =>
    streamMemberOf(schema)?.kind === "events" ? eventStreamType : format.mediaType;
  return [
    ["smithy-protocol", format.name],
    ["accept", typeOf(output)],
    ...(isUnit(input) ? [] : [["content-type", typeOf(input)] as const]),
    ...queryModeFields(service),
  ];
}

/** An empty body is an empty structure. */
function read(schema: StructureSchema, body: WholeBody, codec: RpcCodec): Readonly<Record<string, unknown>> {
  if (body.length === 0) return absentStructureOf(schema, "client")();
  const found = codec.readerOf(schema)(body);
  if (found === undefined) throw new MalformedBody("the body is not of the protocol's format");
  return found.value as Readonly<Record<string, unknown>>;
}
