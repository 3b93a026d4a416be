/** Throttling errors are tried again by the client's own retry strategy, and the second answer counts. */
import { nameOf, type OperationSchema, type StructureSchema } from "../../runtime/schema/schema.js";
import { functionOf } from "../sdk/published.js";
import type { Run } from "./run.js";
import { inputOf, sampled } from "./samples.js";
import { isBound, isForm } from "./wire-place.js";

/** Throws a throttling error once at the first operation that has one; at every operation where none has. */
export async function sweepRetries(run: Run): Promise<void> {
  const { ConfiguredRetryStrategy } = run.published.load("@smithy/core/retry") as {
    readonly ConfiguredRetryStrategy: new (attempts: number, delay: () => number) => object;
  };
  const line = await run.toDesk({ maxAttempts: 2, retryStrategy: new ConfiguredRetryStrategy(2, () => 0) });
  try {
    for (const [operation, error] of throttled(run)) {
      const input = inputOf(run, operation);
      if (input === undefined) continue;
      const problem = await tryAgain(run, line, operation, input, error);
      if (problem === undefined) run.tally.retries++;
      else run.tally.fail(operation.name, `${nameOf(error.id)} tried again`, problem);
    }
  } finally {
    await line.close();
  }
}

/** One operation for each throttling error, among those whose client needs no more than the minimum to be content. */
function throttled(run: Run): ReadonlyMap<OperationSchema, StructureSchema> {
  const found = new Map<OperationSchema, StructureSchema>();
  const seen = new Set<string>();
  for (const operation of run.operations()) {
    if (Object.values(operation.output.members).some((it) => it.http?.location === "payload")) continue;
    const error = operation.errors.find((it) => isThrottling(run, it) && !seen.has(it.id));
    if (error === undefined || functionOf(run.published.sdk, nameOf(error.id)) === undefined) continue;
    seen.add(error.id);
    found.set(operation, error);
  }
  return found;
}

/** By its trait, by the status where the protocol has the model's, or by a name that the SDKs know. */
function isThrottling({ protocol }: Run, { id, error }: StructureSchema): boolean {
  const status = protocol === "awsQuery" ? (error?.queryCode?.httpStatus ?? error?.httpStatus) : error?.httpStatus;
  const isBusy = status === 429 && (isBound(protocol) || isForm(protocol));
  return error?.retryable?.throttling === true || isBusy || nameOf(id) === "ThrottlingException";
}

async function tryAgain(
  run: Run,
  line: Awaited<ReturnType<Run["toDesk"]>>,
  operation: OperationSchema,
  input: object,
  error: StructureSchema,
): Promise<string | undefined> {
  const use = { protocol: run.protocol, direction: "response", kept: new Set<string>() } as const;
  const members = sampled(run.service, error, { seed: "busy", optional: "typical", edges: false }, use);
  const output = sampled(run.service, operation.output, { seed: "busy", optional: "minimal", edges: false }, use);
  run.desk.answer = () => {
    if (run.desk.received.length > 1) return output;
    throw { ...members, name: nameOf(error.id) };
  };
  try {
    await run.send(line, operation.name, input);
  } catch (caught) {
    return `not tried again: ${String(caught)}`;
  }
  return run.desk.received.length === 2 ? undefined : `${run.desk.received.length} calls`;
}
