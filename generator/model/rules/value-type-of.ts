/** The types that JMESPath expressions meet in values of a shape. */
import { anyType, booleanType, nullType, numberType, stringType, type ValueType } from "../../jmespath/value-type.js";
import type { Model, OperationShape, ShapeId } from "../shapes.js";

/** Members are looked up when they are asked for: shapes may be recursive. Keys of maps are not known. */
export function valueTypeOf(model: Model, id: ShapeId): ValueType {
  const shape = model.shape(id);
  switch (shape?.type) {
    case "structure":
    case "union": {
      const member = (name: string): ValueType | undefined => {
        const target = shape.members.get(name)?.target;
        return target === undefined ? undefined : valueTypeOf(model, target);
      };
      return { kind: "object", member };
    }
    case "map":
      return { kind: "object", member: () => undefined };
    case "list":
      return { kind: "array", item: itemTypeOf(model, shape.member.target, 0) };
    case "boolean":
      return booleanType;
    case "string":
    case "enum":
    case "blob":
      return stringType;
    case "document":
    case undefined:
      return anyType;
    case "service":
    case "operation":
    case "resource":
      return nullType;
    default:
      return numberType;
  }
}

/** Lists may hold nothing but lists for ever: past some depth, nothing is known. */
function itemTypeOf(model: Model, id: ShapeId, depth: number): ValueType {
  const shape = model.shape(id);
  if (shape?.type !== "list") return valueTypeOf(model, id);
  return depth > 8 ? anyType : { kind: "array", item: itemTypeOf(model, shape.member.target, depth + 1) };
}

/** What paths over input and output begin with. */
export function inputOutputType(model: Model, { input, output }: OperationShape): ValueType {
  const members = new Map([
    ["input", valueTypeOf(model, input)],
    ["output", valueTypeOf(model, output)],
  ]);
  return { kind: "object", member: (name) => members.get(name) };
}
