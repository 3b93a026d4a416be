/** Issues whose messages may be logged: keys of sensitive maps are left out of the text. Paths stay exact. */
import { type MemberSchema, type Schema, targetOf } from "../schema/schema.js";
import { isSensitive } from "../sensitive/paths.js";
import { hasSensitiveKeys, publicPath } from "../sensitive/public-path.js";
import { redacted } from "../sensitive/redact.js";
import {
  type Constraint,
  type Finding,
  type Findings,
  type Issue,
  issueOf,
  messageOf,
  parentOf,
  pointerOf,
} from "../validate/issue.js";

/** Makes the issues of values of `schema`. What has to be hidden is looked for only where something can have to be. */
export function issueMaker(schema: Schema): (findings: Findings) => readonly Issue[] {
  let suspects: ReadonlySet<unknown> | undefined;
  const finish = (finding: Finding): Issue => {
    if (!finding.keyed) return issueOf(finding);
    suspects ??= membersWithSecretKeys(schema);
    return suspects.has(finding.path?.segment) ? hiding(schema, finding) : issueOf(finding);
  };
  return (findings) => (findings === undefined ? none : findings.map(finish));
}

const none: readonly Issue[] = Object.freeze([]);

function hiding(schema: Schema, finding: Finding): Issue {
  const issue = issueOf(finding);
  const shown = publicConstraint(schema, issue.constraint, issue.segments);
  const path = pointerOf(publicPath(schema, issue.segments));
  return { ...issue, message: messageOf(shown, issue.ofKey ? parentOf(path) : path) };
}

/** The constraint at the path, fit to be shown: a missing key is the model's own, an unexpected one came with the value. */
export function publicConstraint(schema: Schema, constraint: Constraint, segments: Issue["segments"]): Constraint {
  if (constraint.kind !== "dependentKeys" || constraint.unexpected === undefined) return constraint;
  return hasSensitiveKeys(schema, segments) ? { ...constraint, unexpected: redacted } : constraint;
}

/** The members of a structure or union below which something is sensitive and there are maps: some may be too many. */
function membersWithSecretKeys(schema: Schema): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  if (schema.type !== "structure" && schema.type !== "union") throw new Error(`BUG: ${schema.id} has no members`);
  for (const [name, member] of Object.entries(schema.members)) {
    const below = schemasBelow(member);
    const isSecret = schema.sensitive === true || isSensitive(member) || [...below].some((it) => holdsSecret(it));
    if (isSecret && [...below].some(({ type }) => type === "map")) names.add(name);
  }
  return names;
}

function holdsSecret(schema: Schema): boolean {
  return schema.sensitive === true || membersOf(schema).some(isSensitive);
}

function schemasBelow(member: MemberSchema): ReadonlySet<Schema> {
  const below = new Set<Schema>([targetOf(member)]);
  // A set hands out what is added to it while it is walked.
  for (const schema of below) for (const next of membersOf(schema)) below.add(targetOf(next));
  return below;
}

function membersOf(schema: Schema): readonly MemberSchema[] {
  switch (schema.type) {
    case "structure":
    case "union":
      return Object.values(schema.members);
    case "list":
      return [schema.member];
    case "map":
      return [schema.key, schema.value];
    default:
      return [];
  }
}
