/** The members of an enum, an intEnum, or a string with the legacy `@enum` trait. */
import type { Node, Shape, Traits } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";

export interface EnumMember<Value extends string | number = string | number> {
  readonly name: string;
  readonly value: Value;
  /** Left out of messages (test RestJsonMalformedEnumString: a tag alone does not count, but in the legacy trait). */
  readonly internal: boolean;
  readonly traits: Traits;
}

/** Members in model order; none for other shapes. */
export function enumMembersOf(shape: Shape): readonly EnumMember[] {
  if (shape.type === "enum" || shape.type === "intEnum") {
    return [...shape.members.values()].map((member) => ({
      name: member.name,
      value: traitOf(member, "smithy.api#enumValue") ?? member.name,
      internal: hasTrait(member, "smithy.api#internal"),
      traits: member.traits,
    }));
  }
  return legacyMembersOf(shape);
}

/** A definition without a name is named after its value. Smithy 1.0 specification, `enum` trait. */
function legacyMembersOf(shape: Shape): readonly EnumMember[] {
  return (traitOf(shape, "smithy.api#enum") ?? []).map((definition) => ({
    name: definition.name ?? nameFromValue(definition.value),
    value: definition.value,
    internal: isInternal(definition.tags),
    traits: new Map<string, Node>([
      ...(definition.documentation === undefined
        ? []
        : [["smithy.api#documentation", definition.documentation] as const]),
      ...(definition.deprecated === true ? [["smithy.api#deprecated", {}] as const] : []),
    ]),
  }));
}

function isInternal(tags: readonly string[] | undefined): boolean {
  return tags?.includes("internal") === true;
}

function nameFromValue(value: string): string {
  const name = value.replaceAll(/[^A-Za-z0-9]+/g, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}
