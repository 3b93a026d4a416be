/** Streams through a mock: to and from handlers, whole and broken, without anybody else reading them. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type MockOptions, type RequestRecord, createMock } from "../../runtime/mock/index.js";
import { collect, isBodyStream, streamOf } from "../../runtime/protocol/body-stream.js";
import type { WireRequest, WireResponse } from "../../runtime/protocol/protocol.js";
import { isStreamRejected } from "../../runtime/protocol/stream-rejected.js";
import { smallStreams } from "./small-streams.js";

const service = smallStreams("aws.protocols#restJson1");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* pieces(...texts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield await Promise.resolve(bytes(text));
  }
}

function post(operation: string, body: WireRequest["body"] = "", headers: Record<string, string> = {}): WireRequest {
  return { method: "POST", target: `/${operation}`, headers: new Headers(headers), body };
}

interface Asked {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly records: readonly RequestRecord[];
}

async function ask(handlers: object, request: WireRequest, options: Partial<MockOptions> = {}): Promise<Asked> {
  const records: RequestRecord[] = [];
  const mock = createMock({ service, handlers, onRequest: (record) => void records.push(record), ...options });
  const response = await mock.handle(request);
  return { ...(await read(response)), records };
}

async function read({ status, headers, body }: WireResponse): Promise<Omit<Asked, "records">> {
  const whole = (await collect(streamOf(body), 1e6)) ?? new Uint8Array();
  return { status, headers: new Map(headers), text: new TextDecoder().decode(whole) };
}

const textOf = (content: unknown): Promise<string> => new Response(content as ReadableStream | Uint8Array).text();

describe("a body that streams", () => {
  const seen: unknown[] = [];
  const Put = async ({ body, ...others }: { body: unknown }): Promise<object> => {
    seen.push(body instanceof ReadableStream, await textOf(body), others);
    return {};
  };
  const put = async (body: WireRequest["body"], headers: Record<string, string> = {}): Promise<Asked> => {
    seen.length = 0;
    return ask({ Put }, post("Put", body, headers));
  };

  test("reaches the handler as a stream", async () => {
    expect((await put(pieces("one ", "two"))).status).toBe(200);
    expect(seen).toEqual([true, "one two", {}]);
  });

  test("that is there as a whole reaches it as bytes", async () => {
    await put("whole");
    expect(seen).toEqual([false, "whole", {}]);
  });

  test("may be longer than other bodies", async () => {
    const { status } = await ask({ Put }, post("Put", pieces("0123456789")), { limits: { bodyBytes: 5 } });
    expect(status).toBe(200);
  });

  test("is unpacked as it comes, and the caller's own encoding stays", async () => {
    await put(streamOf(gzipSync("packed")), { "content-encoding": "br, gzip" });
    expect(seen).toEqual([true, "packed", { encoding: "br" }]);
  });

  test("is taken out of its chunks as it comes", async () => {
    await put(pieces("3\r\nab", "c\r\n0\r\n\r\n"), {
      "content-encoding": "aws-chunked",
      "x-amz-decoded-content-length": "3",
    });
    expect(seen).toEqual([true, "abc", {}]);
  });

  test("that breaks off throws in the handler", async () => {
    const { status, records } = await put(pieces("one", new Error("gone")));
    expect([status, String(records[0]?.cause)]).toEqual([500, "Error: gone"]);
  });

  test("of an operation that has no stream is collected, up to the limit", async () => {
    const Plain = ({ texts }: { texts: string[] }): void => void seen.push(texts);
    const json = { "content-type": "application/json" };
    seen.length = 0;
    expect((await ask({ Plain }, post("Plain", pieces('{"texts":', '["a"]}'), json))).status).toBe(200);
    expect(seen).toEqual([["a"]]);
    const limits = { bodyBytes: 5 };
    expect((await ask({ Plain }, post("Plain", pieces('{"texts":', '["a"]}'), json), { limits })).status).toBe(413);
  });
});

const crc = { "x-amz-checksum-crc32": "NSRBwg==" };
const trailing = { "content-encoding": "aws-chunked", "x-amz-trailer": "x-amz-checksum-crc32" };
const md5 = (text: string): string => createHash("md5").update(text).digest("base64");

describe("a checksum that is not the body's", () => {
  test.each<[string, { body: WireRequest["body"]; headers: Record<string, string>; code: string }]>([
    ["of bytes", { body: "abd", headers: crc, code: "BadDigestException" }],
    ["of a stream", { body: pieces("ab", "d"), headers: crc, code: "BadDigestException" }],
    [
      "behind a stream",
      {
        body: pieces("3\r\nabd\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n"),
        headers: trailing,
        code: "BadDigestException",
      },
    ],
    [
      "promised and not given",
      { body: pieces("3\r\nabc\r\n0\r\n\r\n"), headers: trailing, code: "InvalidRequestException" },
    ],
    [
      "of no checksum's length",
      { body: "abc", headers: { "x-amz-checksum-crc32": "AAAA" }, code: "InvalidRequestException" },
    ],
    ["in Content-MD5", { body: "abc", headers: { "content-md5": md5("abd") }, code: "BadDigestException" }],
    ["of no MD5's length", { body: "abc", headers: { "content-md5": "AAAA" }, code: "InvalidDigestException" }],
    [
      "and chunks that end too early",
      { body: pieces("3\r\nab"), headers: { "content-encoding": "aws-chunked" }, code: "SerializationException" },
    ],
    [
      "and another length than was said",
      {
        body: pieces("3\r\nabc\r\n0\r\n\r\n"),
        headers: { "content-encoding": "aws-chunked", "x-amz-decoded-content-length": "4" },
        code: "SerializationException",
      },
    ],
    ["and no gzip", { body: pieces("plain"), headers: { "content-encoding": "gzip" }, code: "SerializationException" }],
  ])("%s: refused, with a handler and without", async (_, { body, headers, code }) => {
    // A stream is read once: each of the two mocks gets its own.
    const [one, other] = isBodyStream(body) ? await twice(body) : [body, body];
    const Put = async ({ body: content }: { body: unknown }): Promise<object> => ({ text: await textOf(content) });
    for (const [handlers, given] of [[{ Put }, one] as const, [{}, other] as const]) {
      const { status, headers: got } = await ask(handlers, post("Put", given, headers));
      expect([status, got.get("x-amzn-errortype")]).toEqual([400, code]);
    }
  });

  test.each<[string, { body: WireRequest["body"]; headers: Record<string, string> }]>([
    ["of bytes", { body: "abc", headers: crc }],
    ["of a stream", { body: pieces("a", "bc"), headers: crc }],
    ["behind a stream", { body: pieces("3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n"), headers: trailing }],
    ["in Content-MD5", { body: "abc", headers: { "content-md5": md5("abc") } }],
  ])("the right one, %s, is let through", async (_, { body, headers }) => {
    expect((await ask({}, post("Put", body, headers))).status).toBe(200);
  });

  test("is no error where no trait asks for it, and a missing one never is", async () => {
    const { status } = await ask({}, post("PutSized", "abc", { ...crc, "content-md5": md5("abd") }));
    expect([status, (await ask({}, post("Plain", ""))).status]).toEqual([200, 200]);
    const wrong = post("Plain", "{}", { "content-type": "application/json", "content-md5": md5("abd") });
    expect((await ask({}, wrong)).status).toBe(400);
  });
});

async function twice(
  body: AsyncIterable<Uint8Array>,
): Promise<readonly [AsyncIterable<Uint8Array>, AsyncIterable<Uint8Array>]> {
  const whole = (await collect(body, 1e6)) ?? new Uint8Array();
  return [streamOf(whole), streamOf(whole)];
}

describe("a handler", () => {
  test("may swallow what is wrong with a stream", async () => {
    const Put = async ({ body }: { body: unknown }): Promise<object> => {
      const error = await textOf(body).catch((thrown: unknown) => thrown);
      expect(isStreamRejected(error)).toBe(true);
      return {};
    };
    expect((await ask({ Put }, post("Put", pieces("abd"), crc))).status).toBe(200);
  });

  test("that never reads answers at once", async () => {
    const never: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
    };
    expect((await ask({ Put: () => ({}) }, post("Put", never))).status).toBe(200);
  });
});

test("without a handler the stream is read to its end before the answer", async () => {
  let isRead = false;
  async function* watched(): AsyncGenerator<Uint8Array> {
    yield* pieces("a", "b");
    isRead = true;
  }
  const { status, records } = await ask({}, post("Put", watched()));
  expect([status, isRead, records[0]?.input]).toEqual([200, true, { body: "[STREAM]" }]);
});

describe("the length of a body that must have one", () => {
  test.each<[string, Record<string, string>, number]>([
    ["is missing", {}, 411],
    ["is said", { "content-length": "3" }, 200],
    ["is said of what is in the chunks", { "x-amz-decoded-content-length": "3" }, 200],
  ])("%s", async (_, headers, status) => {
    expect((await ask({}, post("PutSized", pieces("abc"), headers))).status).toBe(status);
  });

  test("is known of bytes", async () => expect((await ask({}, post("PutSized", "abc"))).status).toBe(200));
});

describe("an output that streams", () => {
  test.each<[string, unknown]>([
    ["a text", "content"],
    ["bytes", bytes("content")],
    ["a blob", new Blob(["content"])],
    ["a stream of the Web", new Blob(["content"]).stream()],
    ["a stream of Node", Readable.from([Buffer.from("con"), Buffer.from("tent")])],
    ["a stream of texts", Readable.from(["con", "tent"])],
    ["a generator", pieces("con", "tent")],
  ])("may be %s", async (_, body) => {
    const { status, text, headers } = await ask({ Get: () => ({ body }) }, post("Get"));
    expect([status, text, headers.get("content-type")]).toEqual([200, "content", "application/octet-stream"]);
  });

  test("of another kind is a failure", async () => {
    const { status, records } = await ask({ Get: () => ({ body: 5 }) }, post("Get"));
    expect([status, records[0]?.cause]).toMatchObject([500, { name: "CodecFailure", reversedPath: ["body"] }]);
  });

  test("that breaks off breaks the response off, and the log says why", async () => {
    const records: RequestRecord[] = [];
    const handlers = { Get: () => ({ body: pieces("one", new Error("oh")) }) };
    const mock = createMock({ service, handlers, onRequest: (record) => void records.push(record) });
    const response = await mock.handle(post("Get"));
    expect(records).toEqual([]);
    await expect(read(response)).rejects.toThrow("oh");
    expect(records).toMatchObject([{ outcome: "failed", status: 200, cause: { message: "oh" } }]);
  });

  test("that nobody reads to its end is let go of, and told of once", async () => {
    let isOpen = true;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(bytes("x"));
      } finally {
        isOpen = false;
      }
    }
    const records: RequestRecord[] = [];
    const handlers = { Get: () => ({ body: endless() }) };
    const mock = createMock({ service, handlers, onRequest: (record) => void records.push(record) });
    const { body } = await mock.fetch(new Request("http://mock/Get", { method: "POST" }));
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect([isOpen, records.length, records[0]?.outcome]).toEqual([false, 1, "handler"]);
  });

  test("has the checksum that is asked for, if it is there as a whole", async () => {
    const asked = async (body: unknown, mode = "ENABLED"): Promise<string | undefined> =>
      (await ask({ Get: () => ({ body }) }, post("Get", "", { "x-mode": mode }))).headers.get("x-amz-checksum-crc32");
    expect(await asked("abc")).toBe("NSRBwg==");
    expect(await asked("abc", "")).toBeUndefined();
    expect(await asked(pieces("abc"))).toBeUndefined();
  });

  test("has the checksum that the handler says, right or wrong", async () => {
    const handlers = { Get: () => ({ body: "abc", sum: "own" }) };
    const { headers } = await ask(handlers, post("Get", "", { "x-mode": "ENABLED" }));
    expect(headers.get("x-amz-checksum-crc32")).toBe("own");
  });

  test("has no made-up checksum by default", async () => {
    expect((await ask({}, post("Get"))).headers.has("x-amz-checksum-crc32")).toBe(false);
  });
});

describe("the fetch of a mock", () => {
  const echo = { Get: () => ({}), Put: async ({ body }: { body: unknown }) => void (await textOf(body)) };
  test("passes streams on", async () => {
    const handlers = { ...echo, Get: () => ({ body: pieces("one", "two") }) };
    const mock = createMock({ service, handlers });
    const body = new Blob(["content"]).stream();
    const init = { method: "POST", body, duplex: "half" } as const;
    expect((await mock.fetch(new Request("http://mock/Put", init))).status).toBe(200);
    expect(await (await mock.fetch(new Request("http://mock/Get", { method: "POST" }))).text()).toBe("onetwo");
  });

  test("collects what does not stream, up to the limit", async () => {
    const mock = createMock({ service, limits: { bodyBytes: 10 } });
    const send = (body: string): Promise<Response> =>
      mock.fetch(
        new Request("http://mock/Plain", { method: "POST", body, headers: { "content-type": "application/json" } }),
      );
    expect([(await send("{}")).status, (await send(`{"texts":[]}`)).status]).toEqual([200, 413]);
  });
});

describe("limits", () => {
  const json = { "content-type": "application/json" };
  const body = JSON.stringify({ texts: ["a", "b", "c"] });
  test.each<[string, Partial<MockOptions>, number]>([
    ["a list as long as it may be", { limits: { items: 3 } }, 200],
    ["a list that is too long", { limits: { items: 2 } }, 400],
    ["as many headers as there may be", { limits: { headers: 1 } }, 200],
    ["too many headers", { limits: { headers: 0 } }, 431],
    ["a body that is too long", { limits: { bodyBytes: 10 } }, 413],
    ["too many levels", { limits: { depth: 1 } }, 400],
  ])("%s", async (_, options, status) => {
    expect((await ask({}, post("Plain", body, json), options)).status).toBe(status);
  });

  test("too many pairs of a form", async () => {
    const query = smallStreams("aws.protocols#awsQuery");
    const form = "Action=Plain&Version=1&texts.member.1=a";
    const request = { ...post("", form, { "content-type": "application/x-www-form-urlencoded" }), target: "/" };
    const statusOf = async (formPairs: number): Promise<number> =>
      (await ask({}, request, { service: query, limits: { formPairs } })).status;
    expect([await statusOf(3), await statusOf(2)]).toEqual([200, 400]);
  });
});
