/** A client of a mock behind a real port, over the platform's own `fetch`. */
import { afterEach, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../runtime/adapter/node/index.js";
import { type Client, clientProtocols, createClient } from "../../runtime/client/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { protocols } from "../../runtime/mock/protocols.js";
import { nameOf } from "../../runtime/schema/schema.js";
import { smallStore } from "./small-store.js";

type Members = Readonly<Record<string, unknown>>;
const piece = new Uint8Array(64 * 1024);
const pieces = 32;

async function* content(): AsyncGenerator<Uint8Array, void, undefined> {
  for (let turn = 0; turn < pieces; turn++) yield piece;
}

async function lengthOf(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const { length: more } of stream) length += more;
  return length;
}

const handlers = {
  PutThing: (input: Members) => {
    if (input["id"] === "gone") throw Object.assign(new Error("nothing there"), { name: "NoSuchThing" });
    return input;
  },
  Upload: async (input: Members) => ({ size: await lengthOf(input["content"] as AsyncIterable<Uint8Array>) }),
  Download: () => ({ content: content() }),
  async Talk({ lines }: Members) {
    const heard: unknown[] = [];
    for await (const line of lines as AsyncIterable<unknown>) heard.push(line);
    return { topic: "echo", lines: heard };
  },
};

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

/** A client of a server that speaks one protocol: nobody could tell requests of those with the same paths apart. */
async function clientOf(name: string): Promise<Client> {
  const protocol = clientProtocols.find(({ id }) => nameOf(id) === name);
  if (protocol === undefined) throw new Error(`no ${name}`);
  const spoken = protocols.filter(({ id }) => id === protocol.id);
  const server = await listen(createMock({ service: smallStore, handlers, protocols: spoken }), { port: 0 });
  servers.push(server);
  return createClient({ service: smallStore, protocol, endpoint: server.url });
}

test.each(clientProtocols.map(({ id }) => nameOf(id)))("%s", async (name) => {
  const client = await clientOf(name);
  expect(await client.send("PutThing", { id: "a b", name: "x".repeat(20_000), token: "t" })).toEqual({
    id: "a b",
    name: "x".repeat(20_000),
    token: "t",
  });
  await expect(client.send("PutThing", { id: "gone" })).rejects.toMatchObject({ name: "NoSuchThing" });
});

describe("streams", () => {
  test.each(["restJson1", "restXml"])("of bytes, %s", async (name) => {
    const client = await clientOf(name);
    expect(await client.send("Upload", { id: "a", content: content() })).toEqual({ size: pieces * piece.length });
    const { content: found } = (await client.send("Download", { id: "a" })) as Members;
    expect(found).toBeInstanceOf(ReadableStream);
    expect(await lengthOf(found as AsyncIterable<Uint8Array>)).toBe(pieces * piece.length);
  });

  test.each(["restJson1", "awsJson1_1", "rpcv2Cbor", "rpcv2Json"])("of events, %s", async (name) => {
    const lines = [{ line: { text: "hi" } }, { line: { text: "ü".repeat(5000) } }];
    const output = (await (await clientOf(name)).send("Talk", { lines })) as Members;
    const heard: unknown[] = [];
    for await (const line of output["lines"] as AsyncIterable<unknown>) heard.push(line);
    expect([output["topic"], heard]).toEqual(["echo", lines]);
  });
});
