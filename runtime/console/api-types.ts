/** What the control API answers, as far as the console reads it. */

/** JSON Schema as the control API writes it; `x-` members are its own. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values there are. */
  readonly enum?: readonly (string | number)[];
  /** Values that are known, of an enum that is open. */
  readonly examples?: readonly (string | number)[];
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly "x-sensitive"?: boolean;
  readonly "x-streaming"?: boolean;
  readonly "x-costly-pattern"?: boolean;
}

export type Definitions = Readonly<Record<string, JsonSchema>>;

export interface Health {
  readonly service: string;
  readonly sdkId: string;
  readonly version: string;
  readonly protocols: readonly string[];
  readonly operations: number;
  readonly endpointPrefix?: string;
  readonly documentation?: string;
}

export type Streaming = "input" | "output" | "both";

export interface OperationSummary {
  readonly name: string;
  readonly summary?: string;
  readonly paginated: boolean;
  readonly auth: "required" | "optional" | "none";
  readonly deprecated?: boolean;
  readonly streaming?: Streaming;
}

export interface ModelledError {
  readonly name: string;
  readonly fault?: "client" | "server";
  readonly status?: number;
  readonly documentation?: string;
  readonly schema: JsonSchema;
}

export interface Example {
  readonly title: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: { readonly shapeId: string; readonly content: unknown };
}

export interface OperationDetails {
  readonly id: string;
  readonly name: string;
  readonly documentation?: string;
  readonly deprecated?: boolean;
  readonly streaming?: Streaming;
  readonly http?: { readonly method: string; readonly uri: string; readonly code: number };
  readonly paginated?: object;
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  readonly errors: readonly ModelledError[];
  readonly examples: readonly Example[];
  readonly $defs: Definitions;
}

export interface Call {
  readonly requestId: string;
  readonly operation?: string;
  readonly at: string;
  readonly method: string;
  readonly outcome: string;
  readonly status: number;
  readonly error?: string;
  readonly rejection?: string;
  readonly stub?: string;
  readonly durationMs: number;
  readonly faults: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly input?: unknown;
  readonly output?: unknown;
  /** Only of a call that is revealed. */
  readonly target?: string;
}

export interface SetStub {
  readonly id: string;
  readonly operation: string;
  readonly description: string;
  /** What it answers, one after the other, in a word or two each. */
  readonly answers: readonly string[];
  readonly used: number;
  readonly open: boolean;
}

/** A fault as it is set, and as it is sent. */
export interface PlainFault {
  readonly on: string;
  readonly kind: string;
  readonly [key: string]: unknown;
}

export interface SetFault extends PlainFault {
  readonly id: string;
  readonly met: number;
}

export interface Clock {
  readonly now: string;
  readonly moved: boolean;
}

export interface WireMessage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
  readonly base64?: string;
}

export interface WireRequest extends WireMessage {
  readonly method: string;
  readonly target: string;
}

export interface WireResponse extends WireMessage {
  readonly status: number;
}

export type Outcome =
  | { readonly kind: "output"; readonly output: unknown }
  | { readonly kind: "error"; readonly name: string; readonly message: string; readonly members: unknown }
  | { readonly kind: "reset" | "broken" | "unreadable"; readonly message: string };

export interface Sent {
  readonly request: WireRequest;
  readonly response?: WireResponse;
  readonly outcome?: Outcome;
  readonly durationMs: number;
}

/** What is wrong with a body that was sent. */
export interface BodyProblem {
  /** JSON Pointer. */
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}
