/** Which media types a request may have and a response may get (spec: content-type and accept of REST protocols). */
import { type MemberSchema, type StructureSchema, targetOf } from "../schema/schema.js";
import type { BodyFormat } from "./body-format.js";
import { bodyMembersOf, payloadOf } from "./members-by-place.js";

/**
 * The media type of a message's body: `undefined` when it has none, `any` when it is bytes that can be anything.
 * `own` is what the body is sent as.
 */
export interface BodyType {
  readonly accepts: "nothing" | "any" | "own";
  readonly own: string | undefined;
}

/** Which message a body belongs to. */
export type Direction = "request" | "response";

/** The type of the body of an input or output. */
export function bodyTypeOf(schema: StructureSchema, format: BodyFormat, direction: Direction): BodyType {
  const payload = payloadOf(schema);
  if (payload !== undefined) return payloadType(payload.member, format);
  const hasBody = Object.keys(bodyMembersOf(schema, direction).members).length > 0;
  if (hasBody) return { accepts: "own", own: format.mediaType };
  // An input without any members may still come as an empty document of the format.
  const mayBeEmpty = Object.keys(schema.members).length === 0 && schema.id !== "smithy.api#Unit";
  return mayBeEmpty || direction === "response"
    ? { accepts: "any", own: format.mediaType }
    : { accepts: "nothing", own: undefined };
}

function payloadType(member: MemberSchema, format: BodyFormat): BodyType {
  const target = targetOf(member);
  switch (target.type) {
    case "blob": {
      const modelled = member.mediaType ?? target.mediaType;
      return modelled === undefined
        ? { accepts: "any", own: "application/octet-stream" }
        : { accepts: "own", own: modelled };
    }
    case "string":
      return { accepts: "own", own: member.mediaType ?? target.mediaType ?? "text/plain" };
    case "enum":
      return { accepts: "own", own: member.mediaType ?? "text/plain" };
    case "union":
      if (target.streaming) return { accepts: "own", own: "application/vnd.amazon.eventstream" };
      return { accepts: "own", own: format.mediaType };
    default:
      return { accepts: "own", own: format.mediaType };
  }
}

/** Whether a request with this `content-type` and this length of body may be served. Parameters do not matter. */
export function allowsContentType(type: BodyType, contentType: string, bodyLength: number): boolean {
  if (bodyLength === 0 || type.accepts === "any") return true;
  if (type.accepts === "nothing") return contentType === "";
  return contentType === type.own || essenceOf(contentType) === essenceOf(type.own ?? "");
}

/** Whether an `accept` field (RFC 9110 section 12.5.1) lets a response have the type. An absent field accepts all. */
export function satisfiesAccept(type: BodyType, accept: string): boolean {
  if (accept === "" || accept === "*/*" || type.accepts !== "own" || type.own === undefined) return true;
  const wanted = essenceOf(type.own);
  const [main = ""] = wanted.split("/", 1);
  return accept.split(",").some((range) => {
    const essence = essenceOf(range);
    if (essence !== "*/*" && essence !== `${main}/*` && essence !== wanted) return false;
    return !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range);
  });
}

/** Type and subtype in lower case, without parameters. */
function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
