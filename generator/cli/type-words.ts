/** Types and constraints in words, as they stand in `wrought explain`. */
import type { Constraints } from "../knowledge/constraints.js";
import type { Model, ShapeId, ShapeType } from "../model/shapes.js";
import { shortName } from "./short-name.js";

/** Lists of lists are told so deep; a hostile model nests deeper. */
const deepest = 5;

/** Types whose shape's name says little: inside lists and maps it is left out. */
const simple: ReadonlySet<string> = new Set(
  "blob boolean string byte short integer long float double bigInteger bigDecimal timestamp document".split(" "),
);

/** A shape as the type of a member: `string UserPoolIdType`, `list of Tag`, `map of string to string`. */
export function typeWords(model: Model, id: ShapeId, depth = 0): string {
  const shape = model.shape(id);
  if (shape === undefined) return shortName(id);
  if (depth < deepest) {
    if (shape.type === "list") return `list of ${typeWords(model, shape.member.target, depth + 1)}`;
    if (shape.type === "map") {
      const key = typeWords(model, shape.key.target, depth + 1);
      return `map of ${key} to ${typeWords(model, shape.value.target, depth + 1)}`;
    }
  }
  const isSimple = simple.has(shape.type);
  return id.startsWith("smithy.api#") || (isSimple && depth > 0) ? shape.type : `${shape.type} ${shortName(id)}`;
}

/** Constraints as short phrases: `1 to 55 characters`, `at least 0`, `matches /^[a-z]+$/`. */
export function constraintWords(
  type: ShapeType,
  { length, range, pattern, uniqueItems }: Constraints,
): readonly string[] {
  return [
    ...(length === undefined ? [] : [`${boundsWords(length)} ${unitOf(type)}`]),
    ...(range === undefined ? [] : [boundsWords(range)]),
    ...(pattern === undefined ? [] : [`matches /${pattern}/`]),
    ...(uniqueItems === true ? ["no item twice"] : []),
  ];
}

function boundsWords({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return max === undefined ? "any number of" : `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `exactly ${min}` : `${min} to ${max}`;
}

function unitOf(type: ShapeType): string {
  if (type === "list" || type === "map") return "entries";
  return type === "blob" ? "bytes" : "characters";
}
