/** Values of the model out of JSON: timestamps as texts or seconds, blobs as base64. */
import { isCodecFailure } from "../../codec/failure.js";
import { readNodeValue } from "../../codec/node-value.js";
import type { StructureSchema } from "../../schema/schema.js";
import { isObject } from "../../validate/findings.js";
import type { Issue } from "../../validate/issue.js";
import { findUnknownMembers } from "../../validate/unknown-members.js";
import { publicIssues } from "../public-issues.js";
import { issuesOfValue } from "../stub/misfit.js";
import type { Problems } from "./problems.js";

/** A whole value, held against all that the model says; `undefined` when there are problems. */
export function readWhole(schema: StructureSchema, node: unknown, problems: Problems): unknown {
  const value = readPart(schema, node, problems);
  if (value === undefined) return undefined;
  const issues = issuesOfValue(schema, value);
  addIssues(issues, problems);
  return issues.length === 0 ? value : undefined;
}

/** Part of a value: what is there has the right types, and what is not there is not missed. */
export function readPart(schema: StructureSchema, node: unknown, problems: Problems): unknown {
  if (!isObject(node)) return problems.add("must be an object");
  const unknown = publicIssues(findUnknownMembers(schema, node) ?? [], schema);
  addIssues(unknown, problems);
  if (unknown.length > 0) return undefined;
  try {
    return readNodeValue(schema, node);
  } catch (error) {
    if (!isCodecFailure(error)) throw error;
    return problems.at(...error.reversedPath.toReversed()).add(`must be a ${error.expected}`);
  }
}

function addIssues(issues: readonly Issue[], problems: Problems): void {
  for (const { segments, message } of issues) problems.at(...segments).add(ruleOf(message));
}

/** The rule of an issue's message: its place stands beside it. */
function ruleOf(message: string): string {
  const before = "failed to satisfy constraint: ";
  return message.slice(message.indexOf(before) + before.length);
}
