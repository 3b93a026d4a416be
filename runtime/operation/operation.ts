/** Operations as generated code declares them: their schema at run time, their types at compile time. */
import type { OperationSchema } from "../schema/schema.js";

/** The input or output of operations that have none. */
export type Unit = Readonly<Record<never, never>>;

/** The content of a streaming blob in a request: whatever of this it is, the AWS SDK takes it too. */
export type StreamingBlob = Uint8Array | ReadableStream<Uint8Array> | Blob | string;

/** The content of a streaming blob in a response: what the AWS SDK gives fits too, on Node a `Readable`. */
export type StreamedBlob = StreamingBlob | AsyncIterable<Uint8Array>;

/** An operation; `Errors` is the union of the error classes it is modelled to throw. */
export interface Operation<Input, Output, Errors> extends OperationSchema {
  /** Never present: carries the types. */
  readonly types?: { readonly input: Input; readonly output: Output; readonly errors: Errors };
}

/** Calls an operation. */
export type Call<Input, Output> = (input: Input) => Promise<Output>;

/** Calls an operation page by page, until there is no further token or the token repeats. */
export type Paginator<Input, Output> = (
  call: Call<Input, Output>,
  input: Input,
) => AsyncGenerator<Output, void, undefined>;

/** The structure `T` with `By` fixed to `K` and required, and the keys that this value asks of the map member `M`. */
export type Narrowed<T, By extends keyof T, M extends keyof T, Cases, K extends keyof Cases> = Omit<T, By | M> & {
  readonly [P in By]-?: K;
} & (Record<never, never> extends Cases[K]
    ? { readonly [P in M]?: T[M] & Cases[K] }
    : { readonly [P in M]-?: T[M] & Cases[K] });
