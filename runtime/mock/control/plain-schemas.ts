/** The plain forms of stubs, faults and scenarios as JSON Schema, for descriptions and for editors. */
import type { ServiceSchema } from "../../schema/schema.js";
import type { JsonSchema } from "./json-schema.js";

const text = { type: "string" };
const object = { type: "object" };
const number = (minimum: number): JsonSchema => ({ type: "number", minimum });
const whole = (minimum: number): JsonSchema => ({ type: "integer", minimum });
const closed = (properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const latency: JsonSchema = {
  description: "Milliseconds: always the same, evenly between two ends, or log-normal by median and 99th percentile.",
  oneOf: [
    number(0),
    closed({ min: number(0), max: number(0) }, ["min", "max"]),
    closed({ median: number(0), p99: number(0) }, ["median", "p99"]),
  ],
};

const answer = {
  reply: { ...object, description: "The output. Timestamps are RFC 3339 texts or seconds, blobs are base64." },
  error: { ...text, description: "The name of a modelled error." },
  message: text,
  members: { ...object, description: "Members of the error beside its message." },
  raw: closed({ status: whole(200), headers: { ...object, additionalProperties: text }, body: text, base64: text }),
  passThrough: { const: true, description: "Leaves the call to the handler or the default response." },
};

const stubParts = (operation: JsonSchema): JsonSchema =>
  closed(
    {
      on: operation,
      match: { ...object, description: "A part of the input." },
      ...answer,
      sequence: {
        type: "array",
        minItems: 1,
        items: closed(answer),
        description: "One after the other; the last stays.",
      },
      times: { ...whole(1), description: "How many calls it answers; without it, all." },
      delay: latency,
    },
    ["on"],
  );

const faultParts = (operation: JsonSchema): JsonSchema =>
  closed(
    {
      on: operation,
      kind: { enum: ["latency", "throttle", "error", "reset", "slow", "truncate", "malform"] },
      ms: latency,
      status: { enum: [500, 502, 503, 504] },
      bytesPerSecond: number(1),
      bytes: whole(0),
      rate: { type: "number", minimum: 0, maximum: 1, description: "The share of calls that it meets." },
      calls: closed({ from: whole(1), to: whole(1), every: whole(1) }),
      time: closed({ after: number(0), until: number(0) }),
    },
    ["kind"],
  );

export const stubSchema: JsonSchema = stubParts({ ...text, description: "The name of an operation." });
export const faultSchema: JsonSchema = faultParts({ ...text, description: "The name of an operation, or *." });
export const setStubSchema: JsonSchema = closed({
  id: text,
  operation: text,
  description: text,
  answers: { type: "array", items: text, description: "What it answers, in a word or two each." },
  used: whole(0),
  open: { type: "boolean" },
});
export const setFaultSchema: JsonSchema = {
  ...faultSchema,
  properties: { ...(faultSchema["properties"] as object), id: text, met: whole(0) },
};

/** The schema of a scenario file of a service, for editors. */
export function scenarioSchemaOf({ operations }: ServiceSchema): JsonSchema {
  const names = Object.keys(operations);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...closed({
      $schema: text,
      stubs: { type: "array", items: stubParts({ enum: names }) },
      faults: { type: "array", items: faultParts({ enum: ["*", ...names] }) },
    }),
  };
}
