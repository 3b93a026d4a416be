/** What a default response says of further pages: the same in every member that says it, and an end where there is no token. */
import { setMember } from "../codec/member-access.js";
import { type OperationSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import { isObject, own } from "../validate/findings.js";
import { putAt, valueAt } from "./paging.js";

/** Members that say "there is more" beside a token; clients other than those of Smithy go by them. */
const flag = /^(?:is_?)?truncated$|^has_?more/i;
/** Tokens by name, for operations that the model does not call paginated and other languages page all the same. */
const token = /^(?:next_?|continuation_?|pagination_?|page_?)+token$|marker$|cursor$|^position$|^last_?evaluated/i;
const start = /^exclusive_?start/i;

/** The output with this token for the next page, or with none. Only what was made for this answer is changed. */
export function withNextPage(output: unknown, operation: OperationSchema, next: unknown): unknown {
  if (!isRecord(output)) return output;
  const path = operation.paginated?.outputToken.split(".");
  if (path === undefined) dropTokens(output, operation);
  else if (next === undefined) dropAt(output, path);
  else putAt(output, path, next);
  setFlags(output, operation.output, next !== undefined);
  return output;
}

function dropAt(output: Record<string, unknown>, path: readonly string[]): void {
  const last = path.at(-1);
  const holder = valueAt(output, path.slice(0, -1));
  if (last !== undefined && isRecord(holder)) delete holder[last];
}

/** Whoever follows a token that leads nowhere gets it again and again. */
function dropTokens(output: Record<string, unknown>, { input, output: schema }: OperationSchema): void {
  const asked = Object.keys(input.members);
  const isAsked = (name: string): boolean =>
    asked.includes(name) || asked.includes(name.replace(/^next_?/i, "")) || asked.some((it) => start.test(it));
  for (const [name, member] of Object.entries(schema.members)) {
    if (member.required !== true && token.test(name) && isAsked(name)) delete output[name];
  }
}

/** Flags of the output, and of the structures right in it: a stream's description says whether it has more shards. */
function setFlags(output: Record<string, unknown>, schema: StructureSchema, isMore: boolean, depth = 0): void {
  for (const [name, member] of Object.entries(schema.members)) {
    const target = targetOf(member);
    const value = own(output, name);
    const isSaid = value !== undefined || (isMore && depth === 0);
    if (target.type === "boolean" && flag.test(name) && isSaid) setMember(output, name, isMore);
    if (target.type === "structure" && depth === 0 && isRecord(value)) setFlags(value, target, isMore, 1);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value);
}
