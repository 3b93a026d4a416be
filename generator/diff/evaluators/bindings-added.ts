/** `AddedEntityBinding`: operations and resources that a service or resource newly binds. */
import { nameOf } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shapes.js";
import type { TypedChange } from "../differences.js";
import { changesOf } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

export const addedEntityBinding: Evaluator = {
  name: "AddedEntityBinding",
  events: ["Operation", "Resource"].flatMap((child) =>
    ["Service", "Resource"].map((parent) => ({
      id: `Added${child}Binding.To${parent}.{name}`,
      severity: "NOTE" as const,
      when: `A ${parent.toLowerCase()} binds ${child === "Operation" ? "an operation" : "a resource"} that it did not bind before.`,
    })),
  ),
  evaluate: (differences) =>
    changesOf(differences, "service", "resource").flatMap((change) => [
      ...added(change, "Operation", "operations"),
      ...added(change, "Resource", "resources"),
    ]),
};

function added(
  { old, now }: TypedChange<"service" | "resource">,
  child: string,
  key: "operations" | "resources",
): readonly Finding[] {
  const before = new Set<ShapeId>(old.shape[key]);
  const parent = now.type === "resource" ? "Resource" : "Service";
  return [...new Set(now.shape[key])]
    .filter((id) => !before.has(id))
    .map((id) => {
      const message = `The ${now.type} ${now.id} binds the ${child.toLowerCase()} ${id} now.`;
      return finding("NOTE", `Added${child}Binding.To${parent}.${nameOf(id)}`, now, message);
    });
}
