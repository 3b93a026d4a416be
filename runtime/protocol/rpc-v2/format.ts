/** The two formats of Smithy RPC v2: what the protocol needs to know of its bodies. */
import { cborReaders, cborWriters, decodeCbor, isMalformedCbor } from "../../codec/cbor/index.js";
import type { Side } from "../../codec/side.js";
import { careOf, jsonReaders, jsonWriters, parseJson } from "../../codec/json/index.js";
import type { Schema } from "../../schema/schema.js";

type Body = Uint8Array | string;

/** What reading a body came to: a value, or nothing where the body is not of the format. */
export type BodyReader = (body: Body) => { readonly value: unknown } | undefined;

/** Compilers for one service; readers and writers throw CodecFailure for values that do not fit. */
export interface RpcCodec {
  readonly readerOf: (schema: Schema) => BodyReader;
  readonly writerOf: (schema: Schema) => (value: unknown) => Body;
  /** The parsed body before any schema; `undefined` where it is not of the format. */
  readonly treeOf: (body: Body) => unknown;
}

export interface RpcFormat {
  /** The absolute id of the protocol's trait. */
  readonly id: string;
  /** What the header `smithy-protocol` says. */
  readonly name: string;
  readonly mediaType: string;
  /** Whether paths may name the service by its shape id. */
  readonly takesShapeIds: boolean;
  readonly codec: (maxDepth: number, side: Side) => RpcCodec;
}

/** Spec: Smithy RPC v2 CBOR. */
export const cborFormat: RpcFormat = {
  id: "smithy.protocols#rpcv2Cbor",
  name: "rpc-v2-cbor",
  mediaType: "application/cbor",
  takesShapeIds: true,
  codec: (maxDepth, side) => {
    const readerOf = cborReaders({ maxDepth, side });
    return {
      readerOf: (schema) => {
        const read = readerOf(schema);
        return (body) => {
          const tree = decoded(body, maxDepth);
          return tree === undefined ? undefined : { value: read(tree.item, 0) };
        };
      },
      writerOf: cborWriters({ maxDepth, side }),
      treeOf: (body) => decoded(body, maxDepth)?.item,
    };
  },
};

const encoder = new TextEncoder();

function decoded(body: Body, maxDepth: number): { readonly item: unknown } | undefined {
  try {
    return { item: decodeCbor(typeof body === "string" ? encoder.encode(body) : body, maxDepth) };
  } catch (error) {
    if (isMalformedCbor(error)) return undefined;
    throw error;
  }
}

/** Spec: Smithy RPC v2 JSON; `jsonName` and `timestampFormat` are ignored, and big numbers are strings. */
export const jsonFormat: RpcFormat = {
  id: "smithy.protocols#rpcv2Json",
  name: "rpc-v2-json",
  mediaType: "application/json",
  takesShapeIds: false,
  codec: (maxDepth, side) => {
    const shared = { ...jsonShapes, maxDepth, side };
    const readerOf = jsonReaders(shared);
    const writerOf = jsonWriters(shared);
    return {
      readerOf: (schema) => {
        const read = readerOf(schema);
        const care = careOf(schema, shared);
        return (body) => {
          const parsed = parseJson(body, care, maxDepth);
          return parsed === undefined ? undefined : { value: read(parsed.json, 0) };
        };
      },
      writerOf: (schema) => {
        const write = writerOf(schema);
        return (value) => write(value, 0);
      },
      treeOf: (body) => parseJson(body, "nothing", maxDepth)?.json,
    };
  },
};

const jsonShapes = {
  jsonNames: false,
  timestampFormat: "epoch-seconds",
  modelledTimestampFormats: "ignore",
  bigNumbers: "strings",
} as const;
