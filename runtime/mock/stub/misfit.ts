/** Values of tests and of scenarios held against the model: what is wrong is named by its place, never by its value. */
import type { Schema } from "../../schema/schema.js";
import { publicIssues } from "../public-issues.js";
import { checkOf } from "../../validate/interpret.js";
import type { Check, Findings, Issue } from "../../validate/issue.js";
import { and } from "../../validate/findings.js";
import { findUnknownMembers } from "../../validate/unknown-members.js";

const checks = new WeakMap<Schema, Check>();

/** What is wrong with a value of a shape: types, constraints, and members that the model does not know. */
export function issuesOfValue(schema: Schema, value: unknown): readonly Issue[] {
  const check = checks.get(schema) ?? checkOf(schema);
  checks.set(schema, check);
  const unknown = findUnknownMembers(schema, value);
  const found: Findings = unknown === undefined ? check(value) : and(check(value), unknown);
  return found === undefined ? [] : publicIssues(found, schema);
}

/** As many problems as are still read. */
const shown = 10;

/** @throws TypeError that begins with `where` and lists the issues, if there are any */
export function refuseMisfit(where: string, shape: string, issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const lines = issues.slice(0, shown).map(({ message }) => `\n  ${message}`);
  const more = issues.length > shown ? `\n  and ${issues.length - shown} more` : "";
  throw new TypeError(`${where}: the value does not fit ${shape}${lines.join("")}${more}`);
}
