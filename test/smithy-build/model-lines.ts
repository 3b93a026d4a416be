/** A model as lines, so that tests can say what a transform changed: shapes and members with what they refer to. */
import { membersOf } from "../../generator/model/members.js";
import type { Model, Shape, Traits } from "../../generator/model/shapes.js";

export function linesOf(model: Model): readonly string[] {
  const shapes = [...model.shapes.values()].flatMap((shape) => {
    const members = membersOf(shape).map(({ id, target, traits }) => `${id} → ${target}${traitText(traits)}`);
    return [`${shape.type} ${shape.id}${refsOf(shape)}${traitText(shape.traits)}`, ...members];
  });
  return [...shapes, ...Object.keys(model.metadata).map((key) => `metadata ${key}`)];
}

/** Lines only before, with `-`, and lines only after, with `+`. */
export function changedLines(before: Model, after: Model): readonly string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

function traitText(traits: Traits): string {
  return [...traits].map(([id, value]) => ` @${id.replace("smithy.api#", "")}(${JSON.stringify(value)})`).join("");
}

function refsOf(shape: Shape): string {
  switch (shape.type) {
    case "service":
      return ` [${[...shape.operations, ...shape.resources, ...shape.errors].join(" ")}]${renames(shape.rename)}`;
    case "resource":
      return ` [${[shape.read, ...shape.operations, ...shape.identifiers.values()].filter(Boolean).join(" ")}]`;
    case "operation":
      return ` [${[shape.input, shape.output, ...shape.errors].join(" ")}]`;
    case "structure":
    case "union":
      return shape.mixins.length === 0 ? "" : ` with ${shape.mixins.join(" ")}`;
    default:
      return "";
  }
}

function renames(rename: ReadonlyMap<string, string>): string {
  return [...rename].map(([id, name]) => ` ${id}=${name}`).join("");
}
