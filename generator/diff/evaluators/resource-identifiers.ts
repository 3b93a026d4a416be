/** `ChangedResourceIdentifiers`: what tells the instances of a resource apart. */
import { changesOf } from "../differences.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const changedResourceIdentifiers: Evaluator = {
  name: "ChangedResourceIdentifiers",
  events: [{ id: "ChangedResourceIdentifiers", severity: "ERROR", when: "A resource has other identifiers." }],
  evaluate: (differences) =>
    changesOf(differences, "resource").flatMap(({ old, now }) => {
      const [from, to] = [old.shape.identifiers, now.shape.identifiers];
      if (from.size === to.size && [...from].every(([name, target]) => to.get(name) === target)) return [];
      const message = `The identifiers of the resource ${now.id} changed from ${listed(from)} to ${listed(to)}.`;
      return [finding("ERROR", "ChangedResourceIdentifiers", now, message)];
    }),
};

function listed(identifiers: ReadonlyMap<string, string>): string {
  return identifiers.size === 0 ? "none" : [...identifiers].map(([name, target]) => `${name} (${target})`).join(", ");
}
