/** What was asked for comes back: members of the input that appear again in the output. */
import { getterOf, setMember } from "../codec/member-access.js";
import { streamMemberOf } from "../protocol/streaming.js";
import { type MemberSchema, type OperationSchema, type Schema, nameOf, targetOf } from "../schema/schema.js";
import type { Check } from "../validate/issue.js";
import { checkOf } from "../validate/interpret.js";

/** Puts what the input says into an output; neither argument is changed, and unchanged parts are shared. */
export type Echo = (output: unknown, input: unknown) => unknown;

/** How deep below the output echoes are looked for. */
const deepest = 4;

/**
 * An output member repeats an input member of the same target shape when it has the same name (`UserPoolId`), or when the
 * input's name is that of the structure around it and its own put together (`UserPool` and `Id`). Values that would
 * break the output's constraints are not repeated, and neither are the tokens of pagination.
 */
export function echoOf(operation: OperationSchema): Echo {
  const tokens = operation.paginated;
  const skipped = new Set([tokens?.inputToken, tokens?.outputToken]);
  // A stream can be read once: by whoever gets the input.
  skipped.add(streamMemberOf(operation.input)?.name);
  const inputs = new Map(Object.entries(operation.input.members).filter(([name]) => !skipped.has(name)));
  const echo = inputs.size === 0 ? undefined : echoIn(operation.output, { members: inputs, known: [] }, 0);
  return echo ?? ((output) => output);
}

interface Inputs {
  readonly members: ReadonlyMap<string, MemberSchema>;
  /** What was found in a schema at a depth: shapes that refer to each other often would be looked through again and again. */
  readonly known: Map<Schema, Echo | undefined>[];
}

function echoIn(schema: Schema, inputs: Inputs, depth: number): Echo | undefined {
  if (depth > deepest) return undefined;
  const known = (inputs.known[depth] ??= new Map<Schema, Echo | undefined>());
  if (!known.has(schema)) known.set(schema, lookedUpIn(schema, inputs, depth));
  return known.get(schema);
}

function lookedUpIn(schema: Schema, inputs: Inputs, depth: number): Echo | undefined {
  if (schema.type === "structure") return echoInStructure(schema, inputs, depth);
  if (schema.type !== "list" || schema.uniqueItems === true) return undefined;
  const echo = echoIn(targetOf(schema.member), inputs, depth + 1);
  if (echo === undefined) return undefined;
  return (output, input) => (Array.isArray(output) ? output.map((item) => echo(item, input)) : output);
}

interface MemberEcho {
  readonly name: string;
  readonly change: Echo;
}

function echoInStructure(schema: Schema & { type: "structure" }, inputs: Inputs, depth: number): Echo | undefined {
  const changes = Object.entries(schema.members).flatMap(([name, member]): MemberEcho[] => {
    const source = sourceOf(schema.id, name, member, inputs);
    const change = source === undefined ? echoIn(targetOf(member), inputs, depth + 1) : copyOf(source, member);
    return change === undefined ? [] : [{ name, change }];
  });
  if (changes.length === 0) return undefined;
  return (output, input) => {
    if (typeof output !== "object" || output === null) return output;
    const copy: Record<string, unknown> = { ...output };
    for (const { name, change } of changes) {
      const part = getterOf(name)(copy);
      const changed = change(part, input);
      if (changed !== part) setMember(copy, name, changed);
    }
    return copy;
  };
}

/** The input member that an output member repeats. */
function sourceOf(structure: string, name: string, member: MemberSchema, inputs: Inputs): string | undefined {
  const around = nameOf(structure).replace(/(?:Type|Description|Details?|Summary|Info)$/, "");
  return [name, around + name].find((candidate) => {
    const input = inputs.members.get(candidate);
    return input !== undefined && targetOf(input).id === targetOf(member).id;
  });
}

function copyOf(source: string, member: MemberSchema): Echo {
  const get = getterOf(source);
  // Made at the first use: most echoes of a service are never heard.
  let check: Check | undefined;
  return (output, input) => {
    if (typeof input !== "object" || input === null) return output;
    const value = get(input as Readonly<Record<string, unknown>>);
    if (value === undefined || value === null) return output;
    check ??= checkOf({ type: "structure", id: "wrought#Echo", members: { value: member } });
    return check({ value }) === undefined ? value : output;
  };
}
