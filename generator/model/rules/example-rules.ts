/** Smithy 2.0, "examples trait": inputs, outputs and errors are values of their shapes, and an example has one outcome. */
import { isObject, property } from "../node.js";
import { unitId } from "../prelude-shapes.js";
import type { Node, OperationShape, ShapeId } from "../shapes.js";
import { itemsOf, type ModelShapes, type Rule, type RuleEvent } from "./rule.js";

export const exampleRules: readonly Rule[] = [examples];

const trait = "smithy.api#examples";

function* examples(shapes: ModelShapes): Iterable<RuleEvent> {
  for (const operation of shapes.carriers(trait)) {
    if (operation.type !== "operation") continue;
    for (const [index, example] of itemsOf(operation.traits.get(trait)).entries()) {
      if (!isObject(example)) continue;
      const head = `The example ${String(property(example, "title"))} of ${operation.id}`;
      for (const fault of faultsOf(shapes, operation, example))
        yield { event: "ExamplesTrait", shape: operation, message: `${head} ${fault}.`, trait, path: [index] };
    }
  }
}

function* faultsOf(
  shapes: ModelShapes,
  operation: OperationShape,
  example: Readonly<Record<string, Node>>,
): Iterable<string> {
  const [input, output, error] = ["input", "output", "error"].map((key) => property(example, key));
  const mayBreakConstraints = property(example, "allowConstraintErrors") === true;
  if (mayBreakConstraints && error === undefined) yield "breaks constraints, and has no error";
  if (!mayBreakConstraints) yield* valueFaults(shapes, "an input", operation.input, input ?? {});
  if (output !== undefined && error !== undefined) yield "has both an output and an error";
  else if (output !== undefined) yield* valueFaults(shapes, "an output", operation.output, output);
  else if (isObject(error)) {
    const id = property(error, "shapeId");
    if (typeof id !== "string") return;
    if (hasError(shapes, operation, id)) yield* valueFaults(shapes, "an error", id, property(error, "content") ?? {});
    else yield `ends in ${id}, which is none of its errors`;
  }
}

/** Whether an operation has an error in every service that it is in. */
function hasError(shapes: ModelShapes, operation: OperationShape, error: ShapeId): boolean {
  if (operation.errors.includes(error)) return true;
  const services = shapes.services.filter((service) => shapes.closureOf(service).operations.has(operation));
  return services.length > 0 && services.every((service) => service.errors.includes(error));
}

function* valueFaults(shapes: ModelShapes, what: string, id: ShapeId, value: Node): Iterable<string> {
  const shape = shapes.model.shape(id);
  if (shape === undefined || id === unitId) return;
  for (const { path, message } of shapes.faultsIn(shape, value)) {
    if (nodeAt(value, path) === null) continue;
    yield `has ${what} that${path.length === 0 ? "" : `, at ${path.join(".")},`} ${message}`;
  }
}

function nodeAt(value: Node, path: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = value;
  for (const key of path)
    node = typeof key === "number" ? itemsOf(node)[key] : isObject(node) ? property(node, key) : undefined;
  return node;
}
