/** One answer of a stub, held against the model when it is defined. */
import { type OperationSchema, type StructureSchema, nameOf } from "../../schema/schema.js";
import { isObject } from "../../validate/findings.js";
import { sampleValue } from "../sample/sample-value.js";
import { type Handler, errorsOf, membersOf } from "../handlers.js";
import { issuesOfValue, refuseMisfit } from "./misfit.js";
import { rawIn } from "./raw.js";

/** Known to every copy of this module: a scenario may be read by another one than the mock's. */
const stated: unique symbol = Symbol.for("wrought.stated");

/** A modelled error as an answer: thrown, and recognised by {@link statedErrorIn}. */
export interface StatedError {
  readonly schema: StructureSchema;
  readonly members: Readonly<Record<string, unknown>>;
  readonly [stated]: true;
}

export type Step =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "call"; readonly call: Handler }
  | { readonly kind: "error"; readonly error: StatedError }
  | { readonly kind: "raw"; readonly response: unknown }
  | { readonly kind: "default" };

/** What a step answers, without any value of it. */
export function stepWords(step: Step): string {
  if (step.kind === "error") return nameOf(step.error.schema.id);
  return { value: "an output", call: "a function", raw: "a raw response", default: "passes through" }[step.kind];
}

/** The modelled error in a thrown value, if a stub has thrown it. */
export function statedErrorIn(thrown: unknown): StatedError | undefined {
  return typeof thrown === "object" && thrown !== null && stated in thrown ? (thrown as StatedError) : undefined;
}

/** An output or a function. @throws TypeError where the output does not fit */
export function replyStep(operation: OperationSchema, answer: unknown, where: string): Step {
  if (typeof answer === "function") return { kind: "call", call: answer as Handler };
  if (rawIn(answer) !== undefined) return { kind: "raw", response: answer };
  const shape = nameOf(operation.output.id);
  refuseMisfit(
    where,
    shape === "Unit" ? "an operation without output" : shape,
    issuesOfValue(operation.output, answer),
  );
  return { kind: "value", value: answer };
}

/**
 * An error by its name, and by its message or its members. Given no members, those that it must have are sampled.
 * @throws TypeError where the operation has no such error, or the members do not fit it
 */
export function errorStep(operation: OperationSchema, name: unknown, given: unknown, where: string): Step {
  const errors = errorsOf(operation);
  const schema = typeof name === "string" ? errors.get(name) : undefined;
  if (schema === undefined) {
    const known = [...errors.keys()].join(", ") || "none";
    throw new TypeError(
      `${where}: ${operation.name} has no error ${JSON.stringify(name) ?? "without a name"}; it has ${known}`,
    );
  }
  const members = complete(membersGiven(given, schema), schema);
  const modelled = ["message", "Message"].some((it) => Object.hasOwn(schema.members, it));
  const checked = modelled ? members : Object.fromEntries(Object.entries(members).filter(([key]) => key !== "message"));
  refuseMisfit(where, nameOf(schema.id), issuesOfValue(schema, checked));
  return { kind: "error", error: { schema, members, [stated]: true } };
}

/** A text is the message, under the name that the shape has for it. */
function membersGiven(given: unknown, schema: StructureSchema): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  if (typeof given === "string") return membersOf({ message: given }, schema);
  if (!isObject(given)) return { message: given };
  const { message, ...rest } = given;
  return typeof message === "string" ? { ...membersOf({ message }, schema), ...rest } : given;
}

/** Who names an error, with or without a message, leaves it to us what else it must have. */
function complete(
  members: Readonly<Record<string, unknown>>,
  schema: StructureSchema,
): Readonly<Record<string, unknown>> {
  if (Object.keys(members).some((name) => name.toLowerCase() !== "message")) return members;
  const sampled = sampleValue(schema, nameOf(schema.id), { optional: "minimal" });
  return isObject(sampled) ? { ...sampled, ...members } : members;
}

/** One entry of a sequence. @throws TypeError as the other steps do */
export function sequenceStep(operation: OperationSchema, entry: unknown, where: string): Step {
  if (!(entry instanceof Error)) return replyStep(operation, entry, where);
  const schema = errorsOf(operation).get(entry.name);
  const members = schema === undefined ? {} : pickMembers(entry, schema);
  return errorStep(operation, entry.name, members, where);
}

/** The members of an instance of an error class, whose other properties are not the model's. */
function pickMembers(error: Error, schema: StructureSchema): Readonly<Record<string, unknown>> {
  const all = membersOf(error, schema);
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => name === "message" || Object.hasOwn(schema.members, name)),
  );
}
