/** What an endpoint of the control API is: data for routing and for its description, and what it does. */
import type { BodyStream } from "../../protocol/body-stream.js";
import type { Script } from "../script/script.js";
import type { JsonSchema } from "./json-schema.js";

/** What the service says of itself beside its schema, where somebody knows it. */
export interface ControlDocumentation {
  /** Plain text. */
  readonly service?: string;
  /** Plain text by operation. */
  readonly operations?: Readonly<Record<string, string>>;
}

/** A request of the control API, its body already JSON. */
export interface ControlCall {
  readonly script: Script;
  readonly documentation: ControlDocumentation;
  /** The placeholders of the path. */
  readonly place: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The base path. */
  readonly path: string;
}

export interface ControlAnswer {
  readonly status: number;
  /** Written as JSON; absent for no content. */
  readonly json?: unknown;
  /** Server-sent events instead. */
  readonly events?: BodyStream;
}

export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the base path, with `{placeholders}`. */
  readonly path: string;
  /** In one sentence. */
  readonly summary: string;
  readonly query?: Readonly<Record<string, { readonly description: string; readonly type: string }>>;
  readonly body?: JsonSchema;
  readonly answer: { readonly status: number; readonly description: string; readonly schema?: JsonSchema };
  readonly run: (call: ControlCall) => ControlAnswer | Promise<ControlAnswer>;
}

/** An answer that says what is wrong. */
export function problem(status: number, message: string, problems?: readonly unknown[]): ControlAnswer {
  return { status, json: problems === undefined ? { message } : { message, problems } };
}

export const done: ControlAnswer = { status: 204 };
