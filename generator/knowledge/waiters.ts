/** The waiters of an operation, their paths parsed. Smithy specification, `smithy.waiters#waitable`. */
import { parseJmespath } from "../jmespath/parse.js";
import type { Query } from "../jmespath/query.js";
import type { OperationShape } from "../model/shapes.js";
import { traitOf, type WaiterAcceptor, type WaiterPathMatcher, type WaiterValue } from "../model/traits.js";

/** A path as the model has it, and parsed. */
export interface ParsedPath {
  readonly path: string;
  readonly query: Query;
}

export interface Acceptor {
  readonly state: WaiterAcceptor["state"];
  readonly success?: boolean;
  /** The name alone, whatever namespace the model gives. */
  readonly errorType?: string;
  readonly output?: ParsedPath & Pick<WaiterPathMatcher, "comparator" | "expected">;
  readonly inputOutput?: ParsedPath & Pick<WaiterPathMatcher, "comparator" | "expected">;
  readonly message?: ParsedPath;
}

export interface Waiter {
  readonly name: string;
  readonly documentation: string | undefined;
  readonly deprecated: boolean;
  /** In seconds; the least is never above the most. */
  readonly minDelay: number;
  readonly maxDelay: number;
  readonly acceptors: readonly Acceptor[];
}

export interface Waiters {
  /** Those that can be made, in model order. */
  readonly waiters: readonly Waiter[];
  /** Why the others cannot: a sentence each. */
  readonly problems: readonly string[];
}

/** Delays of waiters that name none, in seconds. */
const defaults = { minDelay: 2, maxDelay: 120 };

/** The operation's waiters. One with a path that is no JMESPath is left out, and said. */
export function waitersOf(operation: OperationShape): Waiters {
  const problems: string[] = [];
  const waiters = Object.entries(traitOf(operation, "smithy.waiters#waitable") ?? {}).flatMap(([name, value]) => {
    const reader = new PathReader();
    const waiter = waiterOf(name, value, reader);
    problems.push(...reader.problems.map((problem) => `The waiter ${name} is left out: ${problem}.`));
    return reader.problems.length === 0 ? [waiter] : [];
  });
  return { waiters, problems };
}

function waiterOf(name: string, value: WaiterValue, reader: PathReader): Waiter {
  const { minDelay = defaults.minDelay } = value;
  return {
    name,
    documentation: value.documentation,
    deprecated: value.deprecated === true,
    minDelay,
    maxDelay: Math.max(minDelay, value.maxDelay ?? defaults.maxDelay),
    acceptors: value.acceptors.map((acceptor) => acceptorOf(acceptor, reader)),
  };
}

function acceptorOf({ state, matcher, message }: WaiterAcceptor, reader: PathReader): Acceptor {
  const { success, errorType, output, inputOutput } = matcher;
  return {
    state,
    ...(success === undefined ? {} : { success }),
    ...(errorType === undefined ? {} : { errorType: errorType.slice(errorType.indexOf("#") + 1) }),
    ...(output === undefined ? {} : { output: matcherOf(output, reader) }),
    ...(inputOutput === undefined ? {} : { inputOutput: matcherOf(inputOutput, reader) }),
    ...(message === undefined ? {} : { message: reader.read(message) }),
  };
}

function matcherOf(
  { path, comparator, expected }: WaiterPathMatcher,
  reader: PathReader,
): NonNullable<Acceptor["output"]> {
  return { ...reader.read(path), comparator, expected };
}

class PathReader {
  /** Clauses without a full stop. */
  readonly problems: string[] = [];

  read(path: string): ParsedPath {
    const parsed = parseJmespath(path);
    if (parsed.ok) return { path, query: parsed.query };
    const shown = path.length > 100 ? `${path.slice(0, 100)}…` : path;
    this.problems.push(`its path ${JSON.stringify(shown)} ${parsed.reason} at character ${parsed.offset + 1}`);
    return { path, query: [] };
  }
}
