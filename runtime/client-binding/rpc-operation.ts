/** An operation of an RPC protocol, client side: one target, everything in the body. */
import type { ClientOperation } from "../protocol/client.js";
import { type BodyStream, type WholeBody, wholeBodyOf } from "../protocol/body-stream.js";
import type { HeaderPair, WireResponse } from "../protocol/protocol.js";
import type { OperationSchema, StructureSchema } from "../schema/schema.js";
import type { ClientInput } from "./client-input.js";
import { wordsOfTree } from "./json-error.js";
import { isSuccess, outcomeReaderOf, receivedError } from "./read-outcome.js";

type Members = Readonly<Record<string, unknown>>;

/** What an RPC protocol says of an operation. Readers and writers throw CodecFailure and MalformedBody. */
export interface RpcParts {
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly write: (input: Members) => WholeBody | BodyStream;
  /** Reads a body that is there as a whole; an empty one is an empty structure. */
  readonly read: (schema: StructureSchema, body: WholeBody) => Members;
  /** Reads an output with an event stream. */
  readonly readEvents: ((body: WireResponse["body"]) => Promise<Members>) | undefined;
  /** The parsed body before any schema; `undefined` where it is not of the format. */
  readonly treeOf: (body: WholeBody) => unknown;
}

export function rpcOperation(schema: OperationSchema, input: ClientInput, parts: RpcParts): ClientOperation {
  const { target, headers, write, read, readEvents, treeOf } = parts;
  return {
    schema,
    writeRequest: (value) => {
      const complete = input.complete(value);
      return { method: "POST", target, headers, body: write(complete), hostPrefix: input.hostPrefix(complete) };
    },
    readResponse: outcomeReaderOf(schema, {
      isOutput: isSuccess,
      readOutput: ({ response, requestId }) => {
        if (readEvents === undefined) return { output: read(schema.output, wholeBodyOf(response)), requestId };
        return readEvents(response.body).then((output) => ({ output, requestId }));
      },
      readError: (arrival) => {
        const body = wholeBodyOf(arrival.response);
        return receivedError(schema, arrival, wordsOfTree(arrival.headers, treeOf(body)), (error) => read(error, body));
      },
    }),
  };
}
