/** Takes a request in: finds its operation, and makes its body one that the operation can read. */
import { type BodyStream, collect, isBodyStream, wholeBodyOf } from "../../protocol/body-stream.js";
import {
  type CompiledOperation,
  type CompiledProtocol,
  type Rejected,
  type WireRequest,
  isRejected,
} from "../../protocol/protocol.js";
import { streamMemberOf } from "../../protocol/streaming.js";
import type { OperationSchema, ServiceSchema } from "../../schema/schema.js";
import type { Limits } from "../options.js";
import { decompressed, isCompressed } from "./decompressed.js";
import { isVerified, verified } from "./verified.js";

/** An operation, the request as it came, and the request as the operation reads it. */
export interface Received {
  readonly wire: CompiledOperation;
  /** What was signed. */
  readonly sent: WireRequest;
  readonly request: WireRequest;
}

/** At once when nothing has to be waited for. */
export type Reception = (
  protocol: CompiledProtocol,
  request: WireRequest,
) => Received | Rejected | Promise<Received | Rejected>;

/**
 * The reception of a service. Bodies of operations that stream are let through, whatever their length; others are
 * collected up to the limit. Compression and chunks are taken off, checksums verified, lengths asked for where the model
 * requires them.
 */
export function receptionOf({ operations }: ServiceSchema, { bodyBytes, headers: mostHeaders }: Limits): Reception {
  const verifies = remembered(isVerified);

  const receiveWhole: Reception = (protocol, request) => {
    if (wholeBodyOf(request).length > bodyBytes) return { rejection: { kind: "bodyTooLarge", limit: bodyBytes } };
    const wire = protocol.route(request);
    if (isRejected(wire)) {
      // Some protocols name the operation in the body, so that a compressed one leads nowhere.
      return isCompressed(request) && compresses(operations) ? receiveCompressed(protocol, request) : wire;
    }
    if (wire.schema.requestCompression === undefined || !isCompressed(request)) return opened(wire, request, request);
    return receiveCompressed(protocol, request);
  };

  const receiveCompressed = async (protocol: CompiledProtocol, request: WireRequest): Promise<Received | Rejected> => {
    const plain = await decompressed(request, bodyBytes);
    if (isRejected(plain)) return plain;
    const wire = protocol.route(plain);
    return isRejected(wire) ? wire : opened(wire, plain, request);
  };

  const receiveStream = async (
    protocol: CompiledProtocol,
    request: WireRequest,
    stream: BodyStream,
  ): Promise<Received | Rejected> => {
    const wire = protocol.streams?.(request);
    if (wire !== undefined) {
      if (lacksLength(wire, request)) return { rejection: { kind: "lengthRequired" } };
      if (wire.schema.requestCompression === undefined || !isCompressed(request)) return opened(wire, request, request);
      const plain = await decompressed(request, bodyBytes);
      return isRejected(plain) ? plain : opened(wire, plain, request);
    }
    const body = await collect(stream, bodyBytes);
    if (body === undefined) return { rejection: { kind: "bodyTooLarge", limit: bodyBytes } };
    const { method, target, headers } = request;
    return receiveWhole(protocol, { method, target, headers, body });
  };

  const opened = (wire: CompiledOperation, request: WireRequest, sent: WireRequest): Received | Rejected => {
    if (!verifies(wire.schema)) return { wire, request, sent };
    const plain = verified(request, wire.schema);
    return isRejected(plain) ? plain : { wire, request: plain, sent };
  };

  return (protocol, request) => {
    const { headers } = request;
    if ((headers.size ?? Infinity) > mostHeaders && hasMore(headers.keys(), mostHeaders)) {
      return { rejection: { kind: "tooManyHeaders", limit: mostHeaders } };
    }
    return isBodyStream(request.body)
      ? receiveStream(protocol, request, request.body)
      : receiveWhole(protocol, request);
  };
}

function compresses(operations: ServiceSchema["operations"]): boolean {
  return Object.values(operations).some(({ requestCompression }) => requestCompression !== undefined);
}

/** What is asked of a schema at each request, found out at the first: no schema is looked at that nobody calls. */
function remembered(ask: (operation: OperationSchema) => boolean): (operation: OperationSchema) => boolean {
  const answers = new Map<OperationSchema, boolean>();
  return (operation) => {
    const known = answers.get(operation);
    if (known !== undefined) return known;
    const answer = ask(operation);
    answers.set(operation, answer);
    return answer;
  };
}

/** Spec: `requiresLength`. Chunked bodies say their length in a field of their own. */
function lacksLength({ schema }: CompiledOperation, { headers }: WireRequest): boolean {
  const stream = streamMemberOf(schema.input);
  if (stream?.kind !== "blob" || stream.target.requiresLength !== true) return false;
  return !headers.get("content-length") && !headers.get("x-amz-decoded-content-length");
}

function hasMore(names: Iterable<string>, most: number): boolean {
  if (Array.isArray(names)) return names.length > most;
  let count = 0;
  for (const _ of names) if (++count > most) return true;
  return false;
}
