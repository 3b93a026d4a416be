/** The message of an error arrives under the name that the shape or the protocol has for it, however it was given. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../runtime/mock/index.js";
import type { ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const text = { type: "string", id: "ns#Text" } as const;
const errorNamed = (name: string, ...members: readonly string[]): StructureSchema => ({
  type: "structure",
  id: `ns#${name}`,
  members: Object.fromEntries(members.map((member) => [member, { target: text }])),
  error: { fault: "client", httpStatus: 404 },
});
const errors = [errorNamed("Small", "message"), errorNamed("Great", "Message"), errorNamed("Mute", "Key")];
const unit = { type: "structure", id: "smithy.api#Unit", members: {} } as const;
const http = { method: "POST", uri: "/", code: 200 };

function mockOf(protocol: "awsJson1_1" | "restXml" | "awsQuery") {
  const service = {
    id: "ns#Shop",
    sdkId: "Shop",
    version: "1",
    protocols: [`aws.protocols#${protocol}`],
    operations: { Buy: { id: "ns#Buy", name: "Buy", input: unit, output: unit, errors, http } },
  } as unknown as ServiceSchema;
  const mock = createMock({ service });
  const headers: Record<string, string> =
    protocol === "awsJson1_1"
      ? { "content-type": "application/x-amz-json-1.1", "x-amz-target": "Shop.Buy" }
      : protocol === "awsQuery"
        ? { "content-type": "application/x-www-form-urlencoded" }
        : {};
  const body = { awsJson1_1: "{}", awsQuery: "Action=Buy&Version=1", restXml: "" }[protocol];
  const ask = async (): Promise<string> => {
    const response = await mock.fetch(new Request("http://mock/", { method: "POST", headers, body }));
    return response.text();
  };
  return { mock, ask };
}

describe.each(["Small", "Great", "Mute"])("%s", (name) => {
  test.each(["restXml", "awsQuery"] as const)("%s: a text is `Message`", async (protocol) => {
    const { mock, ask } = mockOf(protocol);
    mock.on("Buy").error(name, "said");
    expect(await ask()).toContain(`<Code>${name}</Code><Message>said</Message>`);
  });
  test("awsJson: a text is what the shape calls it", async () => {
    const { mock, ask } = mockOf("awsJson1_1");
    mock.on("Buy").error(name, "said");
    expect(JSON.parse(await ask())).toMatchObject({ __type: name, [name === "Great" ? "Message" : "message"]: "said" });
  });
  test("a thrown error says it as well", async () => {
    const { mock, ask } = mockOf("restXml");
    mock.on("Buy").reply(() => {
      throw Object.assign(new Error("said"), { name });
    });
    expect(await ask()).toContain("<Message>said</Message>");
  });
});
