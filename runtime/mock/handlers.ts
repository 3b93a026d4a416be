/** Finds handlers and recognises the errors they throw. Names are untrusted: what every object has is no handler. */
import { setMember } from "../codec/member-access.js";
import { type OperationSchema, type StructureSchema, nameOf } from "../schema/schema.js";
import type { HandlerContext } from "./options.js";

/** A handler, bound to the object it was found on. */
export type Handler = (input: unknown, context: HandlerContext) => unknown;

/** The method for an operation: an own one, or one of a class. */
export function handlerOf(handlers: object, operation: string): Handler | undefined {
  for (
    let holder: object | null = handlers;
    holder !== null && holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    if (!Object.hasOwn(holder, operation)) continue;
    // Every class has a constructor; only an own one can be meant.
    if (operation === "constructor" && holder !== handlers) return undefined;
    const method: unknown = Reflect.get(holder, operation, handlers);
    return typeof method === "function"
      ? (input, context) => Reflect.apply(method, handlers, [input, context])
      : undefined;
  }
  return undefined;
}

/** The errors that an operation may answer with, by name. */
export function errorsOf(operation: OperationSchema): ReadonlyMap<string, StructureSchema> {
  return new Map(operation.errors.map((error) => [nameOf(error.id), error]));
}

/** The modelled error that a thrown value is, by its name alone. */
export function modelledError(
  errors: ReadonlyMap<string, StructureSchema>,
  thrown: unknown,
): StructureSchema | undefined {
  if (typeof thrown !== "object" || thrown === null || !("name" in thrown)) return undefined;
  return typeof thrown.name === "string" ? errors.get(thrown.name) : undefined;
}

/** A thrown value's own enumerable properties and its message, under the name that the shape has for it. */
export function membersOf(thrown: object, schema: StructureSchema): Readonly<Record<string, unknown>> {
  const members: Record<string, unknown> = {};
  const message: unknown = "message" in thrown ? thrown.message : undefined;
  const isSaid = typeof message === "string" && (message !== "" || Object.keys(thrown).includes("message"));
  if (isSaid) {
    const name = ["message", "Message"].find((it) => Object.hasOwn(schema.members, it)) ?? "message";
    members[name] = message;
  }
  for (const [name, value] of Object.entries(thrown)) {
    // The message has its place already: where the shape says `Message`, it has no other.
    if (name !== "message" || !isSaid) setMember(members, name, value);
  }
  return members;
}
