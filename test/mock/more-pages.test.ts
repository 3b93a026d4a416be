/** Clients that page by names and flags, as those of other languages do, come to an end, and see every page. */
import { describe, expect, test } from "vitest";
import { defaultResponseOf } from "../../runtime/mock/default-response.js";
import type { MemberSchema, OperationSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";

const text: Schema = { type: "string", id: "ns#Text" };
const flag: Schema = { type: "boolean", id: "ns#Flag" };
const structure = (name: string, members: Record<string, Schema | MemberSchema>): StructureSchema => ({
  type: "structure",
  id: `ns#${name}`,
  members: Object.fromEntries(
    Object.entries(members).map(([key, it]) => [key, "target" in it ? (it as MemberSchema) : { target: it }]),
  ),
});

function operation(
  input: Record<string, Schema>,
  output: Record<string, Schema | MemberSchema>,
  more: Partial<OperationSchema> = {},
): OperationSchema {
  return {
    id: "ns#List",
    name: "List",
    input: structure("In", input),
    output: structure("Out", output),
    errors: [],
    ...more,
  };
}
const answersOf = (it: OperationSchema, pages?: number): ((input: object) => Record<string, unknown>) => {
  const answer = defaultResponseOf(it, 7, { optional: "full", ...(pages !== undefined && { pages }) });
  return (input) => (answer(input) as { output: Record<string, unknown> }).output;
};
const paginated = { inputToken: "Marker", outputToken: "Marker" } as const;

describe("an operation that the model does not call paginated", () => {
  test.each([
    [["NextToken"], ["NextToken"]],
    [["position"], ["position"]],
    [["Marker"], ["NextMarker"]],
    [["ExclusiveStartBackupArn"], ["LastEvaluatedBackupArn"]],
  ])("has no token: asks %j, answers without %j", (asked, told) => {
    const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));
    const output = answersOf(operation(all(asked), { Name: text, ...all(told) }))({});
    expect(Object.keys(output)).toEqual(["Name"]);
  });
  test("keeps what is no token of pages", () => {
    const tokens = { ClientToken: text, NextSequenceToken: text };
    const output = answersOf(operation({ ClientToken: text, sequenceToken: text }, tokens))({});
    expect(Object.keys(output)).toEqual(Object.keys(tokens));
  });
  test("keeps a token that is required", () => {
    const output = answersOf(operation({ NextToken: text }, { NextToken: { target: text, required: true } }))({});
    expect(output["NextToken"]).toEqual(expect.any(String));
  });
  test("says that there is no more, a level down as well", () => {
    const description = structure("Description", { HasMoreShards: flag });
    const output = answersOf(operation({}, { IsTruncated: flag, Description: description }))({});
    expect(output).toEqual({ IsTruncated: false, Description: { HasMoreShards: false } });
  });
});

describe("a paginated operation", () => {
  const listed = operation({ Marker: text }, { Name: text, Marker: text, IsTruncated: flag }, { paginated });
  test("has a flag that agrees with its token", () => {
    const answer = answersOf(listed, 2);
    const first = answer({});
    expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
    const last = answer({ Marker: first["Marker"] });
    expect(last["IsTruncated"]).toBe(false);
    expect(last).not.toHaveProperty("Marker");
  });

  const example = { title: "two", input: {}, output: { Name: "told", Marker: "somewhere" } };
  const told: OperationSchema = { ...listed, examples: [example] };
  test("answers its example, and does not answer it again to whoever follows its token", () => {
    const answer = answersOf(told);
    expect(answer({})).toEqual(example.output);
    expect(answer({ Marker: "somewhere" })).not.toMatchObject({ Name: "told" });
    expect(answer({ Marker: "somewhere" })).not.toHaveProperty("Marker");
  });
  test("begins with its example when it has pages", () => {
    const answer = answersOf(told, 3);
    const first = answer({});
    expect(first).toMatchObject({ Name: "told", IsTruncated: true });
    expect(first["Marker"]).not.toBe("somewhere");
    const second = answer({ Marker: first["Marker"] });
    expect(second).toHaveProperty("Marker");
    expect(answer({ Marker: second["Marker"] })).not.toHaveProperty("Marker");
    expect(example.output.Marker).toBe("somewhere");
  });
});

test("a marker of part numbers is a number, though the model has a text", () => {
  const output = answersOf(operation({}, { NextPartNumberMarker: text, PartNumberMarker: text }))({});
  expect(output["PartNumberMarker"]).toMatch(/^\d+$/);
});
