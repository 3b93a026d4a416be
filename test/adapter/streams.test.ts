/** Streams over real sockets, HTTP/1.1 and HTTP/2: as they come, at the reader's pace, and broken off on either side. */
import { once } from "node:events";
import { Agent, request as request1 } from "node:http";
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connect2, constants } from "node:http2";
import { request as requestTls } from "node:https";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { type Listening, type ListenOptions, listen } from "../../runtime/adapter/node/index.js";
import { type MockOptions, createMock } from "../../runtime/mock/index.js";
import { smallStreams } from "../streams/small-streams.js";
import { selfSigned } from "./self-signed.js";

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const service = smallStreams("aws.protocols#restJson1");

async function start(
  handlers: object,
  where: ListenOptions = {},
  options: Partial<MockOptions> = {},
): Promise<Listening> {
  const server = await listen(createMock({ service, handlers, ...options }), { port: 0, ...where });
  open.push(() => server.close(0));
  return server;
}

/** A request under way. */
interface Exchange {
  /** Writes the request's body. */
  readonly body: Duplex | NodeJS.WritableStream;
  readonly answer: Promise<Answer>;
  /** Breaks the request off. */
  readonly abort: () => void;
}
interface Answer {
  readonly status: number;
  readonly body: AsyncIterable<Buffer>;
  readonly close: () => void;
}
type Client = (server: Listening, path: string) => Exchange;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const http1: Client = ({ port }, path) => {
  const body = request1({ port, host: "127.0.0.1", method: "POST", path, agent });
  const answer = new Promise<Answer>((resolve, reject) => {
    body.on("response", (it) => resolve({ status: it.statusCode ?? 0, body: it, close: () => void it.destroy() }));
    body.on("error", reject);
  });
  body.flushHeaders();
  return { body, answer, abort: () => void body.destroy() };
};

const sessions = new Map<string, ClientHttp2Session>();
const http2: Client = ({ url }, path) => {
  const session = sessions.get(url) ?? connect2(url);
  sessions.set(url, session);
  session.on("error", () => undefined);
  open.push(() => void session.destroy());
  const body: ClientHttp2Stream = session.request({ ":method": "POST", ":path": path });
  const answer = new Promise<Answer>((resolve, reject) => {
    body.on("response", (headers) =>
      resolve({ status: Number(headers[":status"]), body, close: () => void body.close(constants.NGHTTP2_CANCEL) }),
    );
    body.on("error", reject);
  });
  // Closing would first say that the body is whole.
  return { body, answer, abort: () => void body.destroy(new Error("changed my mind")) };
};

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Something that happens later. */
function later<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((it) => (resolve = it));
  return { promise, resolve };
}

type Put = { body: ReadableStream<Uint8Array> };

describe.each<[string, Client]>([
  ["HTTP/1.1", http1],
  ["HTTP/2", http2],
])("over %s", (_, client) => {
  test("a handler reads what has come before the rest is sent", async () => {
    const first = later<string>();
    const Put = async ({ body }: Put): Promise<void> => {
      for await (const part of body) first.resolve(Buffer.from(part).toString());
    };
    const { body, answer } = client(await start({ Put }), "/Put");
    body.write("one");
    expect(await first.promise).toBe("one");
    body.end("two");
    expect((await answer).status).toBe(200);
  });

  test("a client reads what has been written before the rest is", async () => {
    const gate = later<undefined>();
    const Get = (): object => ({
      body: (async function* () {
        yield Buffer.from("one");
        await gate.promise;
        yield Buffer.from("two");
      })(),
    });
    const { body, answer } = client(await start({ Get }), "/Get");
    body.end();
    const parts = (await answer).body[Symbol.asyncIterator]();
    expect(String((await parts.next()).value)).toBe("one");
    gate.resolve(undefined);
    expect(String((await parts.next()).value)).toBe("two");
    expect((await parts.next()).done).toBe(true);
  });

  test("nobody produces faster than the other side reads", async () => {
    const piece = Buffer.alloc(64 * 1024);
    let produced = 0;
    const Get = (): object => ({
      body: (async function* () {
        for (; produced < 800; produced++) yield piece;
      })(),
    });
    const { body, answer } = client(await start({ Get }), "/Get");
    body.end();
    const { body: slow } = await answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
    // What sockets hold is a few megabytes at most; all of it are 128.
    expect(produced).toBeLessThan(300);
    let received = 0;
    for await (const part of slow) received += part.length;
    expect(received).toBe(800 * piece.length);
  });

  test("a handler that does not read makes the client wait", async () => {
    const gate = later<undefined>();
    const Put = async ({ body }: Put): Promise<void> => {
      await gate.promise;
      for await (const part of body) if (part.length === 0) throw new Error("an empty piece");
    };
    const { body, answer } = client(await start({ Put }), "/Put");
    const piece = Buffer.alloc(64 * 1024);
    let sent = 0;
    const sending = (async (): Promise<void> => {
      for (; sent < 800; sent++) if (!body.write(piece)) await once(body, "drain");
      body.end();
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent).toBeLessThan(300);
    gate.resolve(undefined);
    expect((await answer).status).toBe(200);
    await sending;
  });

  test("a client that breaks its body off makes the handler's stream throw", async () => {
    const thrown = later<unknown>();
    const Put = async ({ body }: Put): Promise<void> => {
      try {
        for await (const part of body) if (part.length === 0) throw new Error("an empty piece");
        thrown.resolve("the stream ended as if it were whole");
      } catch (error) {
        thrown.resolve(error);
      }
    };
    const server = await start({ Put });
    const { body, answer, abort } = client(server, "/Put");
    answer.catch(() => undefined);
    body.write("one");
    setTimeout(abort, 50);
    expect(await thrown.promise).toBeInstanceOf(Error);
    expect(await statusOf(client(server, "/Put"))).toBe(200);
  });

  test("a client that goes away lets the handler's output go", async () => {
    const released = later<boolean>();
    const Get = (): object => ({
      body: (async function* () {
        try {
          for (;;) yield Buffer.alloc(1000);
        } finally {
          released.resolve(true);
        }
      })(),
    });
    const { body, answer } = client(await start({ Get }), "/Get");
    body.end();
    const { close, body: received } = await answer;
    (received as Duplex).on("error", () => undefined);
    close();
    expect(await released.promise).toBe(true);
  });

  test("a handler that never reads leaves a connection that can be used", async () => {
    const server = await start({ Put: () => ({}) });
    for (let turn = 0; turn < 3; turn++) {
      const { body, answer } = client(server, "/Put");
      body.end(Buffer.alloc(300_000));
      const { status, body: text } = await answer;
      expect([status, await textOf(text)]).toEqual([200, "{}"]);
    }
  });

  test("a handler that stops reading leaves one too", async () => {
    const Put = async ({ body }: Put): Promise<void> => {
      const reader = body.getReader();
      await reader.read();
      await reader.cancel();
    };
    const server = await start({ Put });
    for (let turn = 0; turn < 3; turn++) {
      const { body, answer } = client(server, "/Put");
      body.end(Buffer.alloc(300_000));
      expect(await textOf((await answer).body)).toBe("{}");
    }
  });

  test("an output that breaks off is not taken for a whole one", async () => {
    const Get = (): object => ({
      body: (async function* () {
        yield Buffer.from("one");
        await new Promise((resolve) => setTimeout(resolve, 20));
        throw new Error("oh");
      })(),
    });
    const { body, answer } = client(await start({ Get }), "/Get");
    body.end();
    await expect(textOf((await answer).body)).rejects.toThrow();
  });

  test("a body of an operation that does not stream is refused when it becomes too long", async () => {
    const { body, answer } = client(await start({}, {}, { limits: { bodyBytes: 100 } }), "/Plain");
    body.write(Buffer.alloc(200));
    expect((await answer).status).toBe(413);
  });

  test("a request without a body is not waited for", async () => {
    const { body, answer } = client(await start({}), "/Put");
    body.end();
    expect((await answer).status).toBe(200);
  });
});

/** The status of a request that has been answered as a whole, so that its connection is free. */
async function statusOf({ body, answer }: Exchange): Promise<number> {
  body.end("x");
  const { status, body: text } = await answer;
  await textOf(text);
  return status;
}

describe("HTTP/1.1", () => {
  test.each<[string, { length: string; text: string }]>([
    ["longer", { length: "2", text: "three" }],
    ["shorter", { length: "9", text: "three" }],
  ])("a stream %s than it said is cut off", async (_, { length, text }) => {
    const Get = (): object => ({ length, body: new Blob([text]).stream() });
    const { body, answer } = http1(await start({ Get }), "/Get");
    body.end();
    await expect(answer.then((it) => textOf(it.body))).rejects.toThrow();
  });

  test("a stream that says its length is not chunked", async () => {
    const { port } = await start({ Get: () => ({ length: "5", body: new Blob(["three"]).stream() }) });
    const socket = connect(port, "127.0.0.1", () =>
      socket.write("POST /Get HTTP/1.1\r\nhost: mock\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"),
    );
    const received = await textOf(socket);
    expect(received.toLowerCase()).toContain("content-length: 5\r\n");
    expect(received.endsWith("\r\n\r\nthree")).toBe(true);
  });
});

describe("one port", () => {
  test("serves both, whatever the pieces in which a request comes", async () => {
    const server = await start({});
    expect(await statusOf(http2(server, "/Put"))).toBe(200);
    const socket = connect(server.port, "127.0.0.1");
    const text = "POST /Put HTTP/1.1\r\nhost: mock\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    for (const letter of text) {
      socket.write(letter);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a connection on which nothing or half a word comes does no harm", async () => {
    const server = await start({});
    const silent = [connect(server.port, "127.0.0.1"), connect(server.port, "127.0.0.1")];
    await Promise.all(silent.map((socket) => once(socket, "connect")));
    silent[1]?.write("PR");
    expect(await statusOf(http1(server, "/Put"))).toBe(200);
    const closed = silent.map((socket) => once(socket, "close"));
    await server.close(0);
    await Promise.all(closed);
  });

  test("the host of HTTP/2 is a header like any other, and its own fields are none", async () => {
    const seen: unknown[] = [];
    const Get = (
      _: unknown,
      { headers }: { headers: { get: (name: string) => unknown; keys: () => Iterable<string> } },
    ) =>
      void seen.push(
        headers.get("host"),
        [...headers.keys()].filter((name) => name.startsWith(":")),
      );
    const server = await start({ Get });
    await statusOf(http2(server, "/Get"));
    expect(seen).toEqual([`127.0.0.1:${server.port}`, []]);
  });

  test("closing lets a stream of HTTP/2 finish", async () => {
    const gate = later<undefined>();
    const Get = async (): Promise<object> => {
      await gate.promise;
      return { body: "done" };
    };
    const server = await start({ Get });
    const { body, answer } = http2(server, "/Get");
    body.end();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server.close(5000);
    gate.resolve(undefined);
    expect(await textOf((await answer).body)).toBe("done");
    await closed;
  });

  test("closing ends a stream of HTTP/2 that does not finish", async () => {
    const server = await start({ Get: () => new Promise(() => undefined) });
    const { body, answer } = http2(server, "/Get");
    body.end();
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer.catch(() => undefined);
    await Promise.all([once(body as Duplex, "close"), server.close(10)]);
  });
});

describe("TLS", () => {
  test("lets clients choose between the two", async () => {
    const server = await start({}, { tls: selfSigned() });
    expect(server.url).toBe(`https://127.0.0.1:${server.port}`);
    const session = connect2(server.url, { rejectUnauthorized: false });
    open.push(() => void session.destroy());
    const stream = session.request({ ":method": "POST", ":path": "/Get" }).end();
    const [headers] = (await once(stream, "response")) as [object];
    expect(headers).toMatchObject({ ":status": 200 });
    const one = requestTls(server.url, { method: "POST", path: "/Get", rejectUnauthorized: false, agent: false });
    one.end();
    const [answer] = (await once(one, "response")) as [{ statusCode: number; httpVersion: string }];
    expect([answer.statusCode, answer.httpVersion]).toEqual([200, "1.1"]);
    one.destroy();
  });
});
