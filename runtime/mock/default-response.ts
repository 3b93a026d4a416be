/** What a mock answers by itself: the model's example if one fits, otherwise a value made from the output schema. */
import type { OperationSchema } from "../schema/schema.js";
import { setMember } from "../codec/member-access.js";
import { asBatch, entriesMemberOf, entriesOf } from "./batch-answer.js";
import { isChecksumField } from "./body/response-checksum.js";
import { echoOf } from "./echo.js";
import { type ExampleAnswer, examplesOf } from "./example.js";
import { hasDigests, withDigests } from "./message-digests.js";
import { withNextPage } from "./more-pages.js";
import { type Paging, pagingOf, putAt, valueAt } from "./paging.js";
import { below, hashOfSeed } from "./random.js";
import { type SampleOptions, sampleAt } from "./sample/sample-value.js";

/** The answer to an input. It is shared between calls: whoever hands it on to be changed must copy it. */
export type DefaultResponse = (input: unknown) => ExampleAnswer;

/** How default responses are made. */
export interface ResponseOptions extends SampleOptions {
  /** How many pages operations with pagination have; 1 when absent. */
  readonly pages?: number;
}

/**
 * The default responses of an operation: the same for the same seed, operation and input. Each member depends on the
 * seed, the operation's name and its own path alone. Tokens for a further page lead to an end; a page has no more items than
 * the request asks for.
 */
export function defaultResponseOf(
  operation: OperationSchema,
  seed: number | string,
  { pages = 1, ...options }: ResponseOptions,
): DefaultResponse {
  const place = below(hashOfSeed(seed), operation.name);
  const exampleOf = examplesOf(operation);
  const echo = echoOf(operation);
  const paging = pages > 1 ? pagingOf(operation, place, pages, options) : undefined;
  const agreeing = agreementOf(operation);
  const samples = new Map<number, unknown>();
  const sampleOf = (page: number): unknown => {
    if (!samples.has(page)) {
      const output = sampleAt(operation.output, page === 1 ? place : below(place, `page ${page}`), options);
      samples.set(page, withNextPage(made(output, operation), operation, paging?.tokenTo(page + 1)));
    }
    return samples.get(page);
  };
  return (input) => {
    const example = exampleOf(input);
    if (example !== undefined) return paging === undefined ? example : firstPage(example, operation, paging);
    return { output: agreeing(asMany(echo(sampleOf(paging?.pageOf(input) ?? 1), input), input, operation), input) };
  };
}

/** What an answer says of the request agrees with it: SDKs look. */
function agreementOf(operation: OperationSchema): (output: unknown, input: unknown) => unknown {
  const batch = entriesMemberOf(operation);
  const digests = hasDigests(operation.output);
  if (batch === undefined && !digests) return (output) => output;
  return (output, input) => {
    const entries = entriesOf(input, batch);
    const whole = batch === undefined ? output : asBatch(output, entries);
    return digests ? withDigests(whole, operation.output, input, entries) : whole;
  };
}

/** An example in front of further pages, which it knows nothing of. */
function firstPage(example: ExampleAnswer, operation: OperationSchema, paging: Paging): ExampleAnswer {
  if (!("output" in example)) return example;
  return { output: withNextPage(structuredClone(example.output), operation, paging.tokenTo(2)) };
}

/** No more items than the page size that was asked for; the sample itself is left as it is. */
function asMany(output: unknown, input: unknown, { paginated }: OperationSchema): unknown {
  const { items, pageSize } = paginated ?? {};
  if (items === undefined || pageSize === undefined) return output;
  const size = valueAt(input, [pageSize]);
  const path = items.split(".");
  const list = valueAt(output, path);
  if (typeof size !== "number" || size < 1 || !Array.isArray(list) || list.length <= size) return output;
  const copy: Record<string, unknown> = isRecord(output) ? { ...output } : {};
  putAt(copy, path, list.slice(0, size));
  return copy;
}

function made(output: unknown, operation: OperationSchema): unknown {
  return withStatus(withoutChecksums(output, operation), operation);
}

/** A member bound to the status (spec: `httpResponseCode`) is no number like any other. */
function withStatus(output: unknown, { output: schema, http }: OperationSchema): unknown {
  for (const [name, member] of Object.entries(schema.members)) {
    if (member.http?.location !== "responseCode" || !isRecord(output) || !Object.hasOwn(output, name)) continue;
    setMember(output, name, http?.code ?? 200);
  }
  return output;
}

/** A checksum that is not the body's makes clients refuse the response; the right one is added when they ask for it. */
function withoutChecksums(output: unknown, { output: schema, checksum }: OperationSchema): unknown {
  if (checksum?.responseAlgorithms === undefined || !isRecord(output)) return output;
  for (const [name, { http }] of Object.entries(schema.members)) {
    if (http?.location === "header" && isChecksumField(http.name.toLowerCase())) delete output[name];
  }
  return output;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
