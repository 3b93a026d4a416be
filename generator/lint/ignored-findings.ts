/** Traits of members that have no effect where the members are: bindings of HTTP, and idempotency tokens. */
import type { AnyShape } from "../model/selector/neighbors.js";
import { membersOf } from "../model/members.js";
import type { MemberShape, Model, ShapeId } from "../model/shapes.js";
import type { RuleEvent } from "../model/rules/rule.js";

type Place = "input" | "output" | "nested";

/** By trait: where it has an effect, and what the official event is called. */
const effects: readonly (readonly [trait: ShapeId, event: string, places: readonly Place[]])[] = [
  ...["httpLabel", "httpQuery", "httpQueryParams"].map(
    (name) => [`smithy.api#${name}`, "HttpBindingTraitIgnored.Input", ["input"]] as const,
  ),
  ["smithy.api#httpResponseCode", "HttpBindingTraitIgnored.Output", ["output"]],
  ...["httpHeader", "httpPrefixHeaders", "httpPayload"].map(
    (name) => [`smithy.api#${name}`, "HttpBindingTraitIgnored.TopLevel", ["input", "output"]] as const,
  ),
  ["smithy.api#idempotencyToken", "IdempotencyTokenIgnored", ["input"]],
];

const words: Readonly<Record<Place, string>> = {
  input: "in an input",
  output: "in an output or error",
  nested: "below another shape",
};

export function* ignoredFindings(model: Model): Iterable<RuleEvent> {
  let places: ReadonlyMap<ShapeId, ReadonlySet<Place>> | undefined;
  for (const shape of model.shapes.values()) {
    if (shape.type !== "structure") continue;
    for (const member of shape.members.values()) {
      if (member.traits.size === 0) continue;
      for (const [trait, event, effective] of effects) {
        if (!member.traits.has(trait)) continue;
        places ??= placesIn(model);
        const ignored = [...(places.get(shape.id) ?? [])].filter((place) => !effective.includes(place));
        if (ignored.length > 0) yield { event, shape: member, message: messageOf(trait, ignored) };
      }
    }
  }
}

function messageOf(trait: ShapeId, ignored: readonly Place[]): string {
  const name = trait.slice(trait.indexOf("#") + 1);
  return `The trait ${name} has no effect ${ignored.map((place) => words[place]).join(" and ")}, where this member is.`;
}

/** Where each structure is used. */
function placesIn(model: Model): ReadonlyMap<ShapeId, ReadonlySet<Place>> {
  const places = new Map<ShapeId, Set<Place>>();
  const add = (id: ShapeId, place: Place): void => {
    const known = places.get(id);
    if (known === undefined) places.set(id, new Set([place]));
    else known.add(place);
  };
  for (const shape of model.shapes.values()) {
    if (shape.type === "operation") {
      add(shape.input, "input");
      add(shape.output, "output");
    }
    if (shape.traits.has("smithy.api#error")) add(shape.id, "output");
    for (const { target } of nestedIn(model, shape)) add(target, "nested");
  }
  return places;
}

/** The members of a shape, without events of a stream: those are messages of their own. */
function nestedIn(model: Model, shape: AnyShape): readonly MemberShape[] {
  if (shape.type === "member" || shape.traits.has("smithy.api#streaming")) return [];
  return membersOf(shape).filter(({ target }) => model.shape(target)?.type === "structure");
}
