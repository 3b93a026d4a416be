/** The name of every shape's declarations, handed out once, in one order, before anything refers to them. */
import type { Closure } from "../knowledge/closure.js";
import { errorFactsOf } from "../knowledge/error-facts.js";
import type { Shape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import { kebabCase, Names, pascalCase, sdkFolder, typeName } from "./names.js";
import { runtimeNames } from "./runtime-names.js";
import type { ServiceNames } from "./service-plan.js";

/** What a data shape becomes in TypeScript. */
export type Role = "structure" | "union" | "error" | "enum" | "inline";

export interface Symbols {
  readonly service: ServiceNames;
  readonly serviceName: string;
  readonly folder: string;
  /** The type's name; of shapes that are written inline, only their shape name. */
  readonly typeOf: ReadonlyMap<ShapeId, string>;
  readonly schemaOf: ReadonlyMap<ShapeId, string>;
  readonly checkOf: ReadonlyMap<ShapeId, string>;
  readonly operationOf: ReadonlyMap<ShapeId, string>;
  readonly names: Names;
}

/** What the shape becomes. A string with the legacy `@enum` trait is an enum too. */
export function roleOf(shape: Shape): Role {
  if (shape.type === "structure") return errorFactsOf(shape) === undefined ? "structure" : "error";
  if (shape.type === "union") return "union";
  if (shape.type === "enum" || shape.type === "intEnum") return "enum";
  return shape.type === "string" && hasTrait(shape, "smithy.api#enum") ? "enum" : "inline";
}

/** The name of the shape in this service: `rename` wins. */
export function shapeName(closure: Closure, id: ShapeId): string {
  return closure.service.rename.get(id) ?? id.slice(id.indexOf("#") + 1);
}

/** Hands out all names of a service. */
export function symbolsOf(closure: Closure): Symbols {
  const names = new Names(runtimeNames);
  const sdkId = traitOf(closure.service, "aws.api#service")?.sdkId;
  const ownName = shapeName(closure, closure.service.id);
  const serviceName = pascalCase(sdkId ?? ownName);
  const typeOf = new Map<ShapeId, string>();
  for (const shape of closure.shapes) {
    if (roleOf(shape) !== "inline") typeOf.set(shape.id, names.take(typeName(shapeName(closure, shape.id))));
  }
  const operationOf = new Map<ShapeId, string>();
  for (const { id } of closure.operations) {
    operationOf.set(id, names.take(typeName(shapeName(closure, id)), "Operation"));
  }
  const schemaOf = new Map<ShapeId, string>();
  const checkOf = new Map<ShapeId, string>();
  for (const { id } of closure.shapes) {
    const base = typeOf.get(id) ?? typeName(shapeName(closure, id));
    schemaOf.set(id, names.take(`${base}Schema`, "_"));
    checkOf.set(id, names.take(`check${base}`, "_"));
  }
  return {
    service: {
      service: names.take(`${serviceName}Service`, "_"),
      operations: names.take(`${serviceName}Operations`, "_"),
      handlers: names.take(`${serviceName}Handlers`, "_"),
      createMock: names.take(`create${serviceName}Mock`, "_"),
      errorBase: names.take(`${serviceName}Error`, "Base"),
    },
    serviceName,
    folder: sdkId === undefined ? kebabCase(ownName) : sdkFolder(sdkId),
    typeOf,
    schemaOf,
    checkOf,
    operationOf,
    names,
  };
}
