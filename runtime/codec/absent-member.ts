/** What stands in for members that are absent (spec: `default`, `clientOptional`, client error correction). */
import { type MemberSchema, type Schema, type StructureSchema, targetOf } from "../schema/schema.js";
import { setMember } from "./member-access.js";
import { readNodeValue } from "./node-value.js";
import type { Side } from "./side.js";

/** Makes the value of an absent member, anew each time, because what is read belongs to the reader. `undefined`: it stays absent. */
export function absentReaderOf(member: MemberSchema, side: Side): (() => unknown) | undefined {
  const node = defaultOf(member, side);
  if (node !== undefined) return () => readNodeValue(targetOf(member), node);
  if (side === "server" || member.required !== true || member.clientOptional === true) return undefined;
  const target = targetOf(member);
  return zeroOf(target) === undefined ? undefined : () => zeroOf(target);
}

/**
 * The same for a collection where the wire has no form for an empty one, so that none came of what may have been one: a
 * query, header fields, flattened elements. A server takes a required one for empty (tests QueryEmptyQueryMaps,
 * RestJsonNullAndEmptyHeaders: clients write nothing).
 */
export function absentCollectionReaderOf(member: MemberSchema, side: Side): (() => unknown) | undefined {
  const read = absentReaderOf(member, side);
  if (read !== undefined || member.required !== true) return read;
  const { type } = targetOf(member);
  if (type === "list") return () => [];
  return type === "map" ? () => ({}) : undefined;
}

/** The default that is written for an absent member; `undefined` when nothing is. It is shared: writers only look at it. */
export function writtenDefaultOf(member: MemberSchema, side: Side): unknown {
  const node = defaultOf(member, side);
  return node === undefined ? undefined : readNodeValue(targetOf(member), node);
}

/** Makes what is read of a structure of which nothing came. */
export function absentStructureOf(schema: StructureSchema, side: Side): () => Record<string, unknown> {
  const readers = Object.entries(schema.members).flatMap(([name, member]) => {
    const read = absentReaderOf(member, side);
    return read === undefined ? [] : [{ name, read }];
  });
  return () => {
    const value: Record<string, unknown> = {};
    for (const { name, read } of readers) setMember(value, name, read());
    return value;
  };
}

function defaultOf(member: MemberSchema, side: Side): MemberSchema["default"] {
  return side === "client" && member.clientOptional === true ? undefined : member.default;
}

/** Spec: client error correction. Structures, unions and documents have no zero value that says nothing false. */
function zeroOf({ type }: Schema): unknown {
  switch (type) {
    case "string":
    case "enum":
      return "";
    case "boolean":
      return false;
    case "blob":
      return new Uint8Array();
    case "timestamp":
      return new Date(0);
    case "list":
      return [];
    case "map":
      return {};
    case "bigInteger":
      return 0n;
    case "bigDecimal":
      return "0";
    case "structure":
    case "union":
    case "document":
      return undefined;
    default:
      return 0;
  }
}
