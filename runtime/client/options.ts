/** What a client can be told. */
import type { ClientProtocol } from "../protocol/client.js";
import type { WireRequest, WireResponse } from "../protocol/protocol.js";
import type { ServiceSchema } from "../schema/schema.js";

export interface ClientOptions {
  readonly service: ServiceSchema;
  /** The protocol to speak; the first that both the service and this library have when absent. */
  readonly protocol?: ClientProtocol;
  /** Where requests go, without the network: `mock.handle`. It comes before `fetch`. */
  readonly handle?: (request: WireRequest) => WireResponse | Promise<WireResponse>;
  /** Where requests go otherwise; the platform's own when absent. Signing is its affair. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /**
   * The address of the service; `http://localhost` when absent. A path is put before those of operations. The prefixes of
   * the endpoint trait are put before names, not before numeric addresses and `localhost`.
   */
  readonly endpoint?: string | URL;
  /** Sent with every request, beside what the protocol sends; names in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Fills idempotency tokens that an input does not have; random UUIDs when absent. */
  readonly idempotencyToken?: () => string;
  /** Bodies from this many bytes on are compressed, for operations that let clients do so; 10,240 when absent. */
  readonly compressFrom?: number;
  /** How S3 buckets are named: by the host or in the path; by the host where the endpoint is a region's own when absent. */
  readonly bucketAddressing?: "virtual" | "path";
  readonly limits?: Partial<ClientLimits>;
}

export interface ClientLimits {
  /** The largest response body that is not streamed, in bytes; 64 MiB when absent. */
  readonly bodyBytes: number;
  /** How many containers may stand inside each other in a request or a response; 128 when absent. */
  readonly depth: number;
  /** The largest message of an event stream, in bytes; the longest that the format has when absent, a payload of 24 MiB. */
  readonly eventBytes: number;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** For this request alone; they win over the client's. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
  readonly service: ServiceSchema;
  /**
   * Calls an operation by its wire name and gives its output. Rejects with a {@link ReceivedServiceError} whose `name` is
   * the error's, with a {@link ResponseError} where the response is not one of the protocol, with a TypeError for an
   * unknown operation or an input that does not fit its types, and with whatever `handle` or `fetch` rejects with.
   */
  readonly send: (operation: string, input?: unknown, options?: SendOptions) => Promise<unknown>;
}
