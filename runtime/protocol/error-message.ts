/** Errors say their message even where the model gives it no member. */
import type { StructureSchema } from "../schema/schema.js";

/** The error's shape with a member for the message, called `name` if the model has none. */
export function withMessage(error: StructureSchema, name: "message" | "Message"): StructureSchema {
  if (["message", "Message"].some((it) => Object.hasOwn(error.members, it))) return error;
  const member = { target: { type: "string", id: "smithy.api#String" } } as const;
  return { ...error, members: { ...error.members, [name]: member } };
}
