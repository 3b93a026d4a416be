/** Members that became sensitive, and those that no longer are: never suppressed, because logs and redaction go by it. */
import { isSensitiveMember } from "../knowledge/sensitivity.js";
import type { Model, ShapeId } from "../model/shapes.js";

export interface SensitivityChange {
  readonly shapeId: ShapeId;
  readonly change: "gained" | "lost";
}

/** Members of structures and unions that both models have, by id; what counts is what they hold, not where the trait stands. */
export function sensitivityChanges(oldModel: Model, newModel: Model): readonly SensitivityChange[] {
  const changes: SensitivityChange[] = [];
  for (const shape of newModel.shapes.values()) {
    const old = oldModel.shapes.get(shape.id);
    if ((shape.type !== "structure" && shape.type !== "union") || old?.type !== shape.type) continue;
    for (const member of shape.members.values()) {
      const before = old.members.get(member.name);
      if (before === undefined) continue;
      const [was, is] = [isSensitiveMember(oldModel, before), isSensitiveMember(newModel, member)];
      if (was !== is) changes.push({ shapeId: member.id, change: is ? "gained" : "lost" });
    }
  }
  return changes;
}
