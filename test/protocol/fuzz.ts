/** A number of fuzzed requests, each made from its seed alone: valid ones of every operation, changed, and the answers looked at. */
import { isCodecFailure } from "../../runtime/codec/failure.js";
import { fieldsOf } from "../../runtime/client-binding/index.js";
import { type Mock, type Optional, type RequestRecord, createMock, sampleValue } from "../../runtime/mock/index.js";
import { collect, isBodyStream } from "../../runtime/protocol/body-stream.js";
import type { CompiledClient } from "../../runtime/protocol/client.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import {
  type MemberSchema,
  type OperationSchema,
  type Schema,
  type ServiceSchema,
  targetOf,
} from "../../runtime/schema/schema.js";
import { isSensitive } from "../../runtime/sensitive/paths.js";
import { Random } from "../fuzz/random.js";
import { type RawRequest, mutatedRequest } from "./mutate-request.js";
import { responseProblems, secret } from "./response-problems.js";
import type { Pair } from "./two-sides.js";

/** A request takes less than a millisecond; what takes this long does not scale. In milliseconds. */
const slowest = 5000;
const levels: readonly Optional[] = ["minimal", "typical", "full"];

interface Target {
  readonly mock: Mock;
  readonly client: CompiledClient;
  readonly seeds: readonly Seed[];
  /** The record of the last request. */
  readonly record: () => RequestRecord | undefined;
  readonly forget: () => void;
}

interface Seed {
  readonly operation: string;
  readonly request: RawRequest;
}

export interface FuzzReport {
  readonly failures: readonly string[];
  /** How many requests had which outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Runs the seeds from `first` on. Stops after twenty failures, each named by its seed. */
export async function fuzzRequests(
  pair: Pair,
  services: readonly ServiceSchema[],
  first: number,
  count: number,
): Promise<FuzzReport> {
  const targets = services.map((service) => targetFor(pair, service)).filter(({ seeds }) => seeds.length > 0);
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  for (let seed = first; seed < first + count && failures.length < 20; seed++) {
    const random = new Random(seed);
    const target = targets[random.below(targets.length)];
    const start = target?.seeds[random.below(target.seeds.length)];
    if (target === undefined || start === undefined) throw new Error("BUG: nothing to fuzz");
    const request = random.once(20) ? start.request : mutatedRequest(start.request, random);
    const started = performance.now();
    const problems = await problemsOf(pair, target, start, request);
    if (performance.now() - started > slowest) failures.push(`${seed}: takes longer than ${slowest} ms`);
    const outcome = target.record()?.outcome ?? "none";
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (problems.length > 0) failures.push(`${seed} ${start.operation}: ${problems.join("; ")}\n${shown(request)}`);
  }
  if (Object.hasOwn(Object.prototype, "a")) failures.push("Object.prototype was changed");
  return { failures, outcomes };
}

async function problemsOf(pair: Pair, target: Target, seed: Seed, request: RawRequest): Promise<readonly string[]> {
  const { mock, client, record, forget } = target;
  forget();
  const { method, target: path, headers, body } = request;
  try {
    const response = await whole(await mock.handle({ method, target: path, headers: fieldsOf(headers), body }));
    const operation = client.operation(record()?.operation ?? seed.operation);
    if (operation === undefined) return ["an operation that is none"];
    return responseProblems(pair.name, operation, response, record(), request !== seed.request);
  } catch (error) {
    return [`threw ${error instanceof Error ? String(error.stack).slice(0, 600) : String(error)}`];
  }
}

async function whole(response: WireResponse): Promise<WireResponse> {
  if (!isBodyStream(response.body)) return response;
  return { ...response, body: (await collect(response.body, 1e7)) ?? "" };
}

function targetFor({ server, client }: Pair, service: ServiceSchema): Target {
  let last: RequestRecord | undefined;
  const mock = createMock({
    service,
    protocols: [server],
    cors: false,
    onRequest: (record) => (last = record),
  });
  const compiled = client.compile(service, { maxDepth: 128, maxEventBytes: 1e6, idempotencyToken: () => "token" });
  const operations = Object.values(service.operations).filter((it) => !hasEvents(it));
  const seeds = operations.flatMap((operation) =>
    levels.flatMap((optional, index) => {
      const value = sampleValue(operation.input, index, { optional });
      return [value, withSecrets(operation.input, value)].flatMap((input) => seedOf(compiled, operation, input));
    }),
  );
  return { mock, client: compiled, seeds, record: () => last, forget: () => (last = undefined) };
}

function seedOf(client: CompiledClient, { name }: OperationSchema, input: unknown): readonly Seed[] {
  try {
    const request = client.operation(name)?.writeRequest(input);
    if (request === undefined || isBodyStream(request.body)) return [];
    const { method, target, headers, body } = request;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const pairs = headers.map(([field, value]): [string, string] => [field, value]);
    return [{ operation: name, request: { method, target, headers: pairs, body: bytes } }];
  } catch (error) {
    // A sample that the protocol cannot say.
    if (isCodecFailure(error)) return [];
    throw error;
  }
}

/** The value with the secret in place of every sensitive text, keys of sensitive maps included. */
function withSecrets(schema: Schema, value: unknown, isSecret = schema.sensitive === true): unknown {
  const part = (member: MemberSchema, item: unknown): unknown =>
    withSecrets(targetOf(member), item, isSecret || isSensitive(member));
  if (typeof value === "string") return isSecret ? secret : value;
  if (Array.isArray(value) && schema.type === "list") return value.map((item: unknown) => part(schema.member, item));
  if (typeof value !== "object" || value === null) return value;
  if (schema.type === "map") {
    const secretKeys = isSecret || isSensitive(schema.key);
    const entries = Object.entries(value).map(([key, item], index) => {
      return [secretKeys ? `${secret}${index}` : key, part(schema.value, item)];
    });
    return Object.fromEntries(entries);
  }
  if (schema.type !== "structure" && schema.type !== "union") return value;
  const entries = Object.entries(value).map(([name, item]) => {
    const member = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined;
    return [name, member === undefined ? item : part(member, item)];
  });
  return Object.fromEntries(entries);
}

function hasEvents({ input, output }: OperationSchema): boolean {
  return [...Object.values(input.members), ...Object.values(output.members)].some((member) => {
    const target = targetOf(member);
    return target.type === "union" && target.streaming === true;
  });
}

function shown({ method, target, headers, body }: RawRequest): string {
  const text = new TextDecoder().decode(body.subarray(0, 600));
  return `${method} ${target.slice(0, 200)} ${JSON.stringify(headers).slice(0, 400)} ${JSON.stringify(text)}`;
}
