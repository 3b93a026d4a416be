/** What an endpoint of the control API is: data for routing and for its description, and what it does. */
import type { BodyStream } from "../../protocol/body-stream.js";
import type { WireCallOptions, WireSender } from "../../protocol/wire-call.js";
import type { Problems } from "../scenario/problems.js";
import type { Script } from "../script/script.js";
import type { JsonSchema } from "./json-schema.js";

/** What the service says of itself beside its schema, where somebody knows it. */
export interface ControlDocumentation {
  /** Plain text. */
  readonly service?: string;
  /** Plain text by operation. */
  readonly operations?: Readonly<Record<string, string>>;
  /** Plain text of any shape or member, by its absolute id. */
  readonly shape?: (id: string) => string | undefined;
  /** Whether a shape or member should not be used any more, by its absolute id. */
  readonly isDeprecated?: (id: string) => boolean;
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
  /** How the server was called. */
  readonly host: string;
  /** The mock itself, to be called as by a client. */
  readonly handle: WireCallOptions["handle"];
  /** Absent where nobody has brought a client along. */
  readonly send: WireSender | undefined;
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

/** An answer that lists what of a body does not fit. */
export function misfit({ list }: Problems): ControlAnswer {
  const problems = list.map(({ path, ...rest }) => ({ path: path.map((step) => `/${step}`).join(""), ...rest }));
  return problem(400, "the body does not fit the model", problems);
}

export const done: ControlAnswer = { status: 204 };
