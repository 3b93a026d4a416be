/** The facts of a service of a model, under the names that clients give them. */
import { closureOf } from "../knowledge/closure.js";
import { unitId } from "../model/prelude-shapes.js";
import { nameOf } from "../model/shape-id.js";
import type { EnumShape, Model, ServiceShape, Shape, ShapeId, StructureShape, UnionShape } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import type { Facts, MemberFacts, OperationFacts, Sensitivity, StructureFacts } from "./facts.js";
import { mapSensitivity } from "./sensitivity.js";

/** Of everything that the service reaches. */
export function modelFacts(model: Model, service: ServiceShape): Facts {
  const name = (id: ShapeId): string => service.rename.get(id) ?? nameOf(id);
  const structureName = (id: ShapeId): string | undefined => (id === unitId ? undefined : name(id));
  const { operations, shapes } = closureOf(model, service);
  const structures = new Map<string, StructureFacts>();
  const enums = new Map<string, ReadonlySet<string>>();
  for (const shape of shapes) {
    if (shape.type === "structure" || shape.type === "union") structures.set(name(shape.id), structureOf(model, shape));
    if (shape.type === "enum") enums.set(name(shape.id), valuesOf(shape));
  }
  return {
    operations: new Map(
      operations.map(({ id, input, output, errors }): [string, OperationFacts] => {
        const all = new Set([...errors, ...service.errors].map(name));
        return [name(id), { input: structureName(input), output: structureName(output), errors: all }];
      }),
    ),
    structures,
    enums,
  };
}

function structureOf(model: Model, shape: StructureShape | UnionShape): StructureFacts {
  const fault = traitOf(shape, "smithy.api#error");
  const members = [...shape.members].map(([name, member]): [string, MemberFacts] => {
    const isRequired = shape.type === "structure" && hasTrait(member, "smithy.api#required");
    return [name, { isRequired, sensitive: sensitivityOf(model, member.target, 0) }];
  });
  return {
    kind: shape.type === "union" ? "union" : fault === undefined ? "structure" : "error",
    ...(fault === undefined ? {} : { fault }),
    isSensitive: hasTrait(shape, "smithy.api#sensitive"),
    members: new Map(members),
  };
}

/** Lists of lists end; lists that hold themselves are cut off. */
const deepest = 20;

function sensitivityOf(model: Model, id: ShapeId, depth: number): Sensitivity {
  const shape: Shape | undefined = model.shape(id);
  if (shape === undefined || shape.type === "structure" || shape.type === "union" || depth > deepest) return "nothing";
  if (hasTrait(shape, "smithy.api#sensitive")) return "value";
  const of = (target: ShapeId): Sensitivity => sensitivityOf(model, target, depth + 1);
  if (shape.type === "list") return of(shape.member.target) === "nothing" ? "nothing" : "elements";
  return shape.type === "map" ? mapSensitivity(of(shape.key.target), of(shape.value.target)) : "nothing";
}

function valuesOf({ members }: EnumShape): ReadonlySet<string> {
  return new Set([...members.values()].map((member) => String(traitOf(member, "smithy.api#enumValue") ?? member.name)));
}
