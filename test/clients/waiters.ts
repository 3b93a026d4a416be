/** Every waiter of a client ends: well when what it waits for comes, with an error when it cannot, in time when it does not. */
import type { Waiter } from "../../generator/knowledge/waiters.js";
import type { OperationSchema } from "../../runtime/schema/schema.js";
import { type AnyClient, functionOf } from "../sdk/published.js";
import type { Line, Run } from "./run.js";
import { inputOf } from "./samples.js";
import { type Answer, answersOf, type State } from "./waiter-answers.js";

type WaitUntil = (
  pace: {
    readonly client: AnyClient;
    readonly maxWaitTime: number;
    readonly minDelay: number;
    readonly maxDelay: number;
  },
  input: object,
) => Promise<{ readonly state: string }>;

/** In seconds; a waiter that never sees its state takes all of the first. */
const pace = { maxWaitTime: 0.5, minDelay: 0.01, maxDelay: 0.02 };

/** Waits for them all. */
export async function sweepWaiters(run: Run, waiters: ReadonlyMap<string, readonly Waiter[]>): Promise<void> {
  const lines = { desk: await run.toDesk(), defaults: await run.to({}) };
  try {
    for (const operation of run.operations()) {
      for (const waiter of waiters.get(operation.name) ?? []) {
        const waitUntil = functionOf(run.published.sdk, `waitUntil${waiter.name}`) as WaitUntil | undefined;
        if (waitUntil === undefined) run.tally.leaveOut("waiters that the client does not have", waiter.name);
        else await runOne(run, lines, operation, waiter, waitUntil);
      }
    }
  } finally {
    await lines.desk.close();
    await lines.defaults.close();
  }
}

async function runOne(
  run: Run,
  lines: { readonly desk: Line; readonly defaults: Line },
  operation: OperationSchema,
  waiter: Waiter,
  waitUntil: WaitUntil,
): Promise<void> {
  const input = inputOf(run, operation, "typical");
  if (input === undefined) return;
  const answers = await answersOf(waiter, operation, input);
  // A retry first, where there is one: the client has to ask again.
  const plans: readonly (readonly State[])[] = [["retry", "success"], ["success"], ["failure"]];
  for (const plan of plans) {
    const steps = plan.flatMap((state) => answers.get(state) ?? []);
    const goal = plan.at(-1);
    if (goal === undefined || steps.length < plan.length) {
      const isMeant = waiter.acceptors.some(({ state }) => state === goal);
      if (plan.length === 1 && isMeant)
        run.tally.leaveOut("waiter states that no output was found for", `${waiter.name} ${goal}`);
      continue;
    }
    const reached = await reachedBy(run, lines.desk, steps, waitUntil, input);
    if (reached !== goal) run.tally.fail(operation.name, waiter.name, `${plan.join(", ")}: ${reached}`);
  }
  // Whatever the mock answers by itself, the waiting ends.
  await waitUntil({ client: lines.defaults.client, ...pace }, input).catch(() => undefined);
  run.tally.waiters++;
}

async function reachedBy(
  run: Run,
  { client }: Line,
  steps: readonly Answer[],
  waitUntil: WaitUntil,
  input: object,
): Promise<string> {
  let calls = 0;
  run.desk.answer = () => {
    const step = steps[Math.min(calls++, steps.length - 1)];
    if (step !== undefined && "error" in step) throw { name: step.error, message: "as the waiter has it" };
    return step?.output;
  };
  try {
    await waitUntil({ client, ...pace, maxWaitTime: 10 }, input);
  } catch (error) {
    const { name } = error as Error;
    return calls === steps.length && name !== "TimeoutError" ? "failure" : `${String(error)} after ${calls} calls`;
  }
  return calls === steps.length ? "success" : `success after ${calls} calls`;
}
