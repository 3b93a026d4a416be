/** Every modelled error of every operation arrives as the client's own class, with its members and its fault. */
import { nameOf, type OperationSchema, type StructureSchema } from "../../runtime/schema/schema.js";
import { differenceOf } from "../conformance/difference.js";
import { functionOf, rejectionOf } from "../sdk/published.js";
import { withDefaults } from "../sdk/with-defaults.js";
import type { Line, Run } from "./run.js";
import { type CaseKind, inputOf, sampled } from "./samples.js";
import { fromSdk } from "./sdk-value.js";
import { arriving, isXml } from "./wire-place.js";

/** How the errors of an operation are made, in turn. */
const kinds: readonly CaseKind[] = [
  { seed: "error", optional: "full", edges: false },
  { seed: "edge", optional: "full", edges: true },
  { seed: "bare", optional: "minimal", edges: false },
];

/** Throws them all. */
export async function sweepErrors(run: Run): Promise<void> {
  const line = await run.toDesk();
  let turn = 0;
  try {
    for (const operation of run.operations()) {
      const input = inputOf(run, operation);
      if (input === undefined) continue;
      for (const error of operation.errors) {
        await throwOne(run, line, operation, input, error, kinds[turn++ % kinds.length] ?? kinds[0]);
      }
    }
  } finally {
    await line.close();
  }
}

async function throwOne(
  run: Run,
  line: Line,
  operation: OperationSchema,
  input: object,
  error: StructureSchema,
  kind: CaseKind | undefined,
): Promise<void> {
  const name = nameOf(error.id);
  const ErrorClass = functionOf(run.published.sdk, name) as (abstract new () => Error) | undefined;
  if (ErrorClass === undefined || kind === undefined) {
    run.tally.leaveOut("errors that the client does not have", name);
    return;
  }
  if (sharesCode(run, error)) {
    run.tally.leaveOut("errors whose query code is another error's too", name);
    return;
  }
  const use = { protocol: run.protocol, direction: "response", kept: own } as const;
  const theirs = run.published.error(name);
  const all = sampled(run.service, error, kind, use);
  const members = theirs === undefined ? all : run.known.prune(error, theirs, all);
  if (typeof members !== "object" || members === null) return;
  run.desk.answer = () => {
    throw { ...members, name };
  };
  const caught = await rejectionOf(run.send(line, operation.name, input));
  const problem = await problemOf(run, error, members, caught, ErrorClass);
  if (problem === undefined) run.tally.errors++;
  else run.tally.fail(operation.name, name, `${kind.edges ? "edges" : kind.optional}: ${problem}`);
}

/** Clients of query services know errors by their code, and cannot tell those that have the same one. */
function sharesCode(run: Run, { id, error }: StructureSchema): boolean {
  const code = error?.queryCode?.code;
  if (code === undefined || code === nameOf(id)) return false;
  const errors = Object.values(run.service.operations).flatMap((operation) => operation.errors);
  return errors.some((it) => it.id !== id && [nameOf(it.id), it.error?.queryCode?.code].includes(code));
}

/** What every error of the client has for itself. */
const own: ReadonlySet<string> = new Set(["name", "message", "Message", "stack", "cause"]);

async function problemOf(
  run: Run,
  error: StructureSchema,
  members: object,
  caught: unknown,
  ErrorClass: abstract new () => Error,
): Promise<string | undefined> {
  if (!(caught instanceof ErrorClass)) return `arrived as ${String(caught)}`;
  const { $fault, $metadata } = caught as Error & {
    readonly $fault?: string;
    readonly $metadata?: { requestId?: string };
  };
  if ($fault !== error.error?.fault) return `the fault is ${String($fault)}`;
  if (typeof $metadata?.requestId !== "string") return "it has no request id";
  const expected = arriving(error, withDefaults(error, members), run.protocol, "response") as Record<string, unknown>;
  const given: unknown = expected["message"] ?? expected["Message"];
  if (given !== undefined && given !== "" && caught.message !== given) return `the message is ${caught.message}`;
  const got = arriving(error, await fromSdk(error, { ...caught }), run.protocol, "response") as Record<string, unknown>;
  for (const name of own) for (const side of [expected, got]) delete side[name];
  for (const [name, value] of Object.entries(got)) {
    // The SDK reads a list that is not there as an empty one, in errors in XML.
    if (isXml(run.protocol) && Array.isArray(value) && value.length === 0 && expected[name] === undefined)
      delete got[name];
  }
  return differenceOf(got, expected);
}
