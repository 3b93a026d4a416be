/** Streams between SDK clients and a mock in the same process: not collected on the way, and ended by an abort. */
import { Readable } from "node:stream";
import type { HttpRequest } from "@smithy/types";
import { describe, expect, test } from "vitest";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";
import { type MockOptions, createMock } from "../../runtime/mock/index.js";
import { smallStreams } from "../streams/small-streams.js";

const service = smallStreams("aws.protocols#restJson1");

function request(operation: string, body?: unknown): HttpRequest {
  const start = { protocol: "http:", hostname: "mock", method: "POST", path: `/${operation}`, query: {} };
  return { ...start, headers: { "content-type": "application/json" }, body } as HttpRequest;
}

function handlerOf(handlers: object, options: Partial<MockOptions> = {}): ReturnType<typeof sdkHandler> {
  return sdkHandler(createMock({ service, handlers, ...options }));
}

type Put = { body: ReadableStream<Uint8Array> };

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) {
    yield new Uint8Array(10);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe("a request's stream", () => {
  test.each<[string, () => unknown]>([
    ["of Node", () => Readable.from([Buffer.from("ab"), Buffer.from("c")])],
    ["of the Web", () => new Blob(["abc"]).stream()],
    ["of texts", () => Readable.from(["ab", "c"])],
    ["that is a blob", () => new Blob(["abc"])],
  ])("%s reaches the handler as one", async (_, body) => {
    const seen: unknown[] = [];
    const Put = async (input: Put): Promise<void> =>
      void seen.push(input.body instanceof ReadableStream, await new Response(input.body).text());
    await handlerOf({ Put }).handle(request("Put", body()));
    expect(seen).toEqual([true, "abc"]);
  });

  test("is read only as far as the handler reads", async () => {
    let produced = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of endless()) {
        produced++;
        yield piece;
      }
    }
    const Put = async ({ body }: Put): Promise<void> => {
      const reader = body.getReader();
      await reader.read();
      await reader.read();
    };
    await handlerOf({ Put }).handle(request("Put", counted()));
    expect(produced).toBe(2);
  });

  test("is collected where the operation does not stream, up to the limit", async () => {
    const handler = handlerOf({}, { limits: { bodyBytes: 15 } });
    const statusOf = async (text: string): Promise<number> =>
      (await handler.handle(request("Plain", Readable.from([text])))).response.statusCode;
    expect([await statusOf('{"texts":[]}'), await statusOf('{"texts":["long"]}')]).toEqual([200, 413]);
  });

  test("ends with an error for the handler when the client aborts", async () => {
    const abort = new AbortController();
    let heard: (error: unknown) => void = () => undefined;
    const thrown = new Promise<unknown>((resolve) => (heard = resolve));
    const Put = async ({ body }: Put): Promise<void> => {
      try {
        for await (const piece of body) if (piece.length === 0) return;
      } catch (error) {
        heard(error);
      }
    };
    const sent = handlerOf({ Put }).handle(request("Put", endless()), { abortSignal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(sent).rejects.toMatchObject({ name: "AbortError" });
    expect(await thrown).toMatchObject({ name: "AbortError" });
  });
});

describe("a response's stream", () => {
  test.each<[string, unknown]>([
    ["a generator's", Readable.from([Buffer.from("ab"), Buffer.from("c")])],
    ["bytes", new TextEncoder().encode("abc")],
    ["a text", "abc"],
  ])("%s is a ReadableStream", async (_, body) => {
    const { response } = await handlerOf({ Get: () => ({ body }) }).handle(request("Get"));
    expect(response.body).toBeInstanceOf(ReadableStream);
    expect(await new Response(response.body as ReadableStream).text()).toBe("abc");
  });

  test("ends when the client aborts, and lets the handler's output go", async () => {
    const abort = new AbortController();
    let isOpen = true;
    async function* watched(): AsyncGenerator<Uint8Array> {
      try {
        yield* endless();
      } finally {
        isOpen = false;
      }
    }
    const handler = handlerOf({ Get: () => ({ body: watched() }) });
    const { response } = await handler.handle(request("Get"), { abortSignal: abort.signal });
    const reading = new Response(response.body as ReadableStream).text();
    setTimeout(() => abort.abort(), 20);
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOpen).toBe(false);
  });
});
