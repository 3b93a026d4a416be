/** Every kind of shape: its TypeScript type, and what its schema says. */
import type { StreamingBlobPayloadInputTypes, StreamingBlobPayloadOutputTypes } from "@smithy/types";
import { describe, expect, it } from "vitest";
import type { StreamedBlob, StreamingBlob } from "../../runtime/index.js";
import { type Json, membersIn, operationIn, planned, ref, schemaText, structureIn, textOf } from "./planned.js";

/** What one has for the SDK, and what one has from it. */
export const given: (blob: StreamingBlob) => StreamingBlobPayloadInputTypes = (blob) => blob;
export const taken: (blob: StreamingBlobPayloadOutputTypes) => StreamedBlob = (blob) => blob;

const input = (members: Json): Json => ({ "ns#In": { type: "structure", members } });
const list = (target: string, traits: Json = {}): Json => ({ type: "list", member: ref(target), traits });
const map = (value: string, traits: Json = {}): Json => ({
  type: "map",
  key: ref("smithy.api#String"),
  value: ref(value),
  traits,
});

describe("types of members", () => {
  it.each<[string, string]>([
    ["Blob", "Uint8Array"],
    ["Boolean", "boolean"],
    ["String", "string"],
    ["Byte", "number"],
    ["Short", "number"],
    ["Integer", "number"],
    ["Long", "number"],
    ["Float", "number"],
    ["Double", "number"],
    ["BigInteger", "bigint"],
    ["BigDecimal", "string"],
    ["Timestamp", "Date"],
    ["Document", "DocumentType"],
    ["PrimitiveInteger", "number"],
  ])("smithy.api#%s is %s", (name, type) => {
    const traits = name.startsWith("Primitive") ? { "smithy.api#default": 0 } : undefined;
    expect(membersIn(planned(input({ m: ref(`smithy.api#${name}`, traits) })), "In")).toEqual([`m?: ${type}`]);
  });

  it.each<[string, Json, string]>([
    ["list", list("smithy.api#String"), "string[]"],
    ["sparse list", list("smithy.api#String", { "smithy.api#sparse": {} }), "(string | null)[]"],
    ["legacy set", { type: "set", member: ref("smithy.api#Integer") }, "number[]"],
    ["map", map("smithy.api#BigInteger"), "Record<string, bigint>"],
    ["sparse map", map("smithy.api#Boolean", { "smithy.api#sparse": {} }), "Record<string, boolean | null>"],
    ["sensitive text", { type: "string", traits: { "smithy.api#sensitive": {} } }, "Sensitive<string>"],
    ["streaming blob", { type: "blob", traits: { "smithy.api#streaming": {} } }, "StreamingBlob"],
    ["enum", { type: "enum", members: { A: ref("smithy.api#Unit") } }, "M"],
    ["intEnum", { type: "intEnum", members: { A: ref("smithy.api#Unit", { "smithy.api#enumValue": 1 }) } }, "M"],
    ["legacy enum with names", { type: "string", traits: { "smithy.api#enum": [{ value: "a-b", name: "AB" }] } }, "M"],
    ["legacy enum without names", { type: "string", traits: { "smithy.api#enum": [{ value: "a-b" }] } }, "M"],
    ["union", { type: "union", members: { a: ref("smithy.api#String") } }, "M"],
    ["structure", { type: "structure", members: {} }, "M"],
  ])("a %s", (_, shape, type) => {
    const made = planned({ ...input({ m: ref("ns#M", { "smithy.api#required": {} }) }), "ns#M": shape });
    expect(membersIn(made, "In")).toEqual([`m: ${type}`]);
  });

  it("a member is optional unless it is required, whatever defaults and clients say", () => {
    const made = planned(
      input({
        a: ref("smithy.api#String", { "smithy.api#required": {} }),
        b: ref("smithy.api#String", { "smithy.api#required": {}, "smithy.api#clientOptional": {} }),
        c: ref("smithy.api#String", { "smithy.api#default": "x" }),
        d: ref("smithy.api#String"),
      }),
    );
    expect(membersIn(made, "In")).toEqual(["a: string", "b: string", "c?: string", "d?: string"]);
  });

  it("a streaming blob of a response may be what the SDK gives", () => {
    const made = planned({
      "ns#Out": { type: "structure", members: { body: ref("ns#Body", { "smithy.api#required": {} }) } },
      "ns#Body": { type: "blob", traits: { "smithy.api#streaming": {} } },
    });
    expect(membersIn(made, "Out")).toEqual(["body: StreamedBlob"]);
  });
});

describe("recursion", () => {
  it("refers by name, and lazily where no order helps", () => {
    const made = planned({
      ...input({ self: ref("ns#In"), list: ref("ns#Ins") }),
      "ns#Ins": list("ns#In"),
    });
    expect(membersIn(made, "In")).toEqual(["self?: In", "list?: In[]"]);
    const schemas = `${schemaText(made, "In")} ${schemaText(made, "Ins")}`;
    expect(schemas).toContain("() => InSchema");
    expect(
      made.plan.checks
        .filter(({ recursive }) => recursive)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(["ns#In", "ns#Ins"]);
  });
});

describe("event streams", () => {
  const made = planned({
    ...input({ initial: ref("smithy.api#String"), events: ref("ns#Events") }),
    "ns#Events": {
      type: "union",
      members: { note: ref("ns#Note"), fault: ref("ns#Fault") },
      traits: { "smithy.api#streaming": {} },
    },
    "ns#Note": {
      type: "structure",
      members: {
        kind: ref("smithy.api#String", { "smithy.api#eventHeader": {} }),
        body: ref("smithy.api#Blob", { "smithy.api#eventPayload": {} }),
      },
    },
    "ns#Fault": { type: "structure", members: {}, traits: { "smithy.api#error": "server" } },
  });

  it("are asynchronous iterables of a union, beside the members of the initial message", () => {
    expect(membersIn(made, "In")).toEqual(["initial?: string", "events?: AsyncIterable<Events>"]);
    expect(made.plan.unions.map(({ name }) => name)).toEqual(["Events"]);
  });

  it("have errors among their events", () => {
    expect(made.plan.errors.map(({ name }) => name)).toEqual(["Fault"]);
  });

  it("say in schemas what stands in headers and in the payload", () => {
    expect(schemaText(made, "Events")).toContain("streaming: true");
    expect(schemaText(made, "Note")).toMatch(/kind: \{.*event: "header" \}, body: \{.*event: "payload" \}/);
  });
});

describe("schemas", () => {
  it.each<[string, Json, string]>([
    [
      "a default that is no number in JSON",
      ref("smithy.api#Double", { "smithy.api#default": "NaN" }),
      'default: "NaN"',
    ],
    ["an infinite default", ref("smithy.api#Float", { "smithy.api#default": "-Infinity" }), 'default: "-Infinity"'],
    ["a default of a document", ref("smithy.api#Document", { "smithy.api#default": {} }), "default: {}"],
    ["no default", ref("smithy.api#PrimitiveLong", { "smithy.api#default": null }), "{ target:"],
    [
      "a timestamp format",
      ref("smithy.api#Timestamp", { "smithy.api#timestampFormat": "http-date" }),
      'timestampFormat: "http-date"',
    ],
    ["an idempotency token", ref("smithy.api#String", { "smithy.api#idempotencyToken": {} }), "idempotencyToken: true"],
    ["a name in JSON", ref("smithy.api#String", { "smithy.api#jsonName": "__proto__" }), 'jsonName: "__proto__"'],
    [
      "bounds of a member",
      ref("smithy.api#Byte", { "smithy.api#range": { min: -5, max: 5 } }),
      "range: { min: -5, max: 5 }",
    ],
  ])("%s", (_, member, text) => expect(schemaText(planned(input({ m: member })), "In")).toContain(text));

  it("a default of null is none", () => {
    const made = planned(input({ m: ref("smithy.api#PrimitiveLong", { "smithy.api#default": null }) }));
    expect(schemaText(made, "In")).not.toContain("default");
  });

  it("a timestamp shape's own format, a blob that streams with a known length", () => {
    const made = planned({
      ...input({ t: ref("ns#Time"), b: ref("ns#Body", { "smithy.api#required": {} }) }),
      "ns#Time": { type: "timestamp", traits: { "smithy.api#timestampFormat": "epoch-seconds" } },
      "ns#Body": { type: "blob", traits: { "smithy.api#streaming": {}, "smithy.api#requiresLength": {} } },
    });
    expect(schemaText(made, "Time")).toContain('timestampFormat: "epoch-seconds"');
    expect(schemaText(made, "Body")).toContain("streaming: true, requiresLength: true");
  });
});

describe("enums", () => {
  it("of old models keep values, names, documentation and tags", () => {
    const made = planned({
      ...input({ m: ref("ns#E") }),
      "ns#E": {
        type: "string",
        traits: {
          "smithy.api#enum": [
            { value: "a-b", documentation: "First." },
            { value: "1", tags: ["internal"] },
          ],
        },
      },
    });
    const [first] = made.plan.enums;
    expect(first?.members.map(({ key, value }) => [key, value])).toEqual([
      ["a_b", "a-b"],
      ["_1", "1"],
    ]);
    expect(first?.members[0]?.doc.html).toBe("First.");
    expect(schemaText(made, "E")).toContain('values: ["a-b", "1"], internalValues: ["1"]');
  });
});

describe("services and operations", () => {
  it("a rename in the service names type and schema", () => {
    const made = planned(
      { ...input({ m: ref("other#In") }), "other#In": { type: "structure", members: {} } },
      { rename: { "other#In": "OtherIn" } },
    );
    expect(membersIn(made, "In")).toEqual(["m?: OtherIn"]);
    expect(structureIn(made, "OtherIn").schemaName).toBe("OtherInSchema");
  });

  it("operations of resources are the service's", () => {
    const made = planned(
      {
        "ns#Thing": {
          type: "resource",
          read: ref("ns#Read"),
          operations: [ref("ns#Turn")],
          collectionOperations: [ref("ns#Count")],
          resources: [ref("ns#Part")],
        },
        "ns#Part": { type: "resource", list: ref("ns#Parts") },
        "ns#Read": { type: "operation", traits: { "smithy.api#readonly": {} } },
        "ns#Turn": { type: "operation" },
        "ns#Count": { type: "operation" },
        "ns#Parts": { type: "operation", traits: { "smithy.api#readonly": {} } },
      },
      { resources: [ref("ns#Thing")] },
    );
    expect(made.plan.operations.map(({ name }) => name)).toEqual(["Count", "Op", "Parts", "Read", "Turn"]);
  });

  it("an operation without input and output has those of nobody", () => {
    const made = planned({}, {}, { input: ref("smithy.api#Unit"), output: ref("smithy.api#Unit") });
    const { input: given, output, value } = operationIn(made);
    expect([given.node, output.node]).toEqual(["Unit", "Unit"]);
    expect(textOf(value)).toContain("input: unitSchema, output: unitSchema");
    expect(made.plan.structures).toEqual([]);
  });

  it("errors of the service are every operation's", () => {
    const made = planned(
      {
        "ns#Busy": {
          type: "structure",
          members: {},
          traits: { "smithy.api#error": "server", "smithy.api#httpError": 503 },
        },
      },
      { errors: [ref("ns#Busy")] },
    );
    expect(operationIn(made).errors.map(({ name }) => name)).toEqual(["Busy"]);
    expect(schemaText(made, "Busy")).toContain('error: { fault: "server", httpStatus: 503 }');
  });
});
