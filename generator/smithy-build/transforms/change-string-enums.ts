/** `changeStringEnumsToEnumShapes`: strings with the legacy enum trait become enums. Those with names are enums since they were loaded. */
import { isIdentifier, memberId } from "../../model/shape-id.js";
import type { EnumShape, MemberShape, Node, Shape, SimpleShape } from "../../model/shapes.js";
import type { EnumDefinitionValue } from "../../model/traits.js";
import { traitOf } from "../../model/traits.js";
import { rebuiltModel } from "../../transform/rebuild.js";
import type { Transform } from "../transform.js";
import { projected } from "../transform.js";

export const changeStringEnumsToEnumShapes: Transform = {
  arguments: { synthesizeNames: { kind: "boolean" } },
  apply: (model, args) => {
    if (args["synthesizeNames"] !== true) return projected(model);
    return projected(rebuiltModel(model, (shape) => (shape.type === "string" ? enumOf(shape) : shape)));
  },
};

/** The string as it is when a value cannot be made into a name, or two make the same. */
function enumOf(shape: SimpleShape): Shape {
  const definitions = traitOf(shape, "smithy.api#enum");
  if (definitions === undefined) return shape;
  const members = new Map<string, MemberShape>();
  for (const definition of definitions) {
    const name = definition.name ?? synthesizedName(definition.value);
    if (name === undefined || !isIdentifier(name) || members.has(name)) return shape;
    members.set(name, memberOf(shape, name, definition));
  }
  const traits = new Map([...shape.traits].filter(([id]) => id !== "smithy.api#enum"));
  const changed: EnumShape = { ...shape, type: "enum", traits, members };
  return changed;
}

/** What stands between words becomes `_`; a value with anything else, or one that begins with a digit, has no name. */
function synthesizedName(value: string): string | undefined {
  if (!/^[A-Za-z_.:/\s-][\w.:/\s-]*$/.test(value)) return undefined;
  return value.replace(/[-.:/\s]+/g, "_");
}

function memberOf(shape: SimpleShape, name: string, definition: EnumDefinitionValue): MemberShape {
  const { value, documentation, tags = [], deprecated } = definition;
  const traits = new Map<string, Node>([["smithy.api#enumValue", value]]);
  if (documentation !== undefined) traits.set("smithy.api#documentation", documentation);
  if (tags.length > 0) traits.set("smithy.api#tags", tags);
  if (deprecated === true) traits.set("smithy.api#deprecated", {});
  if (tags.includes("internal")) traits.set("smithy.api#internal", {});
  const { id: container, source } = shape;
  return Object.freeze({
    id: memberId(container, name),
    type: "member",
    name,
    container,
    target: "smithy.api#Unit",
    traits,
    source,
  });
}
