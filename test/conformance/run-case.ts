/** Runs one case against a mock of its service and says all that is wrong. */
import { type Node, type NodeObject } from "../../generator/model/shapes.js";
import type { RequestRecord } from "../../runtime/mock/index.js";
import { protocols } from "../../runtime/mock/protocols.js";
import { wholeBodyOf } from "../../runtime/protocol/body-stream.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import { type StructureSchema, nameOf, targetOf } from "../../runtime/schema/schema.js";
import { ask } from "./ask.js";
import { bareRequest } from "./bare-request.js";
import { bodyProblem } from "./compare-body.js";
import { requestOf } from "./request-of-case.js";
import { type ConformanceCase, isObject, textOf } from "./corpus.js";
import { differenceOf } from "./difference.js";
import { responseDifferences } from "./response-differences.js";
import { eventProblems } from "./run-event-case.js";
import { valueOfParams } from "./parameter-value.js";

/** Whether the mock speaks the protocol of a case and the runner knows how to run it. */
export function canRun({ protocol }: ConformanceCase): boolean {
  return protocols.some(({ id }) => id === protocol);
}

/** What is wrong; nothing when the case passes. */
export async function problemsOf(it: ConformanceCase): Promise<readonly string[]> {
  switch (it.kind) {
    case "request":
      return requestProblems(it);
    case "response":
      return responseProblems(it);
    case "malformed":
      return malformedProblems(it);
    case "events":
      return eventProblems(it);
  }
}

/** The request is sent, and what the handler gets is compared. */
async function requestProblems(it: ConformanceCase): Promise<readonly string[]> {
  const inputs: unknown[] = [];
  const { record } = await ask(it, requestOf(it, it.test), (input) => void inputs.push(input), "strict");
  const { rejection, error } = record() ?? {};
  if (inputs.length === 0) return [`not served: ${JSON.stringify(rejection ?? error)}`];
  const expected = withEmptyStreams(valueOfParams(it.operation.input, paramsOf(it.test)), it.operation.input);
  const difference = differenceOf(inputs[0], expected);
  return difference === undefined ? [] : [`input ${difference}`];
}

/** The params. Those of numbers of any precision went through doubles on their way into the corpus: the body still has the digits. */
export function paramsOf(test: NodeObject): NodeObject {
  const params = isObject(test["params"]) ? test["params"] : {};
  const tags = Array.isArray(test["tags"]) ? test["tags"] : [];
  if (!tags.includes("arbitrary-precision")) return params;
  return { ...params, ...(JSON.parse(textOf(test["body"])) as NodeObject) };
}

/** A stream that is not in the params is an empty one: the default of streaming blobs is the empty blob, and the wire has only one. */
export function withEmptyStreams(params: unknown, schema: StructureSchema): unknown {
  const streams = Object.entries(schema.members).filter(([, member]) => {
    const target = targetOf(member);
    return target.type === "blob" && target.streaming && member.default === "";
  });
  return { ...Object.fromEntries(streams.map(([name]) => [name, new Uint8Array()])), ...Object(params) };
}

/** A handler answers with `params`, and the response is compared. */
async function responseProblems(it: ConformanceCase): Promise<readonly string[]> {
  const error = it.operation.errors.find(({ id }) => id === it.error);
  const request = bareRequest(it.protocol, it.service, it.operation);
  const answer = (): unknown => {
    if (error !== undefined) throw errorOf(error, it.test["params"]);
    return valueOfParams(it.operation.output, paramsOf(it.test));
  };
  const { response, record } = await ask(it, request, answer, "off");
  const expected = error === undefined ? "handler" : "error";
  const made = record();
  if (made?.outcome !== expected) return [`${made?.outcome}: ${causeOf(made)}`];
  return responseDifferences(response, it.test);
}

function causeOf(record: RequestRecord | undefined): string {
  return record?.cause instanceof Error ? String(record.cause.stack) : JSON.stringify(record?.rejection);
}

function errorOf(error: StructureSchema, params: Node | undefined): Error {
  const name = nameOf(error.id);
  return Object.assign(new Error(""), { message: "" }, valueOfParams(error, params ?? {}), { name });
}

/** The whole response to a request that must not be served. */
async function malformedProblems(it: ConformanceCase): Promise<readonly string[]> {
  const { request, response: expected } = it.test;
  if (!isObject(request) || !isObject(expected)) throw new Error("BUG: a malformed-request test without a request");
  const { response } = await ask(it, requestOf(it, request), () => ({}), "strict");
  const body = isObject(expected["body"]) ? expected["body"] : undefined;
  const problems = responseDifferences(response, { ...expected, body: null });
  return body === undefined ? problems : [...problems, ...assertionProblems(response, body)];
}

function assertionProblems(response: WireResponse, body: NodeObject): readonly string[] {
  const assertion = isObject(body["assertion"]) ? body["assertion"] : {};
  const contents = assertion["contents"];
  if (typeof contents === "string") {
    const problem = bodyProblem(wholeBodyOf(response), contents, textOf(body["mediaType"]));
    return problem === undefined ? [] : [problem];
  }
  const whole = wholeBodyOf(response);
  const text = typeof whole === "string" ? whole : new TextDecoder().decode(whole);
  const pattern = new RegExp(textOf(assertion["messageRegex"]), "u");
  const { message } = JSON.parse(text) as { readonly message?: unknown };
  return typeof message === "string" && pattern.test(message)
    ? []
    : [`message ${String(message)} does not match ${pattern}`];
}
