/** Default answers about messages agree with what was sent: digests, and one success for each entry of a batch. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createMock } from "../../runtime/mock/index.js";
import { defaultResponseOf } from "../../runtime/mock/default-response.js";
import type { OperationSchema, Schema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const text: Schema = { type: "string", id: "ns#String" };
const structure = (name: string, members: Record<string, Schema>): StructureSchema => ({
  type: "structure",
  id: `ns#${name}`,
  members: Object.fromEntries(Object.entries(members).map(([key, target]) => [key, { target }])),
});
const list = (name: string, target: Schema): Schema => ({ type: "list", id: `ns#${name}`, member: { target } });
const operation = (name: string, input: Record<string, Schema>, output: Record<string, Schema>): OperationSchema => ({
  id: `ns#${name}`,
  name,
  input: structure(`${name}Request`, input),
  output: structure(`${name}Result`, output),
  errors: [],
});
const answerOf = (it: OperationSchema, input: object): Record<string, unknown> => {
  const answer = defaultResponseOf(it, 7, { optional: "full" })(input);
  return (answer as { output: Record<string, unknown> }).output;
};
const md5 = (of: string): string => createHash("md5").update(of).digest("hex");

describe("digests", () => {
  const send = operation(
    "Send",
    { MessageBody: text },
    { MD5OfMessageBody: text, MD5OfMessageAttributes: text, Id: text },
  );
  test.each(["hi", "", "grüße 😀"])("of what was sent: %j", (MessageBody) => {
    const output = answerOf(send, { MessageBody });
    expect(output).toEqual({ MD5OfMessageBody: md5(MessageBody), Id: expect.any(String) });
    expect(answerOf(send, { MessageBody: "another" })["MD5OfMessageBody"]).toBe(md5("another"));
  });
  test("of what is answered", () => {
    const message = structure("Message", { Body: text, MD5OfBody: text });
    const { Messages } = answerOf(operation("Receive", {}, { Messages: list("Messages", message) }), {}) as {
      Messages: { Body: string; MD5OfBody: string }[];
    };
    expect(Messages.length).toBeGreaterThan(0);
    for (const { Body, MD5OfBody } of Messages) expect(MD5OfBody).toBe(md5(Body));
  });
});

describe("a batch", () => {
  const entry = structure("Entry", { Id: text, MessageBody: text });
  const told = structure("Told", { Id: text, MD5OfMessageBody: text, MessageId: text });
  const failed = structure("FailedEntry", { Id: text, Code: text });
  const output = { Successful: list("Successes", told), Failed: list("Failures", failed) };
  const batch = operation("SendBatch", { Entries: list("Entries", entry) }, output);
  const Entries = ["a", "b", "__proto__", "d", "e"].map((Id) => ({ Id, MessageBody: `body of ${Id}` }));

  test("succeeds with each of its entries", () => {
    const { Successful, Failed } = answerOf(batch, { Entries });
    expect(Failed).toEqual([]);
    expect(Successful).toEqual(
      Entries.map(({ Id, MessageBody }) => ({ Id, MD5OfMessageBody: md5(MessageBody), MessageId: expect.any(String) })),
    );
  });
  test("does not change the answer to the next one", () => {
    answerOf(batch, { Entries });
    expect(answerOf(batch, { Entries: Entries.slice(0, 1) })["Successful"]).toHaveLength(1);
  });
});

test("a service that has come from awsQuery is served in it still", async () => {
  const output = { MD5OfMessageBody: text };
  const service: ServiceSchema = {
    id: "ns#Queues",
    sdkId: "Queues",
    version: "1",
    protocols: ["aws.protocols#awsJson1_0"],
    queryCompatible: true,
    operations: { Send: operation("Send", { MessageBody: text }, output) },
  };
  const ask = async (mock: ReturnType<typeof createMock>): Promise<Response> =>
    mock.fetch(
      new Request("http://mock/1/queue", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "Action=Send&Version=1&MessageBody=hi",
      }),
    );
  const response = await ask(createMock({ service }));
  expect([response.status, await response.text()]).toEqual([
    200,
    expect.stringContaining(`<MD5OfMessageBody>${md5("hi")}</MD5OfMessageBody>`),
  ]);
  const { queryCompatible: _, ...other } = service;
  expect((await ask(createMock({ service: other }))).status).toBe(404);
});
