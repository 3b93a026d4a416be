/** What the processes of one mock say to each other: requests and answers as plain data, and orders that are acknowledged. */
import type { RequestRecord } from "../../runtime/mock/options.js";
import { collect, isBodyStream, type WholeBody } from "../../runtime/protocol/body-stream.js";
import type { HeaderPair, WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";

/** A request that has been read. */
export interface PlainRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly body: WholeBody;
}

/** A response; where its body is a stream, the pieces follow. */
export interface PlainAnswer extends Omit<WireResponse, "body"> {
  readonly body: WholeBody | undefined;
}

/** What the first process has a worker do. The worker says when it has been done. */
export type Order =
  | { readonly do: "listen"; readonly port: number }
  /** A request of the control API that changes something: here as everywhere. */
  | { readonly do: "apply"; readonly request: PlainRequest }
  /** A request of the control API whose answers are put together. */
  | { readonly do: "ask"; readonly request: PlainRequest }
  /** Whether recorded calls are told as they come. */
  | { readonly do: "watch"; readonly isOn: boolean }
  | { readonly do: "scenario" }
  | { readonly do: "model" }
  | { readonly do: "stop" };

/** How listening went. */
export type Listened = { readonly url: string; readonly port: number } | { readonly failure: Failure };
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export type ToWorker =
  | { readonly kind: "order"; readonly id: number; readonly order: Order }
  | { readonly kind: "answer"; readonly id: number; readonly answer: PlainAnswer }
  | { readonly kind: "piece"; readonly id: number; readonly piece: Uint8Array }
  | { readonly kind: "end"; readonly id: number; readonly isWhole: boolean };

export type ToFirst =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly id: number; readonly result: unknown }
  /** A request that the first process is to answer, and whether it is the control API's. */
  | { readonly kind: "request"; readonly id: number; readonly request: PlainRequest; readonly isControl: boolean }
  /** Nobody reads the rest of an answer. */
  | { readonly kind: "drop"; readonly id: number }
  | { readonly kind: "record"; readonly record: RequestRecord }
  | { readonly kind: "call"; readonly call: unknown };

/** Undefined when the body is longer than `limit` bytes. */
export async function plainRequestOf(request: WireRequest, limit: number): Promise<PlainRequest | undefined> {
  const { method, target, headers, body } = request;
  const fields = [...headers.keys()].map((name): HeaderPair => [name, headers.get(name) ?? ""]);
  const whole = isBodyStream(body) ? await collect(body, limit) : body;
  return whole === undefined ? undefined : { method, target, headers: fields, body: whole };
}

export function wireRequestOf({ headers, ...request }: PlainRequest): WireRequest {
  return { ...request, headers: new Map(headers) };
}
