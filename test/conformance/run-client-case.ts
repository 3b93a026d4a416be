/** Runs one case through a client and says all that is wrong: the request that it sends, or what it makes of a response. */
import type { Node, NodeObject } from "../../generator/model/shapes.js";
import { type ClientOptions, ReceivedServiceError, clientProtocols } from "../../runtime/client/index.js";
import { sampleValue } from "../../runtime/mock/index.js";
import { collect, isBodyStream } from "../../runtime/protocol/body-stream.js";
import type { HeaderPair, WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import { nameOf } from "../../runtime/schema/schema.js";
import { bodyOfCase, bodyProblem } from "./compare-body.js";
import { call, headerProblems } from "./client-call.js";
import { type ConformanceCase, isObject, textOf } from "./corpus.js";
import { differenceOf } from "./difference.js";
import { valueOfParams } from "./parameter-value.js";
import { paramsOf, withEmptyStreams } from "./run-case.js";
import { clientEventProblems } from "./run-client-event-case.js";

/** Whether there is a client of the case's protocol and the runner knows how to run it. */
export function canRunAsClient({ kind, protocol }: ConformanceCase): boolean {
  return kind !== "malformed" && clientProtocols.some(({ id }) => id === protocol);
}

/** What is wrong; nothing when the case passes. */
export async function clientProblemsOf(it: ConformanceCase): Promise<readonly string[]> {
  if (it.kind === "events") return clientEventProblems(it);
  return it.kind === "request" ? requestProblems(it) : responseProblems(it);
}

async function requestProblems(it: ConformanceCase): Promise<readonly string[]> {
  const requests: WireRequest[] = [];
  const handle = (request: WireRequest): WireResponse => {
    requests.push(request);
    return { status: 500, headers: [], body: "" };
  };
  const input = valueOfParams(it.operation.input, paramsOf(it.test), { nulls: true });
  const outcome = await call(it, input, handle, endpointOf(it.test)).catch((error: unknown) => error);
  const [request] = requests;
  if (request === undefined) return [`not sent: ${String(outcome)}`];
  return [
    ...targetProblems(request, it.test),
    ...headerProblems(request, it.test),
    ...(await bodyProblems(request, it.test)),
  ];
}

/** Clients are told where to send: what the case says of S3's endpoints is settled here. */
function endpointOf(test: NodeObject): Partial<ClientOptions> {
  const host = textOf(test["host"]) || "example.com";
  const config = optionsOfS3(test);
  const dual = config["use_dualstack_endpoint"] === true ? host.replace(/^s3\./, "s3.dualstack.") : host;
  const addressing = config["addressing_style"];
  const endpoint = { endpoint: `https://${dual}` };
  return addressing === "path" || addressing === "virtual" ? { ...endpoint, bucketAddressing: addressing } : endpoint;
}

/** What is said of the operation wins over what is said of the client. */
function optionsOfS3(test: NodeObject): NodeObject {
  const vendor = isObject(test["vendorParams"]) ? test["vendorParams"] : {};
  const scoped = isObject(vendor["scopedConfig"]) ? vendor["scopedConfig"] : {};
  return ["client", "operation"].reduce<NodeObject>((all, scope) => {
    const found = scoped[scope];
    return { ...all, ...(isObject(found) && isObject(found["s3"]) ? found["s3"] : {}) };
  }, {});
}

function targetProblems({ method, target }: WireRequest, test: NodeObject): readonly string[] {
  const [path = "", query = ""] = target.split("?", 2);
  const pairs = query === "" ? [] : query.split("&");
  const names = new Set(pairs.map((pair) => pair.split("=", 1)[0]));
  const problems: string[] = [];
  if (method !== test["method"]) problems.push(`method ${method}, want ${textOf(test["method"])}`);
  if (path !== test["uri"]) problems.push(`path ${path}, want ${textOf(test["uri"])}`);
  const left = [...pairs];
  for (const pair of textsIn(test["queryParams"])) {
    const index = left.indexOf(pair);
    if (index < 0) problems.push(`the query has no ${pair}: ${query}`);
    else left.splice(index, 1);
  }
  for (const name of textsIn(test["forbidQueryParams"])) {
    if (names.has(name)) problems.push(`the query has ${name}`);
  }
  for (const name of textsIn(test["requireQueryParams"])) {
    if (!names.has(name)) problems.push(`the query has no ${name}`);
  }
  return problems;
}

async function bodyProblems({ body }: WireRequest, test: NodeObject): Promise<readonly string[]> {
  const { body: expected, bodyMediaType } = test;
  if (typeof expected !== "string") return [];
  const whole = isBodyStream(body) ? ((await collect(body, 1e6)) ?? "") : body;
  const problem = bodyProblem(whole, expected, textOf(bodyMediaType));
  return problem === undefined ? [] : [problem];
}

async function responseProblems(it: ConformanceCase): Promise<readonly string[]> {
  const { test } = it;
  const headers = Object.entries(isObject(test["headers"]) ? test["headers"] : {}).map(([name, value]): HeaderPair => [
    name.toLowerCase(),
    String(value),
  ]);
  const body = bodyOfCase(textOf(test["body"]), textOf(test["bodyMediaType"]));
  const response: WireResponse = { status: Number(test["code"]), headers, body };
  const input = sampleValue(it.operation.input, 0, { optional: "minimal" });
  const outcome = await call(it, input, () => response).then(
    (output) => ({ output }),
    (thrown: unknown) => ({ thrown }),
  );
  return it.error === undefined ? outputProblems(it, outcome) : errorProblems(it, outcome);
}

type Outcome = { readonly output: unknown } | { readonly thrown: unknown };

function outputProblems({ operation, test }: ConformanceCase, outcome: Outcome): readonly string[] {
  if (!("output" in outcome)) return [`threw ${String(outcome.thrown)}`];
  const params = valueOfParams(operation.output, paramsOf(test));
  const expected = withEmptyStreams(params, operation.output);
  const difference = differenceOf(outcome.output, expected);
  return difference === undefined ? [] : [`output ${difference}`];
}

function errorProblems({ operation, error: id, test }: ConformanceCase, outcome: Outcome): readonly string[] {
  const schema = operation.errors.find((error) => error.id === id);
  if (schema === undefined) throw new Error(`BUG: ${operation.name} has no error ${String(id)}`);
  if (!("thrown" in outcome)) return ["no error was thrown"];
  const { thrown } = outcome;
  if (!(thrown instanceof ReceivedServiceError)) return [`threw ${String(thrown)}`];
  const problems: string[] = [];
  if (thrown.name !== nameOf(schema.id)) problems.push(`error ${thrown.name}, want ${nameOf(schema.id)}`);
  const { message, Message, ...expected } = valueOfParams(schema, test["params"] ?? {}) as Record<string, unknown>;
  const difference = differenceOf(ownMembers(thrown), expected);
  if (difference !== undefined) problems.push(`error ${difference}`);
  const said = message ?? Message;
  if (said !== undefined && thrown.message !== said) problems.push(`message ${thrown.message}, want ${String(said)}`);
  const vendor = isObject(test["vendorParams"]) ? test["vendorParams"] : {};
  const { code } = vendor;
  if (code !== undefined && thrown.$code !== code) problems.push(`code ${thrown.$code}, want ${String(code)}`);
  return problems;
}

/** What the error has of the service, without what every error has. */
function ownMembers(error: ReceivedServiceError): object {
  return Object.fromEntries(Object.entries(error).filter(([name]) => name !== "name" && !name.startsWith("$")));
}

function textsIn(node: Node | undefined): readonly string[] {
  return Array.isArray(node) ? node.map(String) : [];
}
