/** AWS's "httpChecksum trait": it says something, of members that there are, whose values are those that clients know. */
import { enumValuesOf } from "./enum-values.js";
import type { OperationShape } from "../shapes.js";
import { listed, type ModelShapes, partOf, type Rule, type RuleEvent, textsOf } from "./rule.js";

export const checksumRules: readonly Rule[] = [checksums];

const trait = "aws.protocols#httpChecksum";

/** By the property that names the member. */
const known = {
  requestAlgorithmMember: [
    "CRC64NVME",
    "CRC32C",
    "CRC32",
    "SHA1",
    "SHA256",
    "SHA512",
    "MD5",
    "XXHASH64",
    "XXHASH3",
    "XXHASH128",
  ],
  requestValidationModeMember: ["ENABLED"],
} as const;

function* checksums(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.carriers(trait)) {
    if (operation.type !== "operation") continue;
    for (const fault of faultsOf(shapes, operation))
      yield { event: "HttpChecksumTrait", shape: operation, message: `${trait} of ${operation.id} ${fault}.`, trait };
  }
}

function* faultsOf(shapes: ModelShapes, operation: OperationShape): Iterable<string> {
  const part = (key: string): unknown => partOf(operation, trait, key);
  const hasAlgorithms = textsOf(partOf(operation, trait, "responseAlgorithms")).length > 0;
  const ofRequest = part("requestChecksumRequired") === true || part("requestAlgorithmMember") !== undefined;
  const ofResponse = hasAlgorithms || part("requestValidationModeMember") !== undefined;
  if (!ofRequest && !ofResponse) return yield "says nothing of requests or responses";
  if (ofResponse && part("requestValidationModeMember") === undefined) yield "lacks requestValidationModeMember";
  if (ofResponse && !hasAlgorithms) yield "lacks responseAlgorithms";
  for (const [key, values] of Object.entries(known)) {
    const name = part(key);
    if (typeof name === "string") yield* memberFaults(shapes, operation, key, name, values);
  }
}

function* memberFaults(
  shapes: ModelShapes,
  operation: OperationShape,
  key: string,
  name: string,
  values: readonly string[],
): Iterable<string> {
  const member = shapes.membersOf(operation.input).find((one) => one.name === name);
  if (member === undefined) return yield `names ${name} as ${key}, which is no member of the input`;
  const found = enumValuesOf(shapes.model, member);
  if (found === undefined) return yield `names ${name} as ${key}, which is no enum`;
  const strange = found.filter((value) => !values.includes(value));
  if (strange.length > 0) yield `names ${name} as ${key}, which has values that nobody knows: ${listed(strange)}`;
}
