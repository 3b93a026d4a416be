/** Holds the status, headers and body of a response against a case. */
import type { NodeObject } from "../../generator/model/shapes.js";
import { isBodyStream, wholeBodyOf } from "../../runtime/protocol/body-stream.js";
import type { WireResponse } from "../../runtime/protocol/protocol.js";
import { bodyProblem } from "./compare-body.js";
import { isObject, namesIn, textOf } from "./corpus.js";

/** What is wrong; nothing when the response is the expected one. A body that streams is not looked at. */
export function responseDifferences(response: WireResponse, expected: NodeObject): readonly string[] {
  const problems: string[] = [];
  if (response.status !== expected["code"])
    problems.push(`status ${response.status}, want ${String(expected["code"])}`);
  const headers = new Map<string, string>(response.headers);
  // Adapters add it; here it is what they would add.
  if (!isBodyStream(response.body) && response.body.length === 0) headers.set("content-length", "0");
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
    const problem = bodyProblem(wholeBodyOf(response), expected["body"], textOf(expected["bodyMediaType"]));
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}
