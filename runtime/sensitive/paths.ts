/** Where sensitive values stand below a shape, in the path syntax of pino's `redact.paths`. */
import { type MemberSchema, type Schema, targetOf } from "../schema/schema.js";

/** How often one shape may stand on a path: recursion is unfolded that far. */
const unfold = 2;

/**
 * Every path below `schema` that leads to a sensitive value: through structures, lists (`[*]`), maps (`.*`) and unions.
 * A recursive shape is unfolded twice. A map with sensitive keys is named as a whole.
 */
export function sensitivePathsOf(schema: Schema): readonly string[] {
  const paths: string[] = [];
  collect(schema, "", new Map(), paths);
  return paths;
}

function collect(schema: Schema, path: string, seen: Map<string, number>, paths: string[]): void {
  const times = seen.get(schema.id) ?? 0;
  if (times >= unfold) return;
  seen.set(schema.id, times + 1);
  switch (schema.type) {
    case "structure":
    case "union":
      for (const name of Object.keys(schema.members)) {
        const member = schema.members[name];
        if (member !== undefined) collectMember(member, path + step(name, path), seen, paths);
      }
      break;
    case "list":
      collectMember(schema.member, `${path}[*]`, seen, paths);
      break;
    case "map":
      if (isSensitive(schema.key)) paths.push(path);
      else collectMember(schema.value, path === "" ? "*" : `${path}.*`, seen, paths);
      break;
    default:
  }
  seen.set(schema.id, times);
}

function collectMember(member: MemberSchema, path: string, seen: Map<string, number>, paths: string[]): void {
  if (isSensitive(member)) paths.push(path);
  else collect(targetOf(member), path, seen, paths);
}

/** Whether the member or its target carries the trait. */
export function isSensitive(member: MemberSchema): boolean {
  return member.sensitive === true || targetOf(member).sensitive === true;
}

function step(name: string, path: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `[${JSON.stringify(name)}]`;
  return path === "" ? name : `.${name}`;
}
