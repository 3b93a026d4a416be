/** `makeIdempotencyTokensClientOptional`: callers may leave out required members that a client fills in. */
import { hasTrait } from "../../model/traits.js";
import { rebuiltModel } from "../../transform/rebuild.js";
import { withMembers } from "../change-members.js";
import type { Transform } from "../transform.js";
import { projected } from "../transform.js";

export const makeIdempotencyTokensClientOptional: Transform = {
  arguments: {},
  apply: (model) =>
    projected(
      rebuiltModel(model, (shape) =>
        withMembers(shape, (member) => {
          const isToken = hasTrait(member, "smithy.api#idempotencyToken") && hasTrait(member, "smithy.api#required");
          if (!isToken || hasTrait(member, "smithy.api#clientOptional")) return member;
          return { ...member, traits: new Map([...member.traits, ["smithy.api#clientOptional", {}]]) };
        }),
      ),
    ),
};
