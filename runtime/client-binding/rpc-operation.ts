/** An operation of an RPC protocol, client side: one target, everything in the body. */
import { MalformedBody } from "../codec/malformed-body.js";
import type { ClientOperation } from "../protocol/client.js";
import { type BodyStream, type WholeBody, wholeBodyOf } from "../protocol/body-stream.js";
import type { HeaderPair, HeaderReader, WireResponse } from "../protocol/protocol.js";
import type { OperationSchema, StructureSchema } from "../schema/schema.js";
import type { ClientInput } from "./client-input.js";
import { isSuccess, type ErrorWords, outcomeReaderOf, receivedError } from "./read-outcome.js";

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
  /** What the fields and the body of an error say, whatever they are. */
  readonly errorWordsOf: (headers: HeaderReader, body: WholeBody) => ErrorWords;
  /** Whether a response is one of the protocol at all; of others the status is all that counts. All are when absent. */
  readonly isOwn?: (headers: HeaderReader) => boolean;
}

const nothing: ErrorWords = { code: undefined, message: undefined };

export function rpcOperation(schema: OperationSchema, input: ClientInput, parts: RpcParts): ClientOperation {
  const { target, headers, write, read, readEvents, errorWordsOf, isOwn = () => true } = parts;
  return {
    schema,
    writeRequest: (value) => {
      const complete = input.complete(value);
      return { method: "POST", target, headers, body: write(complete), hostPrefix: input.hostPrefix(complete) };
    },
    readResponse: outcomeReaderOf(schema, {
      isOutput: isSuccess,
      readOutput: ({ response, headers: fields, requestId }) => {
        if (!isOwn(fields)) throw new MalformedBody("the response is of another protocol");
        if (readEvents === undefined) return { output: read(schema.output, wholeBodyOf(response)), requestId };
        return readEvents(response.body).then((output) => ({ output, requestId }));
      },
      readError: (arrival) => {
        const body = wholeBodyOf(arrival.response);
        const words = isOwn(arrival.headers) ? errorWordsOf(arrival.headers, body) : nothing;
        return receivedError(schema, arrival, words, (error) => read(error, body));
      },
    }),
  };
}
