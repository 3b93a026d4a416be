/** A client calls a mock in the same process and over `fetch`, in every protocol. */
import { describe, expect, test } from "vitest";
import { type Client, ReceivedServiceError, clientProtocols, createClient } from "../../runtime/client/index.js";
import { type Mock, createMock } from "../../runtime/mock/index.js";
import { protocols } from "../../runtime/mock/protocols.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import { nameOf } from "../../runtime/schema/schema.js";
import { smallStore } from "./small-store.js";

const pairs = clientProtocols.map((protocol) => ({ name: nameOf(protocol.id), protocol }));
type Members = Readonly<Record<string, unknown>>;

const handlers = {
  PutThing: (input: Members) => {
    if (input["id"] === "gone") throw Object.assign(new Error("nothing there"), { name: "NoSuchThing", thing: "gone" });
    return input;
  },
  async Upload({ content }: Members) {
    let size = 0;
    if (content instanceof Uint8Array) size = content.length;
    else for await (const piece of content as AsyncIterable<Uint8Array>) size += piece.length;
    return { size };
  },
  Download: () => ({ content: new TextEncoder().encode("abc") }),
  async Talk({ topic, lines }: Members) {
    if (topic === "hang up") return { topic, lines: hangingUp() };
    const heard: unknown[] = [];
    for await (const line of lines as AsyncIterable<unknown>) heard.push(line);
    return { topic, lines: heard };
  },
};

async function* hangingUp() {
  yield { line: { text: "well" } };
  throw Object.assign(new Error("tired"), { name: "HungUp" });
}

function mockOf(id: string, seen: WireRequest[] = []): Mock {
  const mock = createMock({ service: smallStore, handlers, protocols: protocols.filter((it) => it.id === id) });
  const handle: Mock["handle"] = (request) => {
    seen.push(request);
    return mock.handle(request);
  };
  return { ...mock, handle };
}

async function collected(events: unknown): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const event of events as AsyncIterable<unknown>) all.push(event);
  return all;
}

describe.each(pairs)("$name", ({ name, protocol }) => {
  const isRest = name.startsWith("rest");
  const since = new Date("2026-01-02T03:04:05Z");
  const clients: readonly (readonly [string, (mock: Mock) => Client])[] = [
    [
      "in process",
      ({ handle }) => createClient({ service: smallStore, protocol, handle, idempotencyToken: () => "t1" }),
    ],
    [
      "over fetch",
      ({ fetch }) =>
        createClient({
          service: smallStore,
          protocol,
          fetch,
          endpoint: "http://store.test",
          idempotencyToken: () => "t1",
        }),
    ],
  ];

  test.each(clients)("an output %s", async (_, clientOf) => {
    const client = clientOf(mockOf(protocol.id));
    const output = await client.send("PutThing", { id: "a/b c", name: "ü", since });
    expect(output).toEqual({ id: "a/b c", name: "ü", since, token: "t1" });
    expect(await client.send("Ping")).toEqual({});
  });

  test.each(clients)("a modelled error %s", async (_, clientOf) => {
    const thrown = await clientOf(mockOf(protocol.id))
      .send("PutThing", { id: "gone" })
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ReceivedServiceError);
    expect(thrown).toMatchObject({ name: "NoSuchThing", message: "nothing there", thing: "gone", $fault: "client" });
    const status = isRest || name === "awsQuery" || name.startsWith("rpcv2") ? 404 : 400;
    expect(thrown).toMatchObject({ $response: { status } });
    expect((thrown as ReceivedServiceError).$code).toBe(name === "awsQuery" ? "Store.NoSuchThing" : "NoSuchThing");
  });

  test("an error that is not modelled keeps its name and says nothing of the secret", async () => {
    const { handle } = mockOf(protocol.id);
    const broken = (request: WireRequest) => handle({ ...request, headers: new Headers(), method: "BREW" });
    const client = createClient({ service: smallStore, protocol, handle: broken });
    const thrown = await client.send("PutThing", { id: "a", secret: "hunter2" }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ReceivedServiceError);
    expect(String(thrown)).not.toContain("hunter2");
  });

  test("a body that is long enough is compressed", async () => {
    const seen: WireRequest[] = [];
    const { handle } = mockOf(protocol.id, seen);
    const client = createClient({ service: smallStore, protocol, handle, compressFrom: 1000 });
    expect(await client.send("PutThing", { id: "a", name: "x".repeat(5000) })).toMatchObject({
      name: "x".repeat(5000),
    });
    await client.send("PutThing", { id: "a" });
    expect(seen.map(({ headers }) => headers.get("content-encoding") ?? "none")).toEqual(["gzip", "none"]);
    const [long] = seen;
    expect(long?.body).toBeInstanceOf(Uint8Array);
    expect(Object(long?.body)).toHaveProperty(
      "length",
      expect.toSatisfy((length: number) => length < 500),
    );
  });

  test.each([
    ["no JSON, XML or CBOR", { status: 200, headers: [], body: "\u0001{<" }],
    ["nothing but a status", { status: 599, headers: [], body: "" }],
    ["another's error", { status: 500, headers: [["content-type", "text/html"]], body: "<html>oh</html>" }],
  ] as const)("%s is a failure, never a crash", async (_, response) => {
    const client = createClient({ service: smallStore, protocol, handle: () => response });
    const thrown = await client.send("PutThing", { id: "a" }).catch((error: unknown) => error);
    expect(["ResponseError", "UnknownError"]).toContain((thrown as Error).name);
    expect(thrown).toMatchObject({ $response: { status: response.status } });
  });
});

describe.each(pairs.filter(({ name }) => !name.endsWith("Query") && name !== "restXml"))(
  "events in $name",
  ({ protocol }) => {
    const spoken = [{ line: { text: "hi" } }, { line: { text: "bye" } }];
    const client = createClient({ service: smallStore, protocol, handle: mockOf(protocol.id).handle });

    test("go both ways, and what stands beside them", async () => {
      const output = (await client.send("Talk", { topic: "weather", lines: spoken })) as Members;
      expect(output["topic"]).toBe("weather");
      expect(await collected(output["lines"])).toEqual(spoken);
    });

    test("end with the error that the service ends them with", async () => {
      const output = (await client.send("Talk", { topic: "hang up", lines: spoken })) as Members;
      const heard: unknown[] = [];
      const listen = async () => {
        for await (const event of output["lines"] as AsyncIterable<unknown>) heard.push(event);
      };
      await expect(listen()).rejects.toMatchObject({ name: "HungUp", message: "tired" });
      expect(heard).toEqual([{ line: { text: "well" } }]);
    });

    test("that do not fit are not sent", async () => {
      const thrown = await client.send("Talk", { lines: [{ line: { text: 1 } }] }).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Error);
    });

    test("that are cut off are a failure", async () => {
      const handle = async (request: WireRequest) => {
        const whole = await mockOf(protocol.id).handle(request);
        const [first = new Uint8Array()] = (await collected(whole.body)) as Uint8Array[];
        return {
          ...whole,
          body: (async function* () {
            yield first.subarray(0, first.length - 3);
          })(),
        };
      };
      const cut = createClient({ service: smallStore, protocol, handle });
      const thrown = await cut
        .send("Talk", { lines: spoken })
        .then((output) => collected((output as Members)["lines"]))
        .catch((error: unknown) => error);
      expect(thrown).toMatchObject({ name: "ResponseError" });
    });
  },
);

describe.each(pairs.filter(({ name }) => name.startsWith("rest")))("streams in $name", ({ protocol }) => {
  test("go up as they come and down as they come", async () => {
    const mock = mockOf(protocol.id);
    const client = createClient({ service: smallStore, protocol, handle: mock.handle });
    const pieces = (async function* () {
      for (let turn = 0; turn < 3; turn++) yield new Uint8Array(1000);
    })();
    expect(await client.send("Upload", { id: "a", content: pieces })).toEqual({ size: 3000 });
    const { content } = (await client.send("Download", { id: "a" })) as Members;
    const text =
      content instanceof Uint8Array ? new TextDecoder().decode(content) : await new Response(content as never).text();
    expect(text).toBe("abc");
  });
});
