/** What a mock answers by itself: the model's example if one fits, otherwise a value made from the output schema. */
import type { OperationSchema } from "../schema/schema.js";
import { setMember } from "../codec/member-access.js";
import { echoOf } from "./echo.js";
import { type ExampleAnswer, examplesOf } from "./example.js";
import { below, hashOfSeed } from "./random.js";
import { type SampleOptions, sampleAt } from "./sample/sample-value.js";

/** The answer to an input. It is shared between calls: whoever hands it on to be changed must copy it. */
export type DefaultResponse = (input: unknown) => ExampleAnswer;

/**
 * The default responses of an operation: the same for the same seed, operation and input. Each member depends on the
 * seed, the operation's name and its own path alone. Tokens for a further page are left out, so that paginators end.
 */
export function defaultResponseOf(
  operation: OperationSchema,
  seed: number | string,
  options: SampleOptions,
): DefaultResponse {
  const exampleOf = examplesOf(operation);
  const echo = echoOf(operation);
  let sample: unknown;
  return (input) => {
    const example = exampleOf(input);
    if (example !== undefined) return example;
    sample ??= made(sampleAt(operation.output, below(hashOfSeed(seed), operation.name), options), operation);
    return { output: echo(sample, input) };
  };
}

function made(output: unknown, operation: OperationSchema): unknown {
  return withStatus(withoutToken(output, operation), operation);
}

/** A member bound to the status (spec: `httpResponseCode`) is no number like any other. */
function withStatus(output: unknown, { output: schema, http }: OperationSchema): unknown {
  for (const [name, member] of Object.entries(schema.members)) {
    if (member.http?.location !== "responseCode" || !isRecord(output) || !Object.hasOwn(output, name)) continue;
    setMember(output, name, http?.code ?? 200);
  }
  return output;
}

/** `outputToken` may be a path of names (spec: `paginated`). */
function withoutToken(output: unknown, { paginated }: OperationSchema): unknown {
  const path = paginated?.outputToken.split(".") ?? [];
  const last = path.pop();
  let holder = output;
  for (const name of path) holder = isRecord(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
  if (last !== undefined && isRecord(holder)) delete holder[last];
  return output;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
