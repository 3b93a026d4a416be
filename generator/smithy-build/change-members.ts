/** A shape with other members or other traits: the one place that knows which shapes keep members where. */
import { membersOf } from "../model/members.js";
import type { MemberShape, Model, Shape, Traits } from "../model/shapes.js";
import { rebuiltModel } from "../transform/rebuild.js";

/**
 * The shape with each of its members changed; undefined leaves a member out, which lists and maps do not let go of. The
 * same shape when nothing changed.
 */
export function withMembers(shape: Shape, change: (member: MemberShape) => MemberShape | undefined): Shape {
  const changed = membersOf(shape).map((member) => [member, change(member)] as const);
  if (changed.every(([before, after]) => before === after)) return shape;
  const of = (member: MemberShape): MemberShape => changed.find(([before]) => before === member)?.[1] ?? member;
  if (shape.type === "list") return { ...shape, member: of(shape.member) };
  if (shape.type === "map") return { ...shape, key: of(shape.key), value: of(shape.value) };
  if (!("members" in shape)) return shape;
  const kept = changed.flatMap(([, member]) =>
    member === undefined ? [] : [[member.name, Object.freeze(member)] as const],
  );
  return { ...shape, members: new Map(kept) };
}

/** The model with other traits on shapes and members; `change` gives the same traits back to leave them. */
export function withTraits(model: Model, change: (traits: Traits) => Traits): Model {
  return rebuiltModel(model, (shape) => {
    const traits = change(shape.traits);
    const whole = withMembers(shape, (member) => {
      const own = change(member.traits);
      return own === member.traits ? member : { ...member, traits: own };
    });
    return traits === shape.traits ? whole : { ...whole, traits };
  });
}

/** Traits without those that are named; the same ones when there are none of them. */
export function traitsWithout(traits: Traits, isGone: (id: string) => boolean): Traits {
  const kept = [...traits].filter(([id]) => !isGone(id));
  return kept.length === traits.size ? traits : new Map(kept);
}
