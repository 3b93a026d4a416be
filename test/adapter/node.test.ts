/** The server of node:http around a mock. */
import { EventEmitter, once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { ListenError, type Listening, type ListenOptions, listen } from "../../runtime/adapter/node/index.js";
import { type MockOptions, createMock } from "../../runtime/mock/index.js";
import { smallCognito } from "../mock/small-cognito.js";

const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

async function start(options: Partial<MockOptions> = {}, where: ListenOptions = { port: 0 }): Promise<Listening> {
  const server = await listen(createMock({ service: smallCognito, ...options }), where);
  servers.push(server);
  return server;
}

const headers = {
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser",
};
const body = JSON.stringify({ UserPoolId: "us-east-1_Abc123xyz", Username: "alice" });

/** All that a server sends to a text, until it closes the connection. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk: string) => (received += chunk));
    socket.on("error", reject).on("close", () => resolve(received));
  });
}

describe("answers", () => {
  test("with the length of the body in bytes", async () => {
    const { url } = await start({ handlers: { AdminGetUser: () => ({ Username: "日本" }) } });
    const response = await fetch(url, { method: "POST", headers, body });
    const text = await response.text();
    expect(text).toBe('{"Username":"日本","Enabled":false}');
    expect(response.headers.get("content-length")).toBe(String(new TextEncoder().encode(text).length));
  });

  test("several requests on one connection, in turn", async () => {
    const { port } = await start();
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const one = (close: string): string =>
      `POST / HTTP/1.1\r\nhost: mock\r\n${head.join("")}${close}content-length: ${body.length}\r\n\r\n${body}`;
    const received = await raw(port, one("") + one("connection: close\r\n"));
    expect(received.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });

  test("a body in pieces", async () => {
    const { port } = await start();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ port, host: "127.0.0.1", method: "POST", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject);
      sent.write(body.slice(0, 10));
      setTimeout(() => sent.end(body.slice(10)), 20);
    });
    expect(status).toBe(200);
  });

  test("a handler's promise", async () => {
    const { url } = await start({ handlers: { AdminGetUser: async () => Promise.resolve({ Username: "later" }) } });
    expect(await (await fetch(url, { method: "POST", headers, body })).json()).toMatchObject({ Username: "later" });
  });
});

describe("refuses", () => {
  const limits = { bodyBytes: 100 };
  test("a body whose length says that it is too large", async () => {
    const { port } = await start({ limits });
    const received = await raw(port, "POST / HTTP/1.1\r\nhost: mock\r\ncontent-length: 999999999\r\n\r\n");
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toContain('{"__type":"RequestEntityTooLargeException"');
  });

  test("a chunked body that becomes too large", async () => {
    const { port } = await start({ limits });
    const chunk = `80\r\n${"x".repeat(128)}\r\n`;
    const received = await raw(port, `POST / HTTP/1.1\r\nhost: mock\r\ntransfer-encoding: chunked\r\n\r\n${chunk}`);
    expect(received.match(/HTTP\/1\.1 413 /g)).toHaveLength(1);
  });

  test("what is not HTTP, and goes on", async () => {
    const { port, url } = await start();
    expect(await raw(port, "hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(200);
  });

  test("a client that goes away does no harm", async () => {
    const { port, url } = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.write("POST / HTTP/1.1\r\nhost: mock\r\ncontent-length: 50\r\n\r\n{");
        setTimeout(() => socket.destroy(), 10);
      });
      socket.on("close", () => resolve());
    });
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(200);
  });
});

describe("starting and stopping", () => {
  test("says where it listens", async () => {
    const { url, port, host } = await start();
    expect([url, host]).toEqual([`http://127.0.0.1:${port}`, "127.0.0.1"]);
    expect(port).toBeGreaterThan(0);
  });

  test("every address has a URL that a client can use", async () => {
    const { url, port } = await start({}, { port: 0, host: "0.0.0.0" });
    expect(url).toBe(`http://localhost:${port}`);
  });

  test("a port in use is a clear error", async () => {
    const { port } = await start();
    const second = start({}, { port });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toMatchObject({
      name: "ListenError",
      code: "EADDRINUSE",
      port,
      message: `cannot listen on 127.0.0.1:${port}: the port is in use`,
    });
  });

  test("a port that is none is one too", async () => {
    await expect(start({}, { port: 70000 })).rejects.toMatchObject({ code: "ERR_SOCKET_BAD_PORT" });
  });

  test("lets running requests finish and frees the port", async () => {
    const events = new EventEmitter();
    const arrived = once(events, "arrived");
    const handlers = {
      AdminGetUser: () => {
        events.emit("arrived");
        return once(events, "output").then(([output]: unknown[]) => output);
      },
    };
    const server = await start({ handlers });
    const answer = fetch(server.url, { method: "POST", headers, body });
    await arrived;
    const closed = server.close();
    events.emit("output", { Username: "done" });
    expect(await (await answer).json()).toMatchObject({ Username: "done" });
    await closed;
    const again = await listen(createMock({ service: smallCognito }), { port: server.port });
    await again.close();
  });

  test("ends what does not finish in time", async () => {
    const { url, close } = await start({ handlers: { AdminGetUser: () => new Promise(() => undefined) } });
    const answer = fetch(url, { method: "POST", headers, body });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all([close(10), expect(answer).rejects.toThrow()]);
  });
});
