/** Leaves only the operations that the filters `operations`, `tags` and `include` name; the rest is bound nowhere. */
import { operationsOf } from "../knowledge/closure.js";
import { servicesOf } from "../model/services.js";
import type { OperationShape, ShapeId } from "../model/shapes.js";
import { traitOf } from "../model/traits.js";
import type { Filter } from "../options.js";
import { isMeant } from "./glob.js";
import { keepBindings } from "./keep-operations.js";
import { rebuiltModel } from "./rebuild.js";
import type { Step } from "./step.js";
import { unchanged } from "./step.js";
import { traitId, unknownTraits } from "./trait-names.js";
import { unmatchedNames } from "./unmatched.js";

/** An operation stays when it passes each of the filters that are given. */
export const selectOperations: Step = (model, { filter = {} }) => {
  if (filter.operations === undefined && filter.tags === undefined && filter.include === undefined) {
    return unchanged(model);
  }
  const operations = new Map(
    servicesOf(model).flatMap((service) => operationsOf(model, service).map((operation) => [operation.id, operation])),
  );
  const passes = passing(filter);
  const stays = (id: ShapeId): boolean => {
    const operation = operations.get(id);
    return operation === undefined || passes(operation);
  };
  const all = [...operations.values()];
  return {
    model: rebuiltModel(model, (shape) => keepBindings(shape, stays)),
    diagnostics: [
      ...unmatchedNames(model, "operations", filter.operations ?? [], [...operations.keys()], isMeant),
      ...unmatchedNames(model, "tags", filter.tags ?? [], tagsOf(all), (name, tag) => name === tag),
      ...unknownTraits(model, "include", filter.include ?? []),
    ],
  };
};

function passing({ operations, tags, include }: Filter): (operation: OperationShape) => boolean {
  const traits = include?.map(traitId);
  return (operation) =>
    (operations === undefined || operations.some((pattern) => isMeant(pattern, operation.id))) &&
    (tags === undefined || tagsOf([operation]).some((tag) => tags.includes(tag))) &&
    (traits === undefined || traits.some((id) => operation.traits.has(id)));
}

function tagsOf(operations: readonly OperationShape[]): readonly string[] {
  return [...new Set(operations.flatMap((operation) => traitOf(operation, "smithy.api#tags") ?? []))];
}
