/** One operation with all it needs to be served, made when it is first asked for. */
import type { CompiledOperation, WireResponse } from "../protocol/protocol.js";
import type { StructureSchema } from "../schema/schema.js";
import type { Check } from "../validate/issue.js";
import { checkOf } from "../validate/interpret.js";
import { responseChecksumOf } from "./body/response-checksum.js";
import { type AfterStream, afterStreamOf } from "./body/stream-input.js";
import { type EventStreamOf, eventStreamOf } from "./checked-events.js";
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
  /** The event stream of the input, if it has one. */
  readonly events: EventStreamOf | undefined;
  readonly defaultResponse: DefaultResponse;
  /** What comes before a default response where the input has a stream. */
  readonly afterStream: AfterStream | undefined;
  /** Writes the output to an input. @throws CodecFailure where a value does not fit its shape */
  readonly writeOutput: (output: unknown, input: unknown, requestId: string) => WireResponse;
}

/** Makes them, each one once. */
export function servedOperations(
  { checks, seed = 0, optional = "typical", pages = 1 }: MockOptions,
  profile: ServiceProfile,
): (wire: CompiledOperation) => ServedOperation {
  const made = new Map<CompiledOperation, ServedOperation>();
  const hints = { optional, pages, ...(profile.hint && { hint: profile.hint }) };
  return (wire) => {
    const known = made.get(wire);
    if (known !== undefined) return known;
    const { schema } = wire;
    const given = checks !== undefined && Object.hasOwn(checks, schema.name) ? checks[schema.name] : undefined;
    const addChecksum = responseChecksumOf(schema);
    const served: ServedOperation = {
      name: schema.name,
      wire,
      errors: errorsOf(schema),
      checkInput: given ?? lazily(() => checkOf(schema.input)),
      checkOutput: lazily(() => checkOf(schema.output)),
      events: eventStreamOf(schema.input),
      defaultResponse: defaultResponseOf(schema, seed, hints),
      afterStream: afterStreamOf(schema),
      writeOutput: (output, input, requestId) => {
        const response = wire.writeOutput(output, requestId);
        return addChecksum === undefined ? response : addChecksum(response, input);
      },
    };
    made.set(wire, served);
    return served;
  };
}

function lazily(make: () => Check): Check {
  let check: Check | undefined;
  return (input) => (check ??= make())(input);
}
