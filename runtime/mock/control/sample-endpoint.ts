/** The control API's endpoint for values that fit the model: the model's own example, or else a sample. */
import { type OperationSchema, type StructureSchema, nameOf } from "../../schema/schema.js";
import { plainOf } from "../record/plain.js";
import { type Optional, sampleValue } from "../sample/sample-value.js";
import { type ControlAnswer, type ControlCall, type Endpoint, problem } from "./endpoint.js";

const amounts: ReadonlyMap<string, Optional> = new Map([
  ["minimal", "minimal"],
  ["typical", "typical"],
  ["full", "full"],
]);

function sample({ script, place, query }: ControlCall): ControlAnswer {
  const operation = script.operation(place["name"]);
  const of = query.get("of") ?? "input";
  const amount = query.get("optional");
  const optional = amounts.get(amount ?? "typical");
  if (optional === undefined) return problem(400, "optional is minimal, typical or full");
  // Who says how much there should be wants a sample, whatever the examples are like.
  const example = amount === null ? exampleOf(operation, of) : undefined;
  if (example !== undefined) return { status: 200, json: example };
  const schema = schemaOf(operation, of);
  if (schema === undefined) return problem(400, `${operation.name} has input, output and its errors to sample`);
  return { status: 200, json: plainOf(sampleValue(schema, `${operation.name} ${of}`, { optional })) ?? {} };
}

function schemaOf({ input, output, errors }: OperationSchema, of: string): StructureSchema | undefined {
  if (of === "input") return input;
  if (of === "output") return output;
  return errors.find(({ id }) => nameOf(id) === of);
}

function exampleOf({ examples = [] }: OperationSchema, of: string): unknown {
  if (of === "input") return examples.find(({ input }) => input !== undefined)?.input;
  if (of === "output") return examples.find(({ output }) => output !== undefined)?.output;
  return examples.find(({ error }) => error !== undefined && nameOf(error.shapeId) === of)?.error?.content;
}

export const sampleEndpoint: Endpoint = {
  method: "GET",
  path: "operations/{name}/sample",
  summary: "A value that fits the model, as JSON: an example of the model's own, or else a sample.",
  query: {
    of: { description: "`input` (when absent), `output`, or the name of an error.", type: "string" },
    optional: { description: "How much of what is optional a sample has: minimal, typical or full.", type: "string" },
  },
  answer: { status: 200, description: "The value.", schema: { type: "object" } },
  run: sample,
};
