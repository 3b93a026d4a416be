/** What the two versions of awsJson share and where they differ. */
import { describe, expect, test } from "vitest";
import { awsJson1_0, awsJson1_1 } from "../../runtime/protocol/aws-json/index.js";
import { type CompiledOperation, type WireRequest, isRejected } from "../../runtime/protocol/protocol.js";
import type { ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const error: StructureSchema = {
  type: "structure",
  id: "com.example#Oops",
  members: { Detail: { target: { type: "string", id: "com.example#Text" } } },
  error: { fault: "client", httpStatus: 418 },
};
const service: ServiceSchema = {
  id: "com.example#Weather",
  version: "1",
  sdkId: "Weather",
  protocols: ["aws.protocols#awsJson1_0", "aws.protocols#awsJson1_1"],
  operations: {
    Forecast: {
      id: "com.example#Forecast",
      name: "Forecast",
      input: { type: "structure", id: "com.example#In", members: {} },
      output: { type: "structure", id: "smithy.api#Unit", members: {} },
      errors: [error],
    },
  },
};
const settings = { maxDepth: 16, unitOutput: "nothing" } as const;

function request(contentType: string, target = "Weather.Forecast"): WireRequest {
  const headers = new Headers({ "content-type": contentType, "x-amz-target": target });
  return { method: "POST", target: "/", headers, body: "{}" };
}

function operation(protocol: typeof awsJson1_0, contentType: string): CompiledOperation {
  const found = protocol.compile(service, settings).route(request(contentType));
  if (isRejected(found)) throw new Error(found.rejection.kind);
  return found;
}

const versions = [
  ["1.0", awsJson1_0, "application/x-amz-json-1.0", "com.example#Oops"],
  ["1.1", awsJson1_1, "application/x-amz-json-1.1", "Oops"],
] as const;

describe.each(versions)("%s", (_, protocol, contentType, type) => {
  test("content type", () => {
    const { headers } = operation(protocol, contentType).writeOutput({}, "id");
    expect(headers).toContainEqual(["content-type", contentType]);
  });
  test.each([
    ["Weather.Forecast", true],
    ["com.example.v1.Weather.Forecast", true],
    ["BadWeather.Forecast", false],
    ["Weather.Forecast.Weather", false],
    ["Forecast", false],
    [".Weather.", false],
  ])("X-Amz-Target %s is its operation: %s", (target, want) => {
    expect(isRejected(protocol.compile(service, settings).route(request(contentType, target)))).toBe(!want);
  });
  test("the type of an error", () => {
    const { response, name } = operation(protocol, contentType).writeError(error, { Detail: "x" }, "id");
    expect(response).toMatchObject({ status: 400, body: `{"__type":"${type}","Detail":"x"}` });
    expect(response.headers).toContainEqual(["x-amzn-errortype", "Oops:"]);
    expect(name).toBe("Oops");
  });
  test("a message that the model has no member for is told all the same", () => {
    const { response } = operation(protocol, contentType).writeError(error, { message: "m" }, "id");
    expect(response.body).toBe(`{"__type":"${type}","message":"m"}`);
  });
  test("no output, no body (protocol test json_1_1_service_responds_with_no_payload)", () => {
    expect(operation(protocol, contentType).writeOutput(undefined, "id").body).toBe("");
  });
  test("claims requests of its own content type only", () => {
    const compiled = protocol.compile(service, settings);
    expect(versions.map(([, , other]) => compiled.claims(request(other)))).toEqual(
      versions.map(([, other]) => other === protocol),
    );
  });
  test("an operation is compiled once", () => {
    const { route } = protocol.compile(service, settings);
    expect(route(request(contentType))).toBe(route(request(contentType)));
  });
});
