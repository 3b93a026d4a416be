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
import type { ServiceSchema } from "../../schema/schema.js";
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
  const schemas = Object.values(operations);
  const compresses = schemas.some(({ requestCompression }) => requestCompression !== undefined);
  const verifies = schemas.some(isVerified);

  const receiveWhole: Reception = (protocol, request) => {
    if (wholeBodyOf(request).length > bodyBytes) return { rejection: { kind: "bodyTooLarge", limit: bodyBytes } };
    const wire = protocol.route(request);
    // Some protocols name the operation in the body, so that a compressed one leads nowhere.
    const mayCompress = isRejected(wire) ? compresses : wire.schema.requestCompression !== undefined;
    if (mayCompress && isCompressed(request)) return receiveCompressed(protocol, request);
    return isRejected(wire) ? wire : opened(wire, request, request);
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
    if (!verifies || !isVerified(wire.schema)) return { wire, request, sent };
    const plain = verified(request, wire.schema);
    return isRejected(plain) ? plain : { wire, request: plain, sent };
  };

  return (protocol, request) => {
    if (hasMore(request.headers.keys(), mostHeaders)) {
      return { rejection: { kind: "tooManyHeaders", limit: mostHeaders } };
    }
    return isBodyStream(request.body)
      ? receiveStream(protocol, request, request.body)
      : receiveWhole(protocol, request);
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
