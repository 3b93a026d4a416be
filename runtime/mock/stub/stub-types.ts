/** The grammar of stubs as the compiler sees it: every member, operation and error is the generated code's. */
import type { Operation } from "../../operation/operation.js";
import type { Latency } from "../latency.js";
import type { HandlerContext } from "../options.js";
import type { Match } from "./pattern.js";
import type { RawParts, RawResponse } from "./raw.js";

/** A value of which nothing is known but that it has members. */
export type Untyped = Readonly<Record<string, unknown>>;
/** An error of which nothing is known but that it has a name. */
export type UntypedError = Untyped & { readonly name: string };
/** The operations of a mock that was not made from generated code. */
export type UntypedOperations = Readonly<Record<string, Operation<Untyped, Untyped, UntypedError>>>;

type TypesOf<Op> = Op extends { readonly types?: infer Types } ? Exclude<Types, undefined> : never;
/** The input of a generated operation. */
export type InputOf<Op> = TypesOf<Op> extends { readonly input: infer Input } ? Input : never;
/** The output of a generated operation. */
export type OutputOf<Op> = TypesOf<Op> extends { readonly output: infer Output } ? Output : never;
/** The errors of a generated operation. */
export type ErrorsOf<Op> = TypesOf<Op> extends { readonly errors: infer Errors } ? Errors : never;

/** What every error has, whatever its model says. */
type NotModelled = keyof Error | "$fault" | "$httpStatus" | "$retryable";
type NameOf<Errors> = Errors extends { readonly name: infer Name extends string } ? Name : never;
type Named<Errors, Name> = string extends NameOf<Errors> ? Errors : Extract<Errors, { readonly name: Name }>;
/** The members of an error: those of its shape, and the message. */
export type ErrorMembers<Errors> = [Exclude<keyof Errors, NotModelled>] extends [never]
  ? Saying
  : Saying & Omit<Errors, NotModelled>;
interface Saying {
  readonly message?: string;
}
type ErrorArguments<Errors> = [members?: string | ErrorMembers<Errors>];

/** Answers a call by itself. It may be asynchronous, and may throw a modelled error. */
export type Reply<Input, Output> = (
  input: Input,
  context: HandlerContext,
) => Output | RawResponse | Promise<Output | RawResponse>;

/** One answer of a sequence: an output, an instance of a generated error, {@link RawResponse}, or a function. */
export type SequenceEntry<Input, Output, Errors> = Output | Errors | RawResponse | Reply<Input, Output>;

/** A stub whose answer is settled. */
export interface AnsweredStub {
  /** Names it, as the control API does. */
  readonly id: string;
  /** How many calls it has answered. */
  readonly used: number;
  /** Answers one call; the next goes to the stub below. */
  readonly once: () => AnsweredStub;
  /** Answers so many calls. @throws TypeError for what is no whole number from 1 */
  readonly times: (count: number) => AnsweredStub;
  /** Answers later, on the mock's clock. @throws TypeError for what is no latency */
  readonly delay: (latency: Latency) => AnsweredStub;
  /** Takes it away. */
  readonly remove: () => void;
}

/**
 * A stub that has no answer yet, and so answers nothing. Whatever it is given is held against the model at once.
 * @throws TypeError which says where a value does not fit, and never what stands there
 */
export interface OpenStub<Input, Output, Errors> {
  readonly once: () => OpenStub<Input, Output, Errors>;
  readonly times: (count: number) => OpenStub<Input, Output, Errors>;
  readonly delay: (latency: Latency) => OpenStub<Input, Output, Errors>;
  /** Answers with a value, or with what a function makes of the call. */
  readonly reply: (answer: Output | Reply<Input, Output>) => AnsweredStub;
  /**
   * Answers with a modelled error: its name, and its message or its members. Without members, what the error must have
   * beside its message is sampled.
   */
  readonly error: <Name extends NameOf<Errors>>(
    name: Name,
    ...members: ErrorArguments<Named<Errors, Name>>
  ) => AnsweredStub;
  /** Answers with an HTTP response that no protocol has written. */
  readonly raw: (parts: RawParts) => AnsweredStub;
  /** Answers one after the other; the last one stays. */
  readonly sequence: (
    entries: readonly [SequenceEntry<Input, Output, Errors>, ...SequenceEntry<Input, Output, Errors>[]],
  ) => AnsweredStub;
  /** Lets the call through to the handler, or to the default response where there is none. */
  readonly passThrough: () => AnsweredStub;
}

/** The stub of an operation. */
export type StubOf<Op> = OpenStub<InputOf<Op>, OutputOf<Op>, ErrorsOf<Op>>;
/** What calls of an operation are matched on. */
export type MatchOf<Op> = Match<InputOf<Op>>;
