/** A schema straight from the model is the schema that generated code exports, and nothing of it is made before it is read. */
import { describe, expect, it } from "vitest";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import { run } from "../generated/bundle.js";
import { cognitoFiles, sources } from "../generated/cognito.js";
import { streamMemberOf } from "../../runtime/protocol/streaming.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";

/** As the generator makes it now. */
const generated = (await run("live", cognitoFiles()))["CognitoIdentityProviderService"] as ServiceSchema;

function live(): ServiceSchema {
  const { model } = loadModel(sources);
  const [service] = model === undefined ? [] : servicesOf(model);
  if (model === undefined || service === undefined) throw new Error("the model does not load");
  return serviceSchemaOf(model, service);
}

/** Names of the properties that were not read yet. */
function unread(object: object): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(object)).flatMap(([name, { get }]) => (get ? [name] : []));
}

/** Own properties alone, recursion cut: what `toEqual` can walk in time. */
function partsOf(schema: object): unknown {
  const seen = new Map<unknown, number>();
  const walk = (value: unknown): unknown => {
    const target: unknown = typeof value === "function" ? value() : value;
    if (typeof target !== "object" || target === null || target instanceof RegExp) return target;
    // Schemas alone: whether two shapes share the object of a pattern says nothing.
    const known = "id" in target ? seen.get(target) : undefined;
    if (known !== undefined) return { seen: known };
    if ("id" in target) seen.set(target, seen.size);
    if (Array.isArray(target)) return target.map(walk);
    return Object.fromEntries(Object.entries(target).map(([key, item]) => [key, walk(item)]));
  };
  return walk(schema);
}

describe("a live schema", () => {
  it("equals the generated one, whatever part is read first", () => {
    const schema = live();
    expect(schema.operations["SignUp"]?.input.members["Username"]?.required).toBe(true);
    // Known beforehand here; looked up there.
    expect(partsOf({ ...schema, streamingInputs: undefined })).toEqual(partsOf(generated));
  });

  it("is made part by part, each once", () => {
    const { operations } = live();
    expect(unread(operations)).toHaveLength(Object.keys(generated.operations).length);
    const first = operations["SignUp"];
    expect(operations["SignUp"]).toBe(first);
    expect(unread(operations)).not.toContain("SignUp");
    expect(unread(first ?? {})).toContain("input");
    expect(first?.input).toBe(first?.input);
    expect(unread(first ?? {})).not.toContain("input");
  });

  it("knows which operations stream without looking at their inputs", () => {
    const { streamingInputs, operations } = live();
    expect(streamingInputs).toEqual([]);
    expect(unread(operations)).toHaveLength(Object.keys(generated.operations).length);
  });

  it("names the operations that read a stream of bytes or of events, and no others", () => {
    const member = (target: string, traits = {}): object => ({
      type: "structure",
      members: { body: { target, traits } },
    });
    const operation = (input: string): object => ({
      type: "operation",
      input: { target: input },
      traits: { "smithy.api#http": { method: "POST", uri: `/${input.slice(4)}` } },
    });
    const payload = { "smithy.api#httpPayload": {} };
    const required = { ...payload, "smithy.api#required": {} };
    const shapes = {
      "a.b#S": {
        type: "service",
        version: "1",
        operations: ["Bytes", "Events", "Plain"].map((name) => ({ target: `a.b#${name}` })),
        traits: { "aws.protocols#restJson1": {} },
      },
      "a.b#Bytes": operation("a.b#BytesInput"),
      "a.b#Events": operation("a.b#EventsInput"),
      "a.b#Plain": operation("a.b#PlainInput"),
      "a.b#BytesInput": member("a.b#Stream", required),
      "a.b#EventsInput": member("a.b#News", payload),
      "a.b#PlainInput": member("smithy.api#Blob", payload),
      "a.b#Stream": { type: "blob", traits: { "smithy.api#streaming": {} } },
      "a.b#News": { type: "union", members: { one: { target: "a.b#One" } }, traits: { "smithy.api#streaming": {} } },
      "a.b#One": { type: "structure", members: {} },
    };
    const { model, diagnostics } = loadModel([{ file: "s.json", text: JSON.stringify({ smithy: "2.0", shapes }) }]);
    const [service] = model === undefined ? [] : servicesOf(model);
    if (model === undefined || service === undefined) throw new Error(JSON.stringify(diagnostics));
    const schema = serviceSchemaOf(model, service);
    expect(schema.streamingInputs).toEqual(["Bytes", "Events"]);
    const looked = Object.values(schema.operations).filter(({ input }) => streamMemberOf(input) !== undefined);
    expect(looked.map(({ name }) => name)).toEqual(["Bytes", "Events"]);
  });

  it("has one object for a shape, wherever it is referred to", () => {
    const { operations } = live();
    const [member] = [operations["SignUp"]?.input.members["ClientId"]];
    expect(member?.target).toBe(operations["ConfirmSignUp"]?.input.members["ClientId"]?.target);
  });
});
