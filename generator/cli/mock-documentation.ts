/** What a model says of its service in words, for the control API: plain text, without markup. */
import type { ControlDocumentation } from "../../runtime/mock/index.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import type { MemberShape, Model, Shape } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { plainText } from "./plain-text.js";

/** As wide as any text; whoever shows it breaks the lines. */
const width = 1_000_000;

/** The documentation of the service and of its operations. The latter is read when somebody asks for it: most mocks never are. */
export function documentationOf(model: Model, service: ServiceSchema): ControlDocumentation {
  const own = textOf(model, service.id);
  let operations: Readonly<Record<string, string>> | undefined;
  const words = {
    ...(own !== undefined && { service: own }),
    shape: (id: string) => wordsOn(model, id),
    isDeprecated: (id: string) => {
      const shape = shapeAt(model, id);
      return shape !== undefined && hasTrait(shape, "smithy.api#deprecated");
    },
  };
  return Object.defineProperty(words, "operations", {
    get: () => (operations ??= operationTexts(model, service)),
    enumerable: true,
  });
}

function operationTexts(model: Model, service: ServiceSchema): Readonly<Record<string, string>> {
  const texts = Object.values(service.operations).flatMap(({ id, name }): [string, string][] => {
    const text = textOf(model, id);
    return text === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(texts);
}

/** A member that says nothing of itself says what its target does. */
function wordsOn(model: Model, id: string): string | undefined {
  const target = model.member(id)?.target;
  return textOf(model, id) ?? (target === undefined ? undefined : textOf(model, target));
}

function shapeAt(model: Model, id: string): Shape | MemberShape | undefined {
  return model.member(id) ?? model.shape(id);
}

function textOf(model: Model, id: string): string | undefined {
  const shape = shapeAt(model, id);
  const text = shape === undefined ? undefined : traitOf(shape, "smithy.api#documentation");
  return text === undefined ? undefined : plainText(text, width).join("\n");
}
