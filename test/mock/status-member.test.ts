/** A member bound to the status of a response: by itself the mock answers with the operation's. */
import { expect, it } from "vitest";
import { createMock } from "../../runtime/mock/index.js";
import type { ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const output: StructureSchema = {
  type: "structure",
  id: "ns#Out",
  members: {
    status: { target: { type: "integer", id: "smithy.api#Integer" }, http: { location: "responseCode" } },
    text: { target: { type: "string", id: "smithy.api#String" } },
  },
};
const service = (protocol: string): ServiceSchema => ({
  id: "ns#Svc",
  version: "1",
  sdkId: "Svc",
  protocols: [protocol],
  operations: {
    Op: {
      id: "ns#Op",
      name: "Op",
      input: { type: "structure", id: "ns#In", members: {} },
      output,
      errors: [],
      http: { method: "POST", uri: "/op", code: 202 },
    },
  },
});

it("is the operation's status over HTTP", async () => {
  const mock = createMock({ service: service("aws.protocols#restJson1") });
  const headers = { "content-type": "application/json" };
  const response = await mock.fetch(new Request("http://mock.test/op", { method: "POST", headers, body: "{}" }));
  expect(response.status).toBe(202);
  expect(Object.keys((await response.json()) as object)).toEqual(["text"]);
});

it("is a member like any other elsewhere, with the same value", async () => {
  const mock = createMock({ service: service("aws.protocols#awsJson1_1") });
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "Svc.Op" };
  const response = await mock.fetch(new Request("http://mock.test/", { method: "POST", headers, body: "{}" }));
  expect(await response.json()).toMatchObject({ status: 202 });
});
