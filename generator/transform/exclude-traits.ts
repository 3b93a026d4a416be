/** Leaves out everything that carries one of the traits of the filter `exclude`, and what would refer to it. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closureOf } from "../knowledge/closure.js";
import { paginationOf } from "../knowledge/pagination.js";
import { servicesOf } from "../model/services.js";
import type { MemberShape, Model, OperationShape, Shape, ShapeId } from "../model/shapes.js";
import { hasTrait } from "../model/traits.js";
import type { Exclusion } from "./exclusion.js";
import { exclusionOf } from "./exclusion.js";
import { keepBindings } from "./keep-operations.js";
import { rebuiltModel } from "./rebuild.js";
import type { Step } from "./step.js";
import { unchanged } from "./step.js";
import { traitId, unknownTraits } from "./trait-names.js";

/** A required member that goes is said: requests without it are not what the service expects. */
export const excludeTraits: Step = (model, { filter = {} }) => {
  const { exclude = [] } = filter;
  if (exclude.length === 0) return unchanged(model);
  const exclusion = exclusionOf(model, exclude.map(traitId));
  const without = rebuiltModel(model, (shape) => remainderOf(shape, exclusion));
  const diagnostics = [...unknownTraits(model, "exclude", exclude), ...missingMembers(model, without)];
  return { model: withoutBrokenPages(without), diagnostics };
};

function remainderOf(shape: Shape, exclusion: Exclusion): Shape | undefined {
  if (exclusion.hasShape(shape.id)) return undefined;
  const stays = (id: ShapeId): boolean => !exclusion.hasShape(id);
  switch (shape.type) {
    case "structure":
    case "union":
    case "enum":
    case "intEnum": {
      const members = [...shape.members].filter(([, member]) => !exclusion.hasMember(member));
      return members.length === shape.members.size ? shape : { ...shape, members: new Map(members) };
    }
    case "operation":
      return shape.errors.every(stays) ? shape : { ...shape, errors: shape.errors.filter(stays) };
    default:
      return keepBindings(shape, stays);
  }
}

/** Required members that are gone from structures of which code is generated. */
function missingMembers(before: Model, after: Model): readonly Diagnostic[] {
  const shapes = new Map(
    servicesOf(after).flatMap((service) => closureOf(after, service).shapes.map((shape) => [shape.id, shape])),
  );
  return [...shapes.values()].flatMap((shape) => {
    const whole = before.shape(shape.id);
    if (whole?.type !== "structure" || shape.type !== "structure") return [];
    const gone = [...whole.members.values()].filter(({ name }) => !shape.members.has(name));
    return gone.filter((member) => hasTrait(member, "smithy.api#required")).map((member) => missing(before, member));
  });
}

function missing(model: Model, { id, source }: MemberShape): Diagnostic {
  const message = `The required member ${id} is left out by the filter exclude.`;
  return diagnostic("filter-required", message, { shapeId: id, location: model.locate(source) });
}

/** Without the `paginated` trait of operations whose tokens, items or page size are gone. */
function withoutBrokenPages(model: Model): Model {
  const broken = new Set<ShapeId>();
  for (const service of servicesOf(model)) {
    for (const operation of closureOf(model, service).operations) {
      const pagination = paginationOf(service, operation);
      if (pagination !== undefined && !hasAll(model, operation, pagination)) broken.add(operation.id);
    }
  }
  if (broken.size === 0) return model;
  return rebuiltModel(model, (shape) => {
    if (!broken.has(shape.id)) return shape;
    return { ...shape, traits: new Map([...shape.traits].filter(([id]) => id !== "smithy.api#paginated")) };
  });
}

function hasAll(
  model: Model,
  { input, output }: OperationShape,
  { inputToken, outputToken, items, pageSize }: NonNullable<ReturnType<typeof paginationOf>>,
): boolean {
  const has = (id: ShapeId, path: string | undefined): boolean => {
    const shape = model.shape(id);
    const [first = ""] = path?.split(".") ?? [];
    return path === undefined || (shape?.type === "structure" && shape.members.has(first));
  };
  return has(input, inputToken) && has(input, pageSize) && has(output, outputToken) && has(output, items);
}
