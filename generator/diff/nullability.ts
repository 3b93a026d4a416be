/** Whether a member may be absent for a client, as the official comparison counts it (Smithy 2.0, "Optionality"). */
import { isArray, isObject } from "../model/node.js";
import type { MemberShape, Model, Node } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";

/** Clients honour `clientOptional` and `input`; a default other than null makes a value always present. */
export function isNullable(model: Model, member: MemberShape): boolean {
  const container = model.shape(member.container);
  switch (container?.type) {
    case "structure": {
      if (hasTrait(member, "smithy.api#clientOptional") || hasTrait(container, "smithy.api#input")) return true;
      const value = member.traits.get("smithy.api#default");
      return value === undefined ? !hasTrait(member, "smithy.api#required") : value === null;
    }
    case "list":
      return container.isSet !== true && hasTrait(container, "smithy.api#sparse");
    case "map":
      return member.name !== "key" && hasTrait(container, "smithy.api#sparse");
    default:
      return false;
  }
}

const numbers: ReadonlySet<string> = new Set(["byte", "short", "integer", "intEnum", "long", "float", "double"]);

/** Whether the value is what Smithy 1.0 had as the default of shapes of the type. */
export function isZeroValue(value: Node, type: string): boolean {
  if (isArray(value) || isObject(value)) return false;
  return type === "boolean" ? value === false : numbers.has(type) && value === 0;
}
