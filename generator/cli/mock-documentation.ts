/** What a model says of its service in words, for the control API: plain text, without markup. */
import type { ControlDocumentation } from "../../runtime/mock/index.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";
import type { Model } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";
import { plainText } from "./plain-text.js";

/** As wide as any text; whoever shows it breaks the lines. */
const width = 1_000_000;

/** The documentation of the service and of its operations. The latter is read when somebody asks for it: most mocks never are. */
export function documentationOf(model: Model, service: ServiceSchema): ControlDocumentation {
  const own = textOf(model, service.id);
  let operations: Readonly<Record<string, string>> | undefined;
  return Object.defineProperty(own === undefined ? {} : { service: own }, "operations", {
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

function textOf(model: Model, id: string): string | undefined {
  const shape = model.shapes.get(id);
  const text = shape === undefined ? undefined : traitOf(shape, "smithy.api#documentation");
  return text === undefined ? undefined : plainText(text, width).join("\n");
}
