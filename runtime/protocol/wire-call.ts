/** One call as it goes over the wire, both messages kept: what the control API asks a client for. Types only. */
import type { OperationSchema, ServiceSchema } from "../schema/schema.js";
import type { HeaderPair, WireRequest, WireResponse } from "./protocol.js";

export interface SentRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** The host first; names in lower case. */
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

export interface ReceivedResponse {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  /** What has come of it. */
  readonly body: Uint8Array;
}

/** What a client makes of a response. */
export type WireOutcome =
  | { readonly kind: "output"; readonly output: unknown }
  | {
      readonly kind: "error";
      readonly name: string;
      readonly message: string;
      readonly members: Readonly<Record<string, unknown>>;
    }
  /** No answer came, it broke off, or it is none of the protocol. */
  | { readonly kind: "reset" | "broken" | "unreadable"; readonly message: string };

export interface WireCall {
  readonly request: SentRequest;
  /** Absent when the request was written only, and when no answer came. */
  readonly response: ReceivedResponse | undefined;
  /** Absent when the request was written only. */
  readonly outcome: WireOutcome | undefined;
  /** From the moment that the request was there to the moment that the response was; 0 when nothing was sent. */
  readonly durationMs: number;
}

export interface WireCallOptions {
  readonly service: ServiceSchema;
  readonly operation: OperationSchema;
  /** Values as at run time. */
  readonly input: unknown;
  readonly handle: (request: WireRequest) => WireResponse | Promise<WireResponse>;
  /** How the server is called, as in `Host`. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Writes the request, and sends nothing. */
  readonly dry: boolean;
}

/** Makes a call as a client does. @throws TypeError for an input that does not fit, without its values */
export type WireSender = (options: WireCallOptions) => Promise<WireCall>;
