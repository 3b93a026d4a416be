/** Header fields read as they came are those that node:http would have given. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RawHeaders } from "../../runtime/adapter/node/raw-headers.js";

const server = createServer();
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());

/** The request as the server has it. */
async function received(...fields: readonly string[]): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const asked = once(server, "request");
  const socket = connect(port, "127.0.0.1", () => {
    socket.end(`GET / HTTP/1.1\r\n${["Host: a.example", ...fields].join("\r\n")}\r\n\r\n`);
  });
  const [request, response] = await asked;
  response.end();
  return request;
}

it.each([
  ["one of each", ["Content-Type: text/plain", "x-amz-target: A.B", "Accept:"]],
  ["names in any case", ["CONTENT-TYPE: a/b", "X-Amz-Target: A.B"]],
  ["fields that are joined", ["X-A: 1", "x-a: 2", "X-A: 3", "Accept: a/b", "accept: c/d"]],
  ["cookies", ["Cookie: a=1", "Cookie: b=2"]],
  ["fields of which the first counts", ["Content-Type: a/b", "content-type: c/d", "User-Agent: x", "User-Agent: y"]],
  ["a field that is a list", ["Set-Cookie: a=1", "Set-Cookie: b=2"]],
  ["names that every object has", ["constructor: a", "toString: c"]],
])("reads %s", async (_, fields) => {
  const { headers, rawHeaders } = await received(...fields);
  const reader = new RawHeaders(rawHeaders);
  expect([...reader.keys()].toSorted()).toEqual(Object.keys(headers).toSorted());
  expect(reader.size).toBe(fields.length + 1);
  for (const [name, value] of Object.entries(headers)) {
    expect(reader.get(name)).toBe(Array.isArray(value) ? value.join(", ") : value);
  }
  expect(reader.get("x-none")).toBeUndefined();
});
