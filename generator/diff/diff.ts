/** Two models to everything that is worth knowing of their differences: events, TypeScript, operations, sensitivity. Pure. */
import type { Model, ShapeId } from "../model/shapes.js";
import { affectedOperations } from "./affected-operations.js";
import type { DiffEvent } from "./event.js";
import { diffEvents } from "./events.js";
import { isDocumentation } from "./is-documentation.js";
import type { SensitivityChange } from "./sensitivity-changes.js";
import { sensitivityChanges } from "./sensitivity-changes.js";
import type { Bump, ServiceImpact } from "./typescript/impact.js";
import { bumpOf, impactOf } from "./typescript/impact.js";

export interface SensitiveMember extends SensitivityChange {
  /** Operations that reach the member, sorted by id. */
  readonly operations: readonly ShapeId[];
}

export interface ModelDiff {
  /** What the official comparison says, suppressed events among them; by event id and subject. */
  readonly events: readonly DiffEvent[];
  /** Members that became sensitive or no longer are, suppressed or not. */
  readonly sensitivity: readonly SensitiveMember[];
  /** What it means for the generated TypeScript, service by service. */
  readonly typescript: readonly ServiceImpact[];
  /** What the generated code's next version is, by its types alone. */
  readonly semver: Bump;
  /** Operations that an event or a member's sensitivity concerns, but for documentation and what is suppressed; sorted by id. */
  readonly operations: readonly ShapeId[];
  /** The operations that reach a shape or a member, in either model. */
  readonly operationsOf: (id: ShapeId) => readonly ShapeId[];
}

function isOfContract(event: DiffEvent): boolean {
  return event.severity !== "SUPPRESSED" && !isDocumentation(event);
}

/** Compares two models as loaded. Equal models give no events and `none`. */
export function diff(oldModel: Model, newModel: Model): ModelDiff {
  const operationsOf = affectedOperations([oldModel, newModel]);
  const events = diffEvents(oldModel, newModel);
  const typescript = impactOf(oldModel, newModel);
  const sensitivity = sensitivityChanges(oldModel, newModel).map((change) => {
    return { ...change, operations: operationsOf(change.shapeId) };
  });
  const subjects = new Set<ShapeId>();
  for (const { shapeId } of [...events.filter(isOfContract), ...sensitivity])
    if (shapeId !== null) subjects.add(shapeId);
  return {
    events,
    sensitivity,
    typescript,
    semver: bumpOf(typescript, events.length > 0),
    operations: [...new Set([...subjects].flatMap(operationsOf))].toSorted(),
    operationsOf,
  };
}
