/** Every operation from the client to a handler and back: nothing valid is rejected, and nothing is lost, added or changed. */
import type { OperationSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { differenceOf } from "../conformance/difference.js";
import { withDefaults } from "../sdk/with-defaults.js";
import { type Customisation, customisationsOf, keyOf } from "./customisations.js";
import type { TheirOperation } from "./published-client.js";
import type { Line, Run } from "./run.js";
import { type CaseKind, caseKinds, sampled } from "./samples.js";
import { fromSdk, toSdk } from "./sdk-value.js";
import { arriving, isBound } from "./wire-place.js";

interface Case {
  readonly operation: OperationSchema;
  readonly theirs: TheirOperation;
  readonly input: object;
  readonly output: object;
}

/** What went wrong, and on which way. */
interface Problem {
  readonly what: "input" | "output";
  readonly text: string;
}

const nothing: ReadonlySet<string> = new Set();

/** Runs them all. */
export async function sweepRoundTrips(run: Run): Promise<void> {
  const line = await run.toDesk();
  try {
    for (const operation of run.operations()) {
      run.tally.operations.add(operation.name);
      for (const kind of caseKinds) await runCase(run, line, operation, kind);
    }
  } finally {
    await line.close();
  }
  for (const name of run.known.unknown) run.tally.leaveOut("members that the client does not have", name);
}

async function runCase(run: Run, line: Line, operation: OperationSchema, kind: CaseKind): Promise<void> {
  const theirs = run.published.operation(operation.name);
  if (theirs === undefined) return;
  const { protocol } = run;
  const request = { protocol, direction: "request", kept: run.keptOf(theirs) } as const;
  const response = { protocol, direction: "response", kept: nothing, status: operation.http?.code ?? 200 } as const;
  const input = sampled(run.service, operation.input, kind, request);
  const output = sampled(run.service, operation.output, kind, response);
  const whole = { operation, theirs, input, output };
  if (run.known.prune(operation.input, theirs.input, input) === undefined) {
    run.tally.leaveOut("cases that need a member the client does not have", operation.name);
    return;
  }
  const how = kind.edges ? "edges" : kind.optional;
  const problem = await attempt(run, line, whole);
  const excused = problem === undefined ? undefined : await withCustomisations(run, line, whole, problem);
  if (excused === undefined) run.tally.roundTrips++;
  else run.tally.fail(operation.name, excused.what, `${how} ${kind.seed}: ${excused.text}`);
}

/** Tries again as the client's known customisations demand; undefined when that was it. */
async function withCustomisations(run: Run, line: Line, whole: Case, problem: Problem): Promise<Problem | undefined> {
  const known = customisationsOf(run.published.folder, whole.operation.name);
  if (known.length === 0) return problem;
  const left = await customised(run, line, whole, known);
  if (left !== undefined) return left;
  for (const customisation of known) {
    // It is met where the case fails without it.
    const others = known.filter((it) => it !== customisation);
    if (await customised(run, line, whole, others)) run.tally.customisations.add(keyOf(customisation));
  }
  return undefined;
}

async function customised(
  run: Run,
  line: Line,
  whole: Case,
  known: readonly Customisation[],
): Promise<Problem | undefined> {
  const namesOf = (how: Customisation["how"]): readonly string[] =>
    known.flatMap((it) => (it.how === how ? it.members : []));
  return attempt(run, line, withMembers(run, whole, namesOf("present")), new Set(namesOf(undefined)));
}

function withMembers(run: Run, whole: Case, names: readonly string[]): Case {
  if (names.length === 0) return whole;
  const { operation } = whole;
  const use = { protocol: run.protocol, direction: "response", kept: nothing } as const;
  const full = sampled(run.service, operation.output, { seed: "present", optional: "full", edges: false }, use);
  const present = Object.fromEntries(Object.entries(full).filter(([name]) => names.includes(name)));
  return { ...whole, output: { ...present, ...whole.output } };
}

async function attempt(
  run: Run,
  line: Line,
  { operation, theirs, input, output }: Case,
  omitted?: ReadonlySet<string>,
): Promise<Problem | undefined> {
  const sent = run.known.prune(operation.input, theirs.input, input, omitted) as object | undefined;
  const answered = run.known.prune(operation.output, theirs.output, output, omitted) as object | undefined;
  if (sent === undefined || answered === undefined) return { what: "input", text: "something required is missing" };
  run.desk.answer = () => answered;
  let got: unknown;
  try {
    const serde = run.published.load("@smithy/core/serde");
    got = await fromSdk(
      operation.output,
      await run.send(line, operation.name, toSdk(operation.input, sent, serde) as object),
    );
  } catch (error) {
    return { what: run.desk.received.length === 0 ? "input" : "output", text: explained(run, error) };
  }
  const trip = { run, operation, theirs, omitted };
  return inputProblem(trip, sent) ?? outputProblem(trip, answered, got);
}

interface Trip {
  readonly run: Run;
  readonly operation: OperationSchema;
  readonly theirs: TheirOperation;
  readonly omitted: ReadonlySet<string> | undefined;
}

function inputProblem({ run, operation: { name, input }, theirs, omitted }: Trip, sent: object): Problem | undefined {
  const [first, ...more] = run.desk.received;
  if (first === undefined || more.length > 0) return { what: "input", text: `${1 + more.length} calls` };
  const [operation, received] = first;
  if (operation !== name) return { what: "input", text: `arrived as ${operation}` };
  const pruned = omitted === undefined ? received : run.known.prune(input, theirs.input, received, omitted);
  const expected = arriving(input, withDefaults(input, sent), run.protocol, "request") as Record<string, unknown>;
  const actual = arriving(input, pruned, run.protocol, "request") as Record<string, unknown>;
  allowOwn(input, actual, expected, run.protocol);
  const difference = differenceOf(actual, expected);
  return difference === undefined ? undefined : { what: "input", text: difference };
}

function outputProblem({ run, operation: { output, http }, theirs, omitted }: Trip, answered: object, got: unknown) {
  const expected = arriving(output, withDefaults(output, answered), run.protocol, "response") as Record<
    string,
    unknown
  >;
  for (const [member, { http: place }] of Object.entries(output.members)) {
    if (place?.location === "responseCode" && isBound(run.protocol)) expected[member] = http?.code;
  }
  const pruned = omitted === undefined ? got : run.known.prune(output, theirs.output, got, omitted);
  const actual = arriving(output, pruned, run.protocol, "response") as Record<string, unknown>;
  allowOwn(output, actual, expected, run.protocol);
  const difference = differenceOf(actual, expected);
  return difference === undefined ? undefined : ({ what: "output", text: difference } as const);
}

/** Header fields that say what the body is: the mock and the client fill them in. */
const bodyFields: ReadonlySet<string> = new Set(["content-type", "content-length"]);

/** What arrives though it was not given, as the protocols have it: tokens made up, the body's type, queries seen twice. */
function allowOwn(
  { members }: StructureSchema,
  actual: Record<string, unknown>,
  expected: Record<string, unknown>,
  protocol: string,
): void {
  for (const [name, { idempotencyToken, http }] of Object.entries(members)) {
    const isOwn = isBound(protocol) && http?.location === "header" && bodyFields.has(http.name.toLowerCase());
    if (idempotencyToken === true || isOwn) expected[name] ??= actual[name];
    if (http?.location !== "queryParams" || !isBound(protocol)) continue;
    // The whole query, what has a member of its own included (test RestJsonServersQueryParamsStringListMap).
    const own = Object.values(members).flatMap((it) => (it.http?.location === "query" ? [it.http.name] : []));
    const rest = Object.entries(actual[name] ?? {}).filter(([key]) => !own.includes(key));
    actual[name] = rest.length === 0 ? undefined : Object.fromEntries(rest);
  }
}

/** What the client threw, and what the mock says of it. */
function explained({ desk }: Run, error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { record } = desk;
  if (record === undefined) return `${said} (nothing was sent)`;
  const { rejection, cause, inputIssues, method, path } = record;
  const why = rejection ?? (cause instanceof Error ? `${cause.message} ${cause.stack ?? ""}` : cause);
  return `${said} (${method} ${path} ${record.outcome} ${JSON.stringify(why)} ${inputIssues.map(({ path: at, message }) => `${at} ${message}`).join("; ")})`;
}
