/** The name of every shape's declarations, handed out once, in one order, before anything refers to them. */
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { Closure } from "../knowledge/closure.js";
import { errorFactsOf } from "../knowledge/error-facts.js";
import type { Shape, ShapeId } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import type { NamingHooks } from "../options.js";
import { kebabCase, Names, pascalCase, sdkFolder, typeName } from "./names.js";
import { Renamer } from "./renamer.js";
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
  /** What a hook gave and could not be used. */
  readonly diagnostics: readonly Diagnostic[];
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

/** Hands out all names of a service; those that `rename` gives are reported where they cannot be used. */
export function symbolsOf(
  closure: Closure,
  rename?: NamingHooks["renameSymbol"],
  locate: (id: ShapeId) => Location | undefined = () => undefined,
): Symbols {
  const names = new Names(runtimeNames);
  const renamer = new Renamer(names, rename, locate);
  const sdkId = traitOf(closure.service, "aws.api#service")?.sdkId;
  const ownName = shapeName(closure, closure.service.id);
  const serviceName = pascalCase(sdkId ?? ownName);
  const typeOf = new Map<ShapeId, string>();
  for (const shape of closure.shapes) {
    const kind = roleOf(shape);
    if (kind === "inline") continue;
    typeOf.set(shape.id, renamer.take(typeName(shapeName(closure, shape.id)), { shapeId: shape.id, kind }));
  }
  const operationOf = new Map<ShapeId, string>();
  for (const { id } of closure.operations) {
    const natural = typeName(shapeName(closure, id));
    operationOf.set(id, renamer.take(natural, { shapeId: id, kind: "operation" }, "Operation"));
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
      mockOperations: names.take(`${serviceName}MockOperations`, "_"),
      mock: names.take(`${serviceName}Mock`, "_"),
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
    diagnostics: renamer.diagnostics,
  };
}
