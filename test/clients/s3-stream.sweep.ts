/** The published S3 client puts and gets large bodies through a mock: in flat memory, and with checksums that are verified. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen } from "../../runtime/adapter/node/index.js";
import { writeBase64 } from "../../runtime/codec/base64.js";
import { checksumOf } from "../../runtime/codec/checksum/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { liveService } from "../sdk/live-service.js";
import { type AnyClient, commandOf, rejectionOf, sendTo } from "../sdk/published.js";
import { publishedClient } from "./published-client.js";
import { modelFileOf } from "./services.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const model = modelFileOf("s3", root);
if (model === undefined) console.log("skipped: no model of S3; set WROUGHT_CORPUS");

const mebibyte = 1024 * 1024;
const size = 256 * mebibyte;
/** What the server's memory may grow by while a larger body passes through it. */
const allowed = 96 * mebibyte;
const place = { Bucket: "bucket", Key: "a key/with parts" };
const piece = new Uint8Array(64 * 1024).fill(7);

function* content(length: number): Generator<Uint8Array> {
  for (let sent = 0; sent < length; sent += piece.length) yield piece;
}

interface Memory {
  readonly rss: number;
  readonly peak: number;
  readonly stored: number;
}

describe.skipIf(model === undefined)("256 MB", () => {
  let server: ChildProcess;
  let client: AnyClient;
  const { sdk, connect } = publishedClient("s3", root);

  beforeAll(async () => {
    const outfile = join(root, "test/.tmp/s3-server.mjs");
    const entryPoints = [fileURLToPath(new URL("s3-server.ts", import.meta.url))];
    await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
    server = fork(outfile, [model ?? "", String(size)]);
    const [{ url }] = (await once(server, "message")) as [{ url: string }];
    client = connect({ endpoint: url, forcePathStyle: true });
    await put(64 * mebibyte);
  });
  afterAll(() => {
    client.destroy();
    server.kill();
  });

  async function memory(question: "reset" | "tell"): Promise<Memory> {
    server.send(question);
    const [answer] = (await once(server, "message")) as [Memory];
    return answer;
  }

  async function put(length: number): Promise<void> {
    await sendTo(sdk, client, "PutObject", { ...place, Body: Readable.from(content(length)), ContentLength: length });
  }

  test("put, chunked and with a checksum behind them", async () => {
    const before = await memory("reset");
    await put(size);
    const { peak, stored } = await memory("tell");
    expect(stored).toBe(size);
    expect(peak - before.rss).toBeLessThan(allowed);
  });

  test("got", async () => {
    const before = await memory("reset");
    const { Body, ContentLength } = await sendTo(sdk, client, "GetObject", place);
    let received = 0;
    for await (const part of Body as AsyncIterable<Uint8Array>) received += part.length;
    const { peak } = await memory("tell");
    expect([received, ContentLength]).toEqual([size, size]);
    expect(peak - before.rss).toBeLessThan(allowed);
  });
});

describe.skipIf(model === undefined)("checksums", () => {
  const { sdk, connect, load } = publishedClient("s3", root);
  const body = new Uint8Array(300_000).map((_, index) => index % 251);
  let client: AnyClient;
  let close: () => Promise<void>;
  let stored: number | undefined;
  /** What the service answers to GetObject. */
  let object: object = { Body: body };

  beforeAll(async () => {
    const handlers = {
      PutObject: async (input: { Body: ReadableStream<Uint8Array> | Uint8Array }) => {
        stored = (await new Response(input.Body).arrayBuffer()).byteLength;
        return {};
      },
      GetObject: () => object,
    };
    const server = await listen(createMock({ service: liveService([model ?? ""]), handlers }), { port: 0 });
    client = connect({ endpoint: server.url, forcePathStyle: true });
    close = () => server.close(0);
  });
  afterAll(async () => {
    client.destroy();
    await close();
  });

  const algorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"];

  test.each(algorithms)("%s of bytes, in a header", async (ChecksumAlgorithm) => {
    await sendTo(sdk, client, "PutObject", { ...place, Body: body, ChecksumAlgorithm });
    expect(stored).toBe(body.length);
  });

  test.each(algorithms)("%s of a stream, in a trailing field", async (ChecksumAlgorithm) => {
    const Body = Readable.from(content(mebibyte));
    await sendTo(sdk, client, "PutObject", { ...place, Body, ContentLength: mebibyte, ChecksumAlgorithm });
    expect(stored).toBe(mebibyte);
  });

  test.each([
    ["ChecksumCRC32", "AAAAAA==", "BadDigest"],
    ["ChecksumSHA256", Buffer.alloc(32).toString("base64"), "BadDigest"],
    ["ContentMD5", Buffer.alloc(16).toString("base64"), "BadDigest"],
    ["ContentMD5", "short", "InvalidDigest"],
    ["ChecksumCRC32C", "short", "InvalidRequest"],
  ])("a wrong %s (%s) is refused: %s", async (member, value, name) => {
    const error = await rejectionOf(
      client.send(commandOf(sdk, "PutObject", { ...place, Body: body, [member]: value })),
    );
    const ids = { requestId: expect.any(String), extendedRequestId: expect.any(String) };
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: 400, ...ids } });
  });

  test("a body that is not the one its trailing checksum is of is refused", async () => {
    const { NodeHttpHandler } = load("@smithy/node-http-handler") as {
      NodeHttpHandler: new () => { handle: (request: { body: AsyncIterable<Buffer> }) => Promise<unknown> };
    };
    const own = new NodeHttpHandler();
    const spoiled = {
      handle: (request: { body: AsyncIterable<Buffer> }) => {
        request.body = Readable.from(changed(request.body));
        return own.handle(request);
      },
    };
    const other = connect({ endpoint: await endpointOf(client), forcePathStyle: true, requestHandler: spoiled });
    const Body = Readable.from(content(mebibyte));
    const sent = other.send(commandOf(sdk, "PutObject", { ...place, Body, ContentLength: mebibyte }));
    expect(await rejectionOf(sent)).toMatchObject({ name: "BadDigest", $metadata: { httpStatusCode: 400 } });
  });

  test("what is got has a checksum that the client verifies, and only if it asks", async () => {
    const { Body, ...asked } = await sendTo(sdk, client, "GetObject", { ...place, ChecksumMode: "ENABLED" });
    expect(asked).toHaveProperty("ChecksumCRC32");
    const received = await (Body as { transformToByteArray: () => Promise<Uint8Array> }).transformToByteArray();
    expect(received.length).toBe(body.length);
    const silent = connect({
      endpoint: await endpointOf(client),
      responseChecksumValidation: "WHEN_REQUIRED",
      forcePathStyle: true,
    });
    expect(await sendTo(sdk, silent, "GetObject", place)).not.toHaveProperty("ChecksumCRC32");
  });

  /** A stream, whose checksum nobody knows when the fields are sent. */
  const streamed = (more: object): object => ({
    Body: Readable.from([body.subarray(0, 1000), body.subarray(1000)]),
    ContentLength: body.length,
    ...more,
  });
  const crc32 = checksumOf("crc32");
  crc32.update(body);
  const right = writeBase64(crc32.digest());

  async function got(): Promise<{ readonly asked: object; readonly length: number }> {
    const { Body, ...asked } = await sendTo(sdk, client, "GetObject", { ...place, ChecksumMode: "ENABLED" });
    let length = 0;
    for await (const part of Body as AsyncIterable<Uint8Array>) length += part.length;
    return { asked, length };
  }

  test("a stream has the checksum that its handler gives, which the client verifies, or none", async () => {
    object = streamed({ ChecksumCRC32: right });
    expect(await got()).toMatchObject({ asked: { ChecksumCRC32: right }, length: body.length });
    object = streamed({});
    const plain = await got();
    expect([plain.length, Object.keys(plain.asked).filter((name) => name.startsWith("Checksum"))]).toEqual([
      body.length,
      [],
    ]);
    object = streamed({ ChecksumCRC32: "AAAAAA==" });
    expect(String(await rejectionOf(got()))).toContain("Checksum mismatch");
  });
});

/** One byte of each long piece is another one. */
async function* changed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield chunk.length > 1000 ? Buffer.from(chunk).fill(8, 500, 501) : chunk;
}

async function endpointOf(client: AnyClient): Promise<string> {
  const { config } = client as unknown as { config: { endpoint: () => Promise<{ hostname: string; port: number }> } };
  const { hostname, port } = await config.endpoint();
  return `http://${hostname}:${port}`;
}
