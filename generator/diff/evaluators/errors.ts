/** `AddedOperationError`, `RemovedOperationError`, `AddedServiceError`, `RemovedServiceError`: which errors may come. */
import { nameOf } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shapes.js";
import type { Compared } from "../compared.js";
import { changesOf } from "../differences.js";
import type { Finding } from "../event.js";
import { finding } from "../event.js";
import type { Evaluator } from "../evaluator.js";

interface Failing {
  readonly shape: { readonly errors: readonly ShapeId[] };
}
interface FailingChange {
  readonly old: Failing;
  readonly now: Failing & Compared;
}
interface Errors {
  readonly from: readonly ShapeId[];
  readonly to: readonly ShapeId[];
}

/** One finding for each error that stands in `to` and not in `from`. */
function news(
  { now }: FailingChange,
  { from, to }: Errors,
  idOf: (error: ShapeId) => string,
  what: string,
): readonly Finding[] {
  const known = new Set(from);
  return [...new Set(to)]
    .filter((id) => !known.has(id))
    .map((id) => finding("WARNING", idOf(id), now, `The error ${id} was ${what} the ${now.type} ${now.id}.`));
}

const forward = ({ old, now }: FailingChange): Errors => ({ from: old.shape.errors, to: now.shape.errors });
const backward = ({ old, now }: FailingChange): Errors => ({ from: now.shape.errors, to: old.shape.errors });

export const addedOperationError: Evaluator = {
  name: "AddedOperationError",
  events: [
    { id: "AddedOperationError.{name}", severity: "WARNING", when: "An operation can fail with a further error." },
  ],
  evaluate: (differences) =>
    changesOf(differences, "operation").flatMap((change) =>
      news(change, forward(change), (id) => `AddedOperationError.${nameOf(id)}`, "added to"),
    ),
};

export const removedOperationError: Evaluator = {
  name: "RemovedOperationError",
  events: [
    { id: "RemovedOperationError.{name}", severity: "WARNING", when: "An operation no longer fails with an error." },
  ],
  evaluate: (differences) =>
    changesOf(differences, "operation").flatMap((change) =>
      news(change, backward(change), (id) => `RemovedOperationError.${nameOf(id)}`, "removed from"),
    ),
};

export const addedServiceError: Evaluator = {
  name: "AddedServiceError",
  events: [
    {
      id: "AddedServiceError",
      severity: "WARNING",
      when: "Every operation of a service can fail with a further error.",
    },
  ],
  evaluate: (differences) =>
    changesOf(differences, "service").flatMap((change) =>
      news(change, forward(change), () => "AddedServiceError", "added to"),
    ),
};

export const removedServiceError: Evaluator = {
  name: "RemovedServiceError",
  events: [
    {
      id: "RemovedServiceError",
      severity: "WARNING",
      when: "A service no longer has an error for all its operations.",
    },
  ],
  evaluate: (differences) =>
    changesOf(differences, "service").flatMap((change) =>
      news(change, backward(change), () => "RemovedServiceError", "removed from"),
    ),
};
