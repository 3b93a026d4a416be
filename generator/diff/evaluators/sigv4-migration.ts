/** `SigV4Migration`: a service or operation that prefers another version of AWS signatures. */
import { operationsOf } from "../../knowledge/closure.js";
import { servicesOf } from "../../model/services.js";
import type { ServiceShape, ShapeId } from "../../model/shapes.js";
import type { Compared } from "../compared.js";
import type { Differences } from "../differences.js";
import { changesOf } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";
import { effectiveAuth } from "./effective-auth.js";
import { migrationOf } from "./sigv4-order.js";

export const sigV4Migration: Evaluator = {
  name: "SigV4Migration",
  events: [
    {
      id: "SigV4Migration",
      severity: "DANGER",
      when:
        "Of the authentication schemes in effect for a service or an operation, SigV4 was replaced by SigV4A or the other way " +
        "round, or the one came to stand before the other.",
    },
  ],
  evaluate: (differences) => [...ofServices(differences), ...ofOperations(differences)],
};

function ofServices(differences: Differences): readonly Finding[] {
  const { oldModel, newModel } = differences;
  return changesOf(differences, "service").flatMap(({ old, now }) =>
    migration(now, effectiveAuth(oldModel, old.shape), effectiveAuth(newModel, now.shape)),
  );
}

function ofOperations(differences: Differences): readonly Finding[] {
  const { oldModel, newModel } = differences;
  const changes = changesOf(differences, "operation");
  if (changes.length === 0) return [];
  const owners = ownersOf(differences);
  return changes.flatMap(({ old, now }) =>
    (owners.get(now.id) ?? []).flatMap((service) => {
      const before = oldModel.shape(service.id);
      if (before?.type !== "service") return [];
      return migration(now, effectiveAuth(oldModel, before, old.shape), effectiveAuth(newModel, service, now.shape));
    }),
  );
}

/** The services of the new model by the operations in them. */
function ownersOf({ newModel }: Differences): ReadonlyMap<ShapeId, readonly ServiceShape[]> {
  const owners = new Map<ShapeId, ServiceShape[]>();
  for (const service of servicesOf(newModel)) {
    for (const { id } of operationsOf(newModel, service)) {
      const known = owners.get(id);
      if (known === undefined) owners.set(id, [service]);
      else known.push(service);
    }
  }
  return owners;
}

function migration(about: Compared, old: readonly ShapeId[], now: readonly ShapeId[]): readonly Finding[] {
  const what = migrationOf(old, now);
  if (what === undefined) return [];
  return [finding("DANGER", "SigV4Migration", about, `In the authentication schemes of ${about.id}, ${what}.`)];
}
