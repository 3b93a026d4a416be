/** `AddedTraitDefinition`, `RemovedTraitDefinition`: shapes that are traits. */
import { finding, lost } from "../event.js";
import type { Evaluator } from "../evaluator.js";

const definition = "smithy.api#trait";

export const addedTraitDefinition: Evaluator = {
  name: "AddedTraitDefinition",
  events: [{ id: "AddedTraitDefinition", severity: "NOTE", when: "A shape was added that defines a trait." }],
  evaluate: ({ added }) =>
    added
      .filter(({ traits }) => traits.has(definition))
      .map((shape) => finding("NOTE", "AddedTraitDefinition", shape, `The trait ${shape.id} was added.`)),
};

export const removedTraitDefinition: Evaluator = {
  name: "RemovedTraitDefinition",
  events: [{ id: "RemovedTraitDefinition", severity: "ERROR", when: "A shape was removed that defines a trait." }],
  evaluate: ({ removed }) =>
    removed
      .filter(({ traits }) => traits.has(definition))
      .map((shape) => lost("ERROR", "RemovedTraitDefinition", shape, `The trait ${shape.id} was removed.`)),
};
