/** What stands on the wire besides the message: forms of targets, expectations, repeated fields, old versions, limits of heads. */
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../runtime/adapter/node/index.js";
import { createMock } from "../../runtime/mock/index.js";
import type { MemberSchema, OperationSchema, ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";

const text = { type: "string", id: "s#Text" } as const;
const texts = { type: "list", id: "s#Texts", member: { target: text } } as const;

function structure(members: Readonly<Record<string, MemberSchema>>): StructureSchema {
  return { type: "structure", id: "s#Thing", members };
}

const members: Readonly<Record<string, MemberSchema>> = {
  name: { target: text, required: true, http: { location: "label" } },
  many: { target: texts, http: { location: "header", name: "x-many" } },
  query: { target: texts, http: { location: "query", name: "q" } },
  body: { target: text, http: { location: "payload" } },
};

function operation(name: string, method: string): OperationSchema {
  const output = structure({
    many: { target: texts, http: { location: "header", name: "x-many" } },
    body: { target: text, http: { location: "payload" } },
  });
  const input =
    method === "PUT"
      ? members
      : { name: members["name"] ?? { target: text }, query: members["query"] ?? { target: text } };
  return {
    id: `s#${name}`,
    name,
    input: structure(input),
    output,
    errors: [],
    http: { method, uri: "/things/{name}", code: 200 },
  };
}

const service: ServiceSchema = {
  id: "s#Things",
  version: "1",
  sdkId: "Things",
  protocols: ["aws.protocols#restJson1"],
  operations: { Put: operation("Put", "PUT"), Get: operation("Get", "GET"), Head: operation("Head", "HEAD") },
};

let server: Listening;
let inputs: unknown[];
beforeEach(async () => {
  inputs = [];
  const Put = (input: { readonly body?: string }): object => ({ body: input.body, many: [`${inputs.push(input)}`] });
  const Get = (input: object): object => ({ body: `${inputs.push(input)} thing` });
  server = await listen(createMock({ service, handlers: { Put, Get, Head: Get } }), { port: 0 });
});
afterEach(() => server.close(0));

/** All that the server sends to some pieces, each sent when the server has said something to the one before. */
function exchange(...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const left = [...pieces];
    let received = "";
    const socket = connect(server.port, "127.0.0.1");
    const sendNext = (): void => {
      const piece = left.shift();
      if (piece !== undefined) socket.write(piece);
    };
    socket.setEncoding("latin1").on("connect", sendNext).on("error", reject);
    socket.on("data", (chunk: string) => {
      received += chunk;
      sendNext();
    });
    socket.on("close", () => resolve(received));
  });
}

const end = "host: localhost\r\nconnection: close\r\n";
const head = (line: string, fields = ""): string => `${line}\r\n${end}${fields}\r\n`;
const typed = "content-type: text/plain\r\n";

describe("targets", () => {
  test.each<[string, { given: string; want: unknown }]>([
    ["in origin form", { given: "/things/a%2Fb?q=1", want: { name: "a/b", query: ["1"] } }],
    [
      "in absolute form, as behind a proxy",
      { given: "http://s.example.com/things/a?q=1", want: { name: "a", query: ["1"] } },
    ],
    ["of another scheme and with a port", { given: "HTTPS://s.example.com:443/things/a", want: { name: "a" } }],
    ["with more slashes in the query", { given: "/things/a?q=http://x/y", want: { name: "a", query: ["http://x/y"] } }],
    [
      "a plus in the path is one, in the query a space",
      { given: "/things/a+b?q=a+b&q=a%2Bb", want: { name: "a+b", query: ["a b", "a+b"] } },
    ],
    [
      "values that are empty, and names without one",
      { given: "/things/a?q=&q&&q=%20", want: { name: "a", query: ["", "", " "] } },
    ],
    ["an equals sign in a value", { given: "/things/a?q=b=c", want: { name: "a", query: ["b=c"] } }],
    ["dots are not resolved", { given: "/things/..", want: { name: ".." } }],
    ["escapes of what needs none", { given: "/things/%61?%71=%62", want: { name: "a", query: ["b"] } }],
  ])("%s", async (_, { given, want }) => {
    expect(await exchange(head(`GET ${given} HTTP/1.1`))).toMatch(/^HTTP\/1\.1 200 /);
    expect(inputs).toEqual([want]);
  });

  test.each(["http://s.example.com", "http://s.example.com?q=1", "/things/%zz", "/things/%ff", "/things/a?q=%zz", "*"])(
    "%s is answered, and served to nobody",
    async (target) => {
      expect(await exchange(head(`GET ${target} HTTP/1.1`))).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(inputs).toEqual([]);
    },
  );
});

describe("messages", () => {
  test("the body is sent when the server says that it wants it", async () => {
    const fields = `${typed}expect: 100-continue\r\ncontent-length: 2\r\n`;
    const received = await exchange(head("PUT /things/a HTTP/1.1", fields), "hi");
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [^]*hi$/);
  });

  test("what is expected beside that fails", async () => {
    const received = await exchange(head("PUT /things/a HTTP/1.1", "expect: a miracle\r\ncontent-length: 0\r\n"));
    expect(received).toMatch(/^HTTP\/1\.1 417 /);
  });

  test("fields of one name are one list", async () => {
    const fields = `${typed}x-many: a, "b, \\"c\\""\r\ncontent-length: 0\r\nX-Many: d\r\n`;
    await exchange(head("PUT /things/a HTTP/1.1", fields));
    expect(inputs).toMatchObject([{ many: ["a", 'b, "c"', "d"] }]);
  });

  test("chunks, with extensions and trailing fields that nobody asked for", async () => {
    const chunks = "2;a=b\r\nhi\r\n1\r\n!\r\n0\r\nx-many: z\r\n\r\n";
    await exchange(head("PUT /things/a HTTP/1.1", `${typed}transfer-encoding: chunked\r\n`) + chunks);
    expect(inputs).toEqual([{ name: "a", body: "hi!" }]);
  });

  test("HTTP/1.0", async () => {
    expect(await exchange("GET /things/a HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 OK[^]*\r\n\r\n1 thing$/);
  });

  test("HEAD has the fields of GET and no body", async () => {
    const received = await exchange(head("HEAD /things/a HTTP/1.1"));
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*content-length: 7\r\n[^]*\r\n\r\n$/);
    expect(await exchange(head("HEAD /nothing HTTP/1.1"))).toMatch(/^HTTP\/1\.1 404 [^]*\r\n\r\n$/);
  });

  test("a text keeps what it begins with", async () => {
    const bom = "\u00ef\u00bb\u00bfhi";
    const socketText = head("PUT /things/a HTTP/1.1", `${typed}content-length: 5\r\n`) + bom;
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => socket.write(Buffer.from(socketText, "latin1")));
      socket.resume().on("close", () => resolve());
    });
    expect(inputs).toEqual([{ name: "a", body: "\ufeffhi" }]);
  });

  test.each<[string, { given: string; want: RegExp }]>([
    [
      "a head that is far too long",
      { given: head("GET /things/a HTTP/1.1", `x-long: ${"x".repeat(70_000)}\r\n`), want: /^HTTP\/1\.1 431 / },
    ],
    [
      "too many fields",
      {
        given: head(
          "GET /things/a HTTP/1.1",
          "x-a: 1\r\n".repeat(10) + Array.from({ length: 300 }, (_, index) => `x-${index}: 1\r\n`).join(""),
        ),
        want: /^HTTP\/1\.1 431 /,
      },
    ],
    [
      "a length and chunks",
      {
        given: head("PUT /things/a HTTP/1.1", "content-length: 3\r\ntransfer-encoding: chunked\r\n") + "0\r\n\r\n",
        want: /^HTTP\/1\.1 400 /,
      },
    ],
    [
      "two lengths",
      {
        given: head("PUT /things/a HTTP/1.1", "content-length: 3\r\ncontent-length: 4\r\n") + "abcd",
        want: /^HTTP\/1\.1 400 /,
      },
    ],
    ["a method that nobody has", { given: head("PATCH /things/a HTTP/1.1"), want: /^HTTP\/1\.1 404 / }],
  ])("%s is refused", async (_, { given, want }) => {
    expect(await exchange(given)).toMatch(want);
    expect(inputs).toEqual([]);
  });
});
