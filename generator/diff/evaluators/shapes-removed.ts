/** `RemovedShape`: a shape or member that the new model does not have. */
import type { Compared } from "../compared.js";
import { lost } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const removedShape: Evaluator = {
  name: "RemovedShape",
  events: [
    { id: "RemovedShape", severity: "ERROR", when: "A shape was removed, or a member of a shape that stays." },
    {
      id: "RemovedShape.ScalarShape",
      severity: "WARNING",
      when: "A shape of a simple type was removed whose name says nothing: any but enums and documents.",
    },
  ],
  evaluate: ({ removed, isThere }) =>
    removed
      .filter((shape) => !shape.traits.has("smithy.api#private"))
      .filter((shape) => shape.kind === "shape" || isThere(shape.shape.container))
      .map((shape) => {
        const message = `The ${shape.type} ${shape.id} was removed.`;
        return isScalar(shape)
          ? lost("WARNING", "RemovedShape.ScalarShape", shape, message)
          : lost("ERROR", "RemovedShape", shape, message);
      }),
};

const scalars: ReadonlySet<string> = new Set([
  "bigDecimal",
  "bigInteger",
  "blob",
  "boolean",
  "byte",
  "double",
  "float",
  "integer",
  "long",
  "short",
  "string",
  "timestamp",
]);

function isScalar({ type, traits }: Compared): boolean {
  return scalars.has(type) && !(type === "string" && traits.has("smithy.api#enum"));
}
