/** The request of a case, completed where the case leaves out what it is not about. */
import { gzipSync } from "node:zlib";
import type { NodeObject } from "../../generator/model/shapes.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import { nameOf } from "../../runtime/schema/schema.js";
import { bodyOfCase } from "./compare-body.js";
import { type ConformanceCase, isObject, textOf } from "./corpus.js";

/** `request` is the case itself, or the request within it. */
export function requestOf(it: ConformanceCase, request: NodeObject): WireRequest {
  const headers = new Headers();
  for (const [name, value] of Object.entries(isObject(request["headers"]) ? request["headers"] : {})) {
    headers.set(name, String(value));
  }
  const mediaType = textOf(request["bodyMediaType"]) || (headers.get("content-type") ?? "");
  const body =
    request["body"] === undefined && headers.get("content-encoding")?.endsWith("gzip") === true
      ? compressedBody(it)
      : bodyOfCase(checkedText(textOf(request["body"]), headers), mediaType);
  complete(headers, it, body.length > 0 ? mediaType : "");
  const host = textOf(request["resolvedHost"]) || textOf(request["host"]);
  if (host !== "") headers.set("host", host);
  const query = Array.isArray(request["queryParams"]) ? request["queryParams"].join("&") : "";
  const uri = textOf(request["uri"]);
  const target = query === "" ? uri : `${uri}${uri.includes("?") ? "&" : "?"}${query}`;
  return { method: textOf(request["method"]), target, headers, body };
}

/** Bodies are compared by their meaning, but checksums are those of JSON without white space (test RestJsonHttpChecksumRequired). */
function checkedText(text: string, headers: Headers): string {
  return headers.has("content-md5") ? JSON.stringify(JSON.parse(text)) : text;
}

/** Headers that the protocol requires and the case does not mention, unless it is about one (its tag says so). */
function complete(headers: Headers, it: ConformanceCase, mediaType: string): void {
  const tags = Array.isArray(it.test["tags"]) ? it.test["tags"] : [];
  const rpcType = awsJsonTypes.get(it.protocol);
  if (rpcType !== undefined && !headers.has("x-amz-target")) {
    headers.set("x-amz-target", `${nameOf(it.service.id)}.${it.operation.name}`);
  }
  const type = rpcType ?? (mediaType || (headers.has("content-encoding") ? compressedTypes.get(it.protocol) : ""));
  if (type && !headers.has("content-type") && !tags.includes("content-type")) headers.set("content-type", type);
}

const awsJsonTypes: ReadonlyMap<string, string> = new Map([
  ["aws.protocols#awsJson1_0", "application/x-amz-json-1.0"],
  ["aws.protocols#awsJson1_1", "application/x-amz-json-1.1"],
]);
const compressedTypes: ReadonlyMap<string, string> = new Map([
  ["aws.protocols#awsQuery", "application/x-www-form-urlencoded"],
  ["aws.protocols#ec2Query", "application/x-www-form-urlencoded"],
  ["aws.protocols#restJson1", "application/json"],
  ["aws.protocols#restXml", "application/xml"],
]);

/** Cases of compressed requests give no body, because compressors differ: it is made of the params, which are strings. */
function compressedBody({ protocol, service, operation, test }: ConformanceCase): Uint8Array {
  const isRest = protocol.includes("#rest");
  const params = Object.entries(isObject(test["params"]) ? test["params"] : {}).filter(
    ([name]) => !isRest || operation.input.members[name]?.http === undefined,
  );
  return gzipSync(textOfParams(protocol, params, [service.version, operation.name, nameOf(operation.input.id)]));
}

function textOfParams(
  protocol: string,
  params: readonly (readonly [string, unknown])[],
  [version = "", operation = "", input = ""]: readonly string[],
): string {
  if (protocol === "aws.protocols#restXml") {
    return `<${input}>${params.map(([name, value]) => `<${name}>${String(value)}</${name}>`).join("")}</${input}>`;
  }
  if (!protocol.endsWith("Query")) return JSON.stringify(Object.fromEntries(params));
  const named = params.map(([name, value]): [string, string] => [queryName(protocol, name), String(value)]);
  return new URLSearchParams([["Action", operation], ["Version", version], ...named]).toString();
}

/** ec2Query begins names with a capital. */
function queryName(protocol: string, name: string): string {
  return protocol.endsWith("ec2Query") ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
