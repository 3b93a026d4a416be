/** One operation with all it needs to be served, made when it is first asked for. */
import type { CompiledOperation } from "../protocol/protocol.js";
import type { StructureSchema } from "../schema/schema.js";
import type { Check } from "../validate/issue.js";
import { checkOf } from "../validate/interpret.js";
import { type DefaultResponse, defaultResponseOf } from "./default-response.js";
import { errorsOf } from "./handlers.js";
import type { MockOptions } from "./options.js";
import type { ServiceProfile } from "./profile/index.js";

export interface ServedOperation {
  readonly name: string;
  readonly wire: CompiledOperation;
  readonly errors: ReadonlyMap<string, StructureSchema>;
  readonly checkInput: Check;
  readonly checkOutput: Check;
  readonly defaultResponse: DefaultResponse;
}

/** Makes them, each one once. */
export function servedOperations(
  { checks, seed = 0, optional = "typical" }: MockOptions,
  profile: ServiceProfile,
): (wire: CompiledOperation) => ServedOperation {
  const made = new Map<CompiledOperation, ServedOperation>();
  const hints = profile.hint === undefined ? { optional } : { optional, hint: profile.hint };
  return (wire) => {
    const known = made.get(wire);
    if (known !== undefined) return known;
    const { schema } = wire;
    const given = checks !== undefined && Object.hasOwn(checks, schema.name) ? checks[schema.name] : undefined;
    const served = {
      name: schema.name,
      wire,
      errors: errorsOf(schema),
      checkInput: given ?? lazily(() => checkOf(schema.input)),
      checkOutput: lazily(() => checkOf(schema.output)),
      defaultResponse: defaultResponseOf(schema, seed, hints),
    };
    made.set(wire, served);
    return served;
  };
}

function lazily(make: () => Check): Check {
  let check: Check | undefined;
  return (input) => (check ??= make())(input);
}
