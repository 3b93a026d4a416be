/** The client of pulls against a real server that misbehaves: one clear error each, or the right bytes after all. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpAnswer, HttpClient, Watcher } from "../../generator/pull/http-client.js";
import { httpClient } from "../../generator/pull/http-client.js";
import type { Transport } from "../../generator/pull/http-reply.js";
import type { Limits } from "../../generator/pull/limits.js";
import { defaultLimits } from "../../generator/pull/limits.js";
import { PullError } from "../../generator/pull/pull-error.js";
import { undiciTransport } from "../../generator/pull/undici-transport.js";
import type { FaultServer, Handler } from "./fault-server.js";
import { faultServer } from "./fault-server.js";

const quick: Limits = { ...defaultLimits, idle: 300, whole: 5_000, pause: 1, bytes: 10_000, retries: 2 };
let server: FaultServer;
let transport: Transport;
const text = '{"smithy":"2.0"}';

beforeAll(async () => {
  server = await faultServer();
  transport = undiciTransport(quick);
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

let serial = 0;
function at(handler: Handler): URL {
  const path = `/${serial++}`;
  server.on(path, handler);
  return new URL(`${server.url}${path}`);
}

function client(limits: Partial<Limits> = {}, now = 0): HttpClient {
  return httpClient(transport, { ...quick, ...limits }, { random: () => 1, now: () => now });
}

async function outcome(url: URL, limits: Partial<Limits> = {}, watcher: Watcher = {}): Promise<HttpAnswer | string> {
  try {
    return await client(limits).get({ url, headers: { "accept-encoding": "gzip" } }, watcher);
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    return `${error.code}: ${error.message.replaceAll(server.url, "SERVER").replace(/SERVER\/\d+/g, "URL")}`;
  }
}

const digest = (value: string): string => `sha-256=:${createHash("sha256").update(value).digest("base64")}:`;
const flaky =
  (bad: Handler): Handler =>
  (request, response, count) =>
    count === 0 ? bad(request, response, count) : void response.end(text);

describe("a server that fails for good", () => {
  const rows: readonly (readonly [
    string,
    { given: Handler; want: string; tries?: number; limits?: Partial<Limits> },
  ])[] = [
    ["says nothing", { given: () => undefined, want: "pull-timeout: URL does not answer in time.", tries: 3 }],
    [
      "stops in the middle",
      {
        given: (_, response) => void response.writeHead(200, { "content-length": 100 }).write("{"),
        want: "pull-timeout: URL stopped sending in the middle.",
        tries: 3,
      },
    ],
    [
      "drips for ever",
      {
        given: (_, response) => {
          const timer = setInterval(() => response.write(" "), 20);
          response.on("close", () => clearInterval(timer));
        },
        want: "pull-timeout: URL was not done after 0.5 s.",
        limits: { whole: 500 },
      },
    ],
    [
      "hangs up at once",
      {
        given: (request) => void request.socket.destroy(),
        want: "pull-network: URL broke the connection off.",
        tries: 3,
      },
    ],
    [
      "hangs up in the middle",
      {
        given: (request, response) => {
          response.writeHead(200, { "content-length": 100 }).write("{");
          setTimeout(() => request.socket.destroy(), 20);
        },
        want: "pull-network: URL broke the connection off.",
        tries: 3,
      },
    ],
    [
      "hangs up in the middle of chunks",
      {
        given: (request, response) => {
          response.write("{");
          setTimeout(() => request.socket.destroy(), 20);
        },
        want: "pull-network: URL broke the connection off.",
        tries: 3,
      },
    ],
    [
      "sends less than it says",
      {
        given: (request) => void request.socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n${text}`),
        want: "pull-network: URL broke the connection off.",
        tries: 3,
      },
    ],
    [
      "sends what its digest does not fit",
      {
        given: (_, response) => void response.writeHead(200, { "repr-digest": digest("other") }).end(text),
        want: "pull-checksum: URL is not what its own digest says.",
        tries: 3,
      },
    ],
    [
      "says that it is huge",
      {
        given: (_, response) => void response.writeHead(200, { "content-length": 10_001 }).write("{"),
        want: "pull-too-large: URL is larger than 10000 bytes.",
        tries: 1,
      },
    ],
    [
      "is huge without saying so",
      {
        given: (_, response) => {
          const timer = setInterval(() => response.write(" ".repeat(4_000)), 1);
          response.on("close", () => clearInterval(timer));
        },
        want: "pull-too-large: URL is larger than 10000 bytes.",
        tries: 1,
      },
    ],
    [
      "packs much into little",
      {
        given: (_, response) =>
          void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000))),
        want: "pull-too-large: URL is larger than 100000 bytes.",
        tries: 1,
        limits: { bytes: 100_000 },
      },
    ],
    [
      "packs and stops",
      {
        given: (_, response) =>
          void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(text).subarray(0, 20)),
        want: "pull-network: URL sent packed data that ends too soon.",
        tries: 3,
      },
    ],
    [
      "says packed and is not",
      {
        given: (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(text),
        want: "pull-network: URL sent packed data that is damaged.",
        tries: 3,
      },
    ],
    [
      "packs in a way nobody asked for",
      {
        given: (_, response) => void response.writeHead(200, { "content-encoding": "br" }).end(text),
        want: "pull-refused: URL answers packed as br, which was not asked for.",
        tries: 1,
      },
    ],
    [
      "does not have it",
      {
        given: (_, response) => void response.writeHead(404).end(),
        want: "pull-not-found: URL does not exist (404).",
        tries: 1,
      },
    ],
    [
      "wants to know who asks",
      {
        given: (_, response) => void response.writeHead(401).end(),
        want: "pull-refused: URL does not allow this (401).",
        tries: 1,
      },
    ],
    [
      "has a fault",
      {
        given: (_, response) => void response.writeHead(503).end(),
        want: "pull-refused: URL answers 503, a fault of the server.",
        tries: 3,
      },
    ],
    [
      "gives a part only",
      {
        given: (_, response) => void response.writeHead(206).end(text),
        want: "pull-refused: URL answers 206.",
        tries: 1,
      },
    ],
    [
      "has a rate limit that ends in an hour",
      {
        given: (_, response) =>
          void response.writeHead(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "3600" }).end(),
        want: "pull-rate-limited: URL takes no more requests until 1970-01-01 01:00:00 UTC (403).",
        tries: 1,
      },
    ],
    [
      "asks to come back tomorrow",
      {
        given: (_, response) => void response.writeHead(429, { "retry-after": "86400" }).end(),
        want: "pull-rate-limited: URL takes no more requests until 1970-01-02 00:00:00 UTC (429).",
        tries: 1,
      },
    ],
    [
      "asks to come back at a date",
      {
        given: (_, response) => void response.writeHead(429, { "retry-after": "Fri, 02 Jan 1970 00:00:00 GMT" }).end(),
        want: "pull-rate-limited: URL takes no more requests until 1970-01-02 00:00:00 UTC (429).",
        tries: 1,
      },
    ],
    [
      "redirects to itself",
      {
        given: (request, response) => void response.writeHead(302, { location: request.url }).end(),
        want: "pull-redirect: URL redirects in a circle.",
        tries: 1,
      },
    ],
    [
      "redirects without an address",
      {
        given: (_, response) => void response.writeHead(302).end(),
        want: "pull-redirect: URL answers 302 without saying where to go.",
        tries: 1,
      },
    ],
    [
      "redirects out of this machine without https",
      {
        given: (_, response) => void response.writeHead(302, { location: "http://models.invalid/x" }).end(),
        want: "pull-redirect: URL redirects to http://models.invalid, which is not https.",
        tries: 1,
      },
    ],
    [
      "redirects to a file",
      {
        given: (_, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
        want: "pull-redirect: URL redirects to file:, which is not https.",
        tries: 1,
      },
    ],
    [
      "does not speak HTTP",
      {
        given: (request) => void request.socket.end("SSH-2.0-x\r\n"),
        want: "pull-network: URL does not speak HTTP.",
        tries: 3,
      },
    ],
  ];

  it.each(rows)("%s", async (_, { given, want, tries, limits }) => {
    const url = at(given);
    expect(await outcome(url, limits)).toBe(want);
    const asked = server.requests.filter(({ line }) => line === `GET ${url.pathname}`).length;
    if (tries !== undefined) expect(asked).toBe(tries);
  });
});

describe("a server that fails once", () => {
  const rows: readonly (readonly [string, Handler])[] = [
    ["with a fault", (_, response) => void response.writeHead(500).end()],
    ["with 429 and a pause", (_, response) => void response.writeHead(429, { "retry-after": "0" }).end()],
    [
      "with a rate limit that is over",
      (_, response) => void response.writeHead(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "0" }).end(),
    ],
    ["by hanging up", (request) => void request.socket.destroy()],
    ["by half an answer", (request) => void request.socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{`)],
    ["by silence", () => undefined],
  ];

  it.each(rows)("%s is asked again", async (_, bad) => {
    const said: string[] = [];
    const answer = await outcome(at(flaky(bad)), {}, { retrying: (why) => said.push(why) });
    expect(typeof answer === "string" ? answer : answer.body.toString()).toBe(text);
    expect(said).toHaveLength(1);
  });

  it("is waited for as long as it asks, and else twice as long after each attempt", async () => {
    const pauses: number[] = [];
    const watcher: Watcher = { retrying: (_, pause) => pauses.push(pause) };
    await outcome(
      at((_, response) => void response.writeHead(500).end()),
      { pause: 4, retries: 3 },
      watcher,
    );
    expect(pauses).toEqual([4, 8, 16]);
    pauses.length = 0;
    await outcome(at(flaky((_, response) => void response.writeHead(503, { "retry-after": "1" }).end())), {}, watcher);
    expect(pauses).toEqual([1000]);
  });
});

describe("a server that behaves", () => {
  it("is read packed as well, and told on the way", async () => {
    const told: [number, number | undefined][] = [];
    const packed = gzipSync(text);
    const url = at((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length, etag: '"1"' }).end(packed);
    });
    const answer = await outcome(url, {}, { received: (bytes, total) => told.push([bytes, total]) });
    if (typeof answer === "string") throw new Error(answer);
    expect([answer.body.toString(), answer.header("etag")]).toEqual([text, '"1"']);
    expect(told.at(-1)).toEqual([packed.length, packed.length]);
  });

  it("may say that nothing changed", async () => {
    const answer = await outcome(at((_, response) => void response.writeHead(304).end()));
    expect(typeof answer === "string" ? answer : [answer.status, answer.body.length]).toEqual([304, 0]);
  });

  it("may redirect, and is told where the answer is from", async () => {
    const url = at((_, response) => void response.end(text));
    const answer = await outcome(at((_, response) => void response.writeHead(307, { location: url.pathname }).end()));
    expect(typeof answer === "string" ? answer : answer.url.href).toBe(url.href);
  });

  it("must not redirect more than five times", async () => {
    const hop = (left: number): URL =>
      at((_, response) => {
        if (left === 0) response.end(text);
        else response.writeHead(301, { location: hop(left - 1).pathname }).end();
      });
    expect(typeof (await outcome(hop(5)))).toBe("object");
    expect(await outcome(hop(6))).toBe("pull-redirect: URL redirects more than 5 times.");
  });

  it("keeps a token to itself: another origin does not get it", async () => {
    const other = await faultServer();
    try {
      other.on("/x", (_, response) => void response.end(text));
      const far = at((_, response) => void response.writeHead(302, { location: `${other.url}/x` }).end());
      const near = at((_, response) => void response.writeHead(302, { location: far.pathname }).end());
      await client().get({ url: near, headers: {}, token: "s3cret" });
      const own = server.requests.slice(-2).map(({ headers }) => headers.authorization);
      expect(own).toEqual(["Bearer s3cret", "Bearer s3cret"]);
      expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    } finally {
      await other.close();
    }
  });

  it("that is not there is an error of the network", async () => {
    const gone = await faultServer();
    await gone.close();
    const got = await outcome(new URL(`${gone.url}/x`));
    expect(String(got).replace(gone.url, "GONE")).toBe("pull-network: GONE/x refuses the connection.");
  });
});
