/** `RemovedEntityBinding`: operations and resources that a service or resource no longer binds. */
import { operationsOf } from "../../knowledge/closure.js";
import { nameOf } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shapes.js";
import type { Differences, TypedChange } from "../differences.js";
import { changesOf } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

type Parent = "service" | "resource";

export const removedEntityBinding: Evaluator = {
  name: "RemovedEntityBinding",
  events: [
    {
      id: "RemovedOperationBinding.FromService.{name}",
      severity: "ERROR",
      when: "A service no longer binds an operation, nor does any resource below it.",
    },
    {
      id: "RemovedOperationBinding.FromService.{name}",
      severity: "NOTE",
      when: "A service no longer binds an operation itself, and a resource below it does.",
    },
    {
      id: "RemovedOperationBinding.FromResource.{name}",
      severity: "ERROR",
      when: "A resource no longer binds an operation.",
    },
    {
      id: "RemovedResourceBinding.FromService.{name}",
      severity: "ERROR",
      when: "A service no longer binds a resource.",
    },
    {
      id: "RemovedResourceBinding.FromResource.{name}",
      severity: "ERROR",
      when: "A resource no longer binds a resource.",
    },
  ],
  evaluate: (differences) =>
    changesOf(differences, "service", "resource").flatMap((change) => [
      ...removedOperations(change, differences),
      ...removedFrom(change, "resources").map((id) => removed("Resource", change, id)),
    ]),
};

function removedOperations(change: TypedChange<Parent>, { newModel }: Differences): readonly Finding[] {
  const ids = removedFrom(change, "operations");
  const { shape } = change.now;
  if (ids.length === 0 || shape.type === "resource") return ids.map((id) => removed("Operation", change, id));
  const still = new Set(operationsOf(newModel, shape).map(({ id }) => id));
  return ids.map((id) => {
    if (!still.has(id)) return removed("Operation", change, id);
    const message = `The service ${shape.id} binds the operation ${id} through a resource now.`;
    return finding("NOTE", `RemovedOperationBinding.FromService.${nameOf(id)}`, change.now, message);
  });
}

function removedFrom({ old, now }: TypedChange<Parent>, key: "operations" | "resources"): readonly ShapeId[] {
  const after = new Set(now.shape[key]);
  return [...new Set(old.shape[key])].filter((id) => !after.has(id));
}

function removed(child: "Operation" | "Resource", { now }: TypedChange<Parent>, id: ShapeId): Finding {
  const parent = now.type === "resource" ? "Resource" : "Service";
  const message = `The ${now.type} ${now.id} no longer binds the ${child.toLowerCase()} ${id}.`;
  return finding("ERROR", `Removed${child}Binding.From${parent}.${nameOf(id)}`, now, message);
}
