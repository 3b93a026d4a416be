/** Runs one case against a mock of its service and says all that is wrong. */
import { type Node, type NodeObject } from "../../generator/model/shapes.js";
import { createMock, type RequestRecord } from "../../runtime/mock/index.js";
import { protocols } from "../../runtime/mock/protocols.js";
import type { WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import { type StructureSchema, nameOf, targetOf } from "../../runtime/schema/schema.js";
import { bareRequest } from "./bare-request.js";
import { bodyProblem } from "./compare-body.js";
import { requestOf } from "./request-of-case.js";
import { type ConformanceCase, isObject, textOf } from "./corpus.js";
import { differenceOf } from "./difference.js";
import { valueOfParams } from "./parameter-value.js";

/** Whether the mock speaks the protocol of a case and the runner knows how to run it. */
export function canRun({ kind, protocol }: ConformanceCase): boolean {
  return kind !== "events" && protocols.some(({ id }) => id === protocol);
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
      throw new Error("BUG: event streams cannot be run");
  }
}

/** What a handler does in a case. */
type Handler = (input: unknown) => unknown;

async function ask(
  it: ConformanceCase,
  request: WireRequest,
  handler: Handler,
  validation: "strict" | "off",
): Promise<{ readonly response: WireResponse; readonly record: RequestRecord | undefined }> {
  let record: RequestRecord | undefined;
  const mock = createMock({
    service: it.service,
    protocols: protocols.filter(({ id }) => id === it.protocol),
    handlers: Object.fromEntries([[it.operation.name, handler]]),
    validation,
    cors: false,
    onRequest: (made) => (record = made),
  });
  const response = await mock.handle(request);
  return { response, record };
}

/** The request is sent, and what the handler gets is compared. */
async function requestProblems(it: ConformanceCase): Promise<readonly string[]> {
  const inputs: unknown[] = [];
  const { record } = await ask(it, requestOf(it, it.test), (input) => void inputs.push(input), "strict");
  if (inputs.length === 0) return [`not served: ${JSON.stringify(record?.rejection ?? record?.error)}`];
  const expected = withEmptyStreams(valueOfParams(it.operation.input, paramsOf(it.test)), it.operation.input);
  const difference = differenceOf(inputs[0], expected);
  return difference === undefined ? [] : [`input ${difference}`];
}

/** The params of numbers of any precision went through doubles on their way into the corpus: the body still has the digits. */
function paramsOf(test: NodeObject): NodeObject {
  const params = isObject(test["params"]) ? test["params"] : {};
  const tags = Array.isArray(test["tags"]) ? test["tags"] : [];
  if (!tags.includes("arbitrary-precision")) return params;
  return { ...params, ...(JSON.parse(textOf(test["body"])) as NodeObject) };
}

/** A stream that is not in the params is an empty one: the default of streaming blobs is the empty blob, and the wire has only one. */
function withEmptyStreams(params: unknown, schema: StructureSchema): unknown {
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
  if (record?.outcome !== expected) return [`${record?.outcome}: ${causeOf(record)}`];
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
    const problem = bodyProblem(response.body, contents, textOf(body["mediaType"]));
    return problem === undefined ? [] : [problem];
  }
  const text = typeof response.body === "string" ? response.body : new TextDecoder().decode(response.body);
  const pattern = new RegExp(textOf(assertion["messageRegex"]), "u");
  const { message } = JSON.parse(text) as { readonly message?: unknown };
  return typeof message === "string" && pattern.test(message)
    ? []
    : [`message ${String(message)} does not match ${pattern}`];
}

function responseDifferences(response: WireResponse, expected: NodeObject): readonly string[] {
  const problems: string[] = [];
  if (response.status !== expected["code"])
    problems.push(`status ${response.status}, want ${String(expected["code"])}`);
  const headers = new Map<string, string>(response.headers);
  // Adapters add it; here it is what they would add.
  if (response.body.length === 0) headers.set("content-length", "0");
  for (const [name, value] of Object.entries(isObject(expected["headers"]) ? expected["headers"] : {})) {
    const actual = headers.get(name.toLowerCase());
    // Ids are the server's own.
    if (name.toLowerCase() === "x-amzn-requestid" && actual !== undefined) continue;
    if (actual !== value) problems.push(`header ${name}: ${String(actual)}, want ${String(value)}`);
  }
  for (const name of namesIn(expected["forbidHeaders"])) {
    if (headers.has(name)) problems.push(`header ${name} is forbidden`);
  }
  for (const name of namesIn(expected["requireHeaders"])) {
    if (name !== "content-length" && !headers.has(name)) problems.push(`header ${name} is missing`);
  }
  if (typeof expected["body"] === "string") {
    const problem = bodyProblem(response.body, expected["body"], textOf(expected["bodyMediaType"]));
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function namesIn(node: Node | undefined): readonly string[] {
  return Array.isArray(node) ? node.map((name) => String(name).toLowerCase()) : [];
}
