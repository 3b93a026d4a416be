/** Errors say their message even where the model gives it no member, and in XML under the name that AWS services use. */
import type { MemberSchema, StructureSchema } from "../schema/schema.js";

/**
 * The error's shape as XML services write it: the message is `<Message>`, whether the model calls it that or `message` (SDKs but
 * the one for JavaScript read no other name), and an error without a member for it gets one. A name of the model's stays.
 */
export function withXmlMessage(error: StructureSchema): StructureSchema {
  if (Object.hasOwn(error.members, "Message")) return error;
  const own: MemberSchema | undefined = Object.hasOwn(error.members, "message") ? error.members["message"] : undefined;
  if (own?.xml?.name !== undefined || own?.xml?.attribute === true || own?.http !== undefined) return error;
  const member: MemberSchema = own ?? { target: { type: "string", id: "smithy.api#String" } };
  return { ...error, members: { ...error.members, message: { ...member, xml: { ...member.xml, name: "Message" } } } };
}
