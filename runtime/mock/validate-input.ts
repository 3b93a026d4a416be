/** Whether an input may pass: what the model says of its members, and whether there are others. */
import type { Rejection, WireRequest } from "../protocol/protocol.js";
import type { Call } from "./call.js";
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

/** Why the call is refused, if it is. What was found stands in its notes. */
export function validateInput(
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
  if (refusing.length === 0) return undefined;
  const invalid = profile.invalidInput(refusing, input, schema);
  return invalid === undefined ? undefined : { kind: "invalid", ...invalid };
}
