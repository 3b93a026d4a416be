/** Members that stand in a header of their event (spec: `eventHeader`): each type has one header type. */
import type { MemberSchema, Schema } from "../../schema/schema.js";
import { targetOf } from "../../schema/schema.js";
import { CodecFailure } from "../failure.js";
import { foundIn } from "../found-in.js";
import { integerWidths, longOf } from "../integer-width.js";
import type { HeaderValue } from "./header.js";

/** @throws CodecFailure for a header of another type than the member's */
export type HeaderMemberReader = (header: HeaderValue) => unknown;
/** @throws CodecFailure for a value of another type than the member's */
export type HeaderMemberWriter = (value: unknown) => HeaderValue;

type HeaderType = HeaderValue["type"];

/** The types that the trait allows, and how each stands in a header. */
function headerTypeOf({ type }: Schema): HeaderType {
  switch (type) {
    case "boolean":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "blob":
    case "string":
    case "timestamp":
      return type;
    case "intEnum":
      return "integer";
    case "enum":
      return "string";
    default:
      throw new Error(`BUG: a ${type} in a header of an event`);
  }
}

/** Compiles the reader of a member. */
export function headerMemberReader(member: MemberSchema): HeaderMemberReader {
  const { type } = targetOf(member);
  const expected = headerTypeOf(targetOf(member));
  return (header) => {
    if (header.type !== expected) throw new CodecFailure(type, foundType(header));
    if (header.type === "long") return Number(header.value);
    return header.type === "timestamp" ? new Date(Number(header.value)) : header.value;
  };
}

function foundType({ type, value }: HeaderValue): CodecFailure["found"] {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (type === "string" || type === "uuid") return "string";
  return type === "blob" || type === "timestamp" ? "other" : "number";
}

/** Compiles the writer of a member. */
export function headerMemberWriter(member: MemberSchema): HeaderMemberWriter {
  const { type } = targetOf(member);
  const header = headerTypeOf(targetOf(member));
  return (value) => headerOf(header, value) ?? fail(type, value);
}

function headerOf(type: HeaderType, value: unknown): HeaderValue | undefined {
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? { type, value } : undefined;
    case "byte":
    case "short":
    case "integer":
      return isWithin(value, integerWidths[type]) ? { type, value } : undefined;
    case "long":
      return isWithin(value, integerWidths.long) ? { type, value: longOf(value) } : undefined;
    case "blob":
      return value instanceof Uint8Array ? { type, value } : undefined;
    case "string":
      return typeof value === "string" ? { type, value } : undefined;
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime())
        ? { type, value: BigInt(value.getTime()) }
        : undefined;
    case "uuid":
      return undefined;
  }
}

function isWithin(value: unknown, { min, max }: { readonly min: number; readonly max: number }): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function fail(type: string, value: unknown): never {
  throw new CodecFailure(type, foundIn(value));
}
