/** Inputs bound to the path, the query and the whole body: what published clients send, and no more, reaches a handler. */
import { expect, test } from "vitest";
import { createMock } from "../../runtime/mock/index.js";
import type { MemberSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { id, structure, text } from "./json-codec.js";

const map: MemberSchema["target"] = { type: "map", id, key: { target: text }, value: { target: text } };
const blob: MemberSchema["target"] = { type: "blob", id };

/** What the handler of an operation gets. */
async function received(
  input: StructureSchema,
  uri: string,
  target: string,
  {
    body = "",
    headers = {},
    protocol = "restJson1",
  }: { body?: string; headers?: Readonly<Record<string, string>>; protocol?: string } = {},
): Promise<unknown> {
  let got: unknown = "nothing";
  const operation = { id: "com.example#Do", name: "Do", input, output: structure({}), errors: [] };
  const mock = createMock({
    service: {
      id: "com.example#Shop",
      version: "2020-01-01",
      sdkId: "Shop",
      protocols: [`aws.protocols#${protocol}`],
      operations: { Do: { ...operation, http: { method: "PUT", uri, code: 200 } } },
    },
    handlers: { Do: (it: unknown) => ((got = it), {}) },
  });
  await mock.handle({ method: "PUT", target, headers: new Headers(headers), body });
  return got;
}

const parameters = structure({ all: { target: map, http: { location: "queryParams" } } });
test.each([
  ["alone", "/do?mode=import", {}],
  ["beside others", "/do?mode=import&a=1&b=2", { all: { a: "1", b: "2" } }],
])("the query of the operation's own pattern is no parameter: %s", async (_, target, want) => {
  expect(await received(parameters, "/do?mode=import", target)).toEqual(want);
});

const payload = (target: MemberSchema["target"], required: boolean): StructureSchema =>
  structure({ body: { target, http: { location: "payload" }, ...(required && { required }) } });
test.each([
  ["a required blob", payload(blob, true), { body: new Uint8Array() }],
  ["a required text", payload(text, true), { body: "" }],
  ["a blob that may be absent", payload(blob, false), {}],
  ["a text that may be absent", payload(text, false), {}],
  ["a required structure: nothing, which is refused", payload(structure({}), true), "nothing"],
])("an empty body is %s", async (_, input, want) => {
  expect(await received(input, "/do", "/do")).toEqual(want);
});

const list: MemberSchema["target"] = { type: "list", id, member: { target: text } };
test.each([
  ["a list in the query", { target: list, http: { location: "query", name: "key" } }, []],
  ["a map of the whole query", { target: map, http: { location: "queryParams" } }, {}],
  ["a list in a header field", { target: list, http: { location: "header", name: "x-keys" } }, []],
  ["a map of header fields", { target: map, http: { location: "prefixHeaders", prefix: "x-meta-" } }, {}],
] satisfies [string, MemberSchema, unknown][])(
  "%s cannot be sent empty: absent is empty where it is required",
  async (_, member, want) => {
    expect(await received(structure({ all: { ...member, required: true } }), "/do", "/do")).toEqual({ all: want });
    expect(await received(structure({ all: member }), "/do", "/do")).toEqual({});
  },
);

const flag = structure({ on: { target: { type: "boolean", id }, http: { location: "header", name: "x-on" } } });
test.each([
  ["restXml", "True", { on: true }],
  ["restXml", "FALSE", { on: false }],
  ["restXml", "yes", "nothing"],
  ["restJson1", "true", { on: true }],
  ["restJson1", "True", "nothing"],
])("%s: %s in a header field is %j", async (protocol, given, want) => {
  expect(await received(flag, "/do", "/do", { protocol, headers: { "x-on": given } })).toEqual(want);
});
