/** Whether an input may pass: what the model says of its members, and whether there are others. */
import type { Rejection, WireRequest } from "../protocol/protocol.js";
import type { StructureSchema } from "../schema/schema.js";
import type { Findings, Issue } from "../validate/issue.js";
import { tooLong } from "./body/item-limit.js";
import type { Call } from "./call.js";
import type { EventStreamOf } from "./checked-events.js";
import type { Limits, MockOptions } from "./options.js";
import type { ServiceProfile } from "./profile/index.js";
import { publicIssues } from "./public-issues.js";
import type { ServedOperation } from "./served-operation.js";
import { unknownInput } from "./unknown-input.js";

export interface InputRules {
  readonly options: Pick<MockOptions, "validation" | "unknownMembers">;
  readonly profile: ServiceProfile;
  readonly limits: Limits;
}

/**
 * Why the call is refused, if it is. What was found stands in its notes. Events are to come: the input in the notes is then one
 * whose events throw StreamRejected where they break the rules that the input must not break.
 */
export function validateInput(
  rules: InputRules,
  call: Call,
  operation: ServedOperation,
  request: WireRequest,
): Rejection | undefined {
  const refusal = inputRefusal(rules, call, operation, request);
  if (refusal === undefined && operation.events !== undefined) watchEvents(rules, call, operation.events);
  return refusal;
}

function inputRefusal(
  { options, profile, limits }: InputRules,
  call: Call,
  operation: ServedOperation,
  request: WireRequest,
): Rejection | undefined {
  const { validation = "strict", unknownMembers = "off" } = options;
  const schema = operation.wire.schema.input;
  const { input } = call.notes;
  const unknown = unknownMembers === "off" ? undefined : unknownInput(request, schema, limits.depth);
  const broken = validation === "off" ? undefined : operation.checkInput(input);
  if (unknown === undefined && broken === undefined) return undefined;
  const strangers = publicIssues(unknown ?? [], schema);
  const breaches = publicIssues(broken ?? [], schema);
  call.notes.inputIssues = [...strangers, ...breaches];
  const refusing = [...(unknownMembers === "strict" ? strangers : []), ...(validation === "strict" ? breaches : [])];
  return invalidity(profile, refusing, input, schema);
}

function invalidity(
  profile: ServiceProfile,
  issues: readonly Issue[],
  input: unknown,
  schema: StructureSchema,
): Rejection | undefined {
  const invalid = issues.length === 0 ? undefined : profile.invalidInput(issues, input, schema);
  return invalid === undefined ? undefined : { kind: "invalid", ...invalid };
}

/** The most issues of events that a record holds: a stream may go on for ever. */
const mostNoted = 100;

function watchEvents({ options, profile, limits }: InputRules, call: Call, events: EventStreamOf): void {
  const { validation = "strict" } = options;
  const { notes } = call;
  const { schema, check } = events;
  notes.input = events.checked(notes.input, (one) => {
    const long = tooLong(one, limits.items);
    if (long !== undefined || validation === "off") return long;
    const found: Findings = check(one);
    if (found === undefined) return undefined;
    const issues = publicIssues(found, schema);
    notes.inputIssues = [...(notes.inputIssues ?? []), ...issues].slice(0, mostNoted);
    return validation === "strict" ? invalidity(profile, issues, one, schema) : undefined;
  });
}
