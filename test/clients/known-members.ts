/** The part of a value that a client knows: models and clients are of different dates, and nothing is left out uncounted. */
import type { NormalizedSchema } from "@smithy/types";
import { setMember } from "../../runtime/codec/member-access.js";
import {
  type MemberSchema,
  nameOf,
  type Schema,
  type StructureSchema,
  targetOf,
  type UnionSchema,
} from "../../runtime/schema/schema.js";

type Members = Readonly<Record<string, NormalizedSchema>>;

export class KnownMembers {
  /** The members that were left out, as `Shape$member`. */
  readonly unknown = new Set<string>();
  readonly #members = new WeakMap<object, Members>();

  /**
   * A copy without the members that the client does not know and those in `omitted` (`Shape$member`); `undefined` when
   * something required would be missing.
   */
  prune(schema: Schema, theirs: NormalizedSchema, value: unknown, omitted?: ReadonlySet<string>): unknown {
    if (value === null) return null;
    switch (schema.type) {
      case "structure":
      case "union":
        return this.#structure(schema, theirs, value as object, omitted);
      case "list": {
        const items = value as readonly unknown[];
        // A list of events is a stream to the client, and its schema that of an event.
        const item = theirs.isListSchema() ? theirs.getValueSchema() : theirs;
        const kept = items.map((it) => this.prune(targetOf(schema.member), item, it, omitted));
        return kept.filter((it) => it !== undefined);
      }
      case "map": {
        const entries = Object.entries(value as object).map(([key, item]) => {
          return [key, this.prune(targetOf(schema.value), theirs.getValueSchema(), item, omitted)] as const;
        });
        return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
      }
      default:
        return value;
    }
  }

  #structure(
    schema: StructureSchema | UnionSchema,
    theirs: NormalizedSchema,
    value: object,
    omitted: ReadonlySet<string> | undefined,
  ): unknown {
    const known = this.#membersOf(theirs);
    const kept: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(value)) {
      const member = schema.members[name];
      if (member === undefined) {
        // The client's own, such as ExpiresString.
        setMember(kept, name, part);
        continue;
      }
      const theirMember = Object.hasOwn(known, name) ? known[name] : undefined;
      const pruned = this.#member(`${nameOf(schema.id)}$${name}`, member, theirMember, part, omitted);
      if (pruned !== undefined) setMember(kept, name, pruned);
      else if (member.required || schema.type === "union") return undefined;
    }
    return kept;
  }

  #member(
    name: string,
    member: MemberSchema,
    theirs: NormalizedSchema | undefined,
    part: unknown,
    omitted: ReadonlySet<string> | undefined,
  ): unknown {
    if (omitted?.has(name) || omitted?.has(`*${name.slice(name.indexOf("$"))}`)) return undefined;
    if (theirs !== undefined) return this.prune(targetOf(member), theirs, part, omitted);
    this.unknown.add(name);
    return undefined;
  }

  /** The client makes them anew at every call. */
  #membersOf(theirs: NormalizedSchema): Members {
    const schema: unknown = theirs.getSchema();
    if (typeof schema !== "object" || schema === null) return {};
    let members = this.#members.get(schema);
    if (members === undefined) {
      members = theirs.isStructSchema() ? Object.fromEntries(theirs.structIterator()) : {};
      this.#members.set(schema, members);
    }
    return members;
  }
}
