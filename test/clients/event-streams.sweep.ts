/** Published clients and a mock exchange event streams over HTTP/1.1, HTTP/2 and in process, in every protocol that has them. */
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../runtime/adapter/node/index.js";
import { sdkHandler } from "../../runtime/adapter/sdk/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { type AnyClient, type Exports, sendTo } from "../sdk/published.js";
import { type PublishedClient, publishedClient } from "./published-client.js";
import { describedService, modelFolder } from "./services.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const isReady = modelFolder(root) !== undefined;
if (!isReady) console.log("skipped: no models; set WROUGHT_CORPUS");

const open: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const close of open) await close();
});

/** How a client reaches the mock. */
type Way = "HTTP/2" | "HTTP/1.1" | "in process";

interface Scene {
  readonly folder: string;
  readonly way: Way;
  readonly handlers: object;
  /** Of the client and of the mock; the client's own when absent. */
  readonly protocol?: string;
}

async function connected({ folder, way, handlers, protocol }: Scene): Promise<{ client: AnyClient; sdk: Exports }> {
  const published = publishedClient(folder, root);
  const { service } = describedService(published, root);
  const mock = createMock({
    service: protocol === undefined ? service : { ...service, protocols: [protocol] },
    handlers,
  });
  const chosen = protocol === undefined ? {} : { protocol: published.protocolClass(protocol) };
  if (way === "in process") {
    return { client: published.connect({ requestHandler: sdkHandler(mock), ...chosen }), sdk: published.sdk };
  }
  const server = await listen(mock, { port: 0 });
  const client = published.connect({ endpoint: server.url, requestHandler: transport(published, way), ...chosen });
  open.push(() => client.destroy(), closing(server));
  return { client, sdk: published.sdk };
}

function closing(server: Listening): () => Promise<void> {
  return () => server.close(100);
}

function transport({ load }: PublishedClient, way: Way): object {
  const name = way === "HTTP/2" ? "NodeHttp2Handler" : "NodeHttpHandler";
  const Handler = load("@smithy/node-http-handler")[name] as new (options: object) => object;
  return new Handler({ disableConcurrentStreams: true });
}

async function all(events: unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const event of events as AsyncIterable<unknown>) found.push(event);
  return found;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (content: unknown): string => new TextDecoder().decode(content as Uint8Array);

describe.skipIf(!isReady).each<Way>(["HTTP/2", "in process"])("both ways, %s", (way) => {
  test("restJson1, a blob as payload: each audio event is answered with a transcript", async () => {
    const handlers = {
      StartStreamTranscription: (input: {
        AudioStream: AsyncIterable<{ AudioEvent: { AudioChunk: Uint8Array } }>;
      }) => ({
        SessionId: "s",
        LanguageCode: "en-GB",
        TranscriptResultStream: (async function* () {
          for await (const { AudioEvent } of input.AudioStream) {
            yield { TranscriptEvent: { Transcript: { Results: [{ ResultId: textOf(AudioEvent.AudioChunk) }] } } };
          }
          yield { BadRequestException: { Message: "that was it" } };
        })(),
      }),
    };
    const { client, sdk } = await connected({ folder: "transcribe-streaming", way, handlers });
    async function* audio(): AsyncGenerator<object> {
      yield { AudioEvent: { AudioChunk: bytes("one") } };
      yield { AudioEvent: { AudioChunk: bytes("two") } };
    }
    const input = { LanguageCode: "en-GB", MediaSampleRateHertz: 8000, MediaEncoding: "pcm", AudioStream: audio() };
    const output = await sendTo(sdk, client, "StartStreamTranscription", input);
    expect(output).toMatchObject({ SessionId: "s", LanguageCode: "en-GB" });
    const found: unknown[] = [];
    const reading = (async (): Promise<void> => {
      for await (const event of output["TranscriptResultStream"] as AsyncIterable<object>) found.push(event);
    })();
    await expect(reading).rejects.toMatchObject({ name: "BadRequestException", Message: "that was it" });
    expect(found).toMatchObject(
      ["one", "two"].map((ResultId) => ({ TranscriptEvent: { Transcript: { Results: [{ ResultId }] } } })),
    );
  });

  test("restJson1, structures and members in headers of the request", async () => {
    const seen: unknown[] = [];
    const handlers = {
      StartConversation: (input: { requestEventStream: AsyncIterable<object>; botId: string; localeId: string }) => ({
        responseEventStream: (async function* () {
          for await (const event of input.requestEventStream) seen.push(event);
          yield { TranscriptEvent: { transcript: `${input.botId} in ${input.localeId}`, eventId: "e" } };
        })(),
      }),
    };
    const { client, sdk } = await connected({ folder: "lex-runtime-v2", way, handlers });
    const events = [
      { ConfigurationEvent: { responseContentType: "text/plain; charset=utf-8", disablePlayback: true } },
      { TextInputEvent: { text: "hello", clientTimestampMillis: 12 } },
    ];
    const sent = (async function* () {
      yield* events;
    })();
    const output = await sendTo(sdk, client, "StartConversation", {
      botId: "ABCDEFGHIJ",
      botAliasId: "TSTALIASID",
      localeId: "en_GB",
      sessionId: "session",
      requestEventStream: sent,
    });
    expect(await all(output["responseEventStream"])).toEqual([
      { TranscriptEvent: { transcript: "ABCDEFGHIJ in en_GB", eventId: "e" } },
    ]);
    expect(seen).toMatchObject(events);
  });

  test("an event that breaks the model's rules ends the answer with the stream's own ValidationException", async () => {
    const handlers = {
      StartConversation: (input: { requestEventStream: AsyncIterable<object> }) => ({
        responseEventStream: (async function* () {
          for await (const _ of input.requestEventStream) yield { TranscriptEvent: { transcript: "heard" } };
        })(),
      }),
    };
    const { client, sdk } = await connected({ folder: "lex-runtime-v2", way, handlers });
    const sent = (async function* () {
      yield { ConfigurationEvent: { responseContentType: "text/plain; charset=utf-8" } };
      yield { TextInputEvent: { text: "x".repeat(1025) } };
    })();
    const ids = { botId: "ABCDEFGHIJ", botAliasId: "TSTALIASID", localeId: "en_GB", sessionId: "session" };
    const output = await sendTo(sdk, client, "StartConversation", { ...ids, requestEventStream: sent });
    const found: unknown[] = [];
    const reading = (async (): Promise<void> => {
      for await (const event of output["responseEventStream"] as AsyncIterable<object>) found.push(event);
    })();
    const message = expect.stringContaining("less than or equal to 1024");
    await expect(reading).rejects.toMatchObject({ name: "ValidationException", message });
    expect(found).toEqual([{ TranscriptEvent: { transcript: "heard" } }]);
  });
});

describe.skipIf(!isReady).each<readonly [Way, string]>([
  ["HTTP/2", "aws.protocols#awsJson1_1"],
  ["HTTP/1.1", "aws.protocols#awsJson1_1"],
  ["in process", "aws.protocols#awsJson1_1"],
  ["HTTP/1.1", "smithy.protocols#rpcv2Cbor"],
  ["in process", "smithy.protocols#rpcv2Cbor"],
])("from the mock, %s, %s", (way, protocol) => {
  const ConsumerARN = "arn:aws:kinesis:us-east-1:123456789012:stream/a/consumer/b:1";
  const input = { ConsumerARN, ShardId: "shard", StartingPosition: { Type: "LATEST" } };
  const records = { ContinuationSequenceNumber: "1", MillisBehindLatest: 0 };
  const event = {
    SubscribeToShardEvent: { ...records, Records: [{ SequenceNumber: "7", Data: bytes("data"), PartitionKey: "p" }] },
  };

  test("events arrive, and an error ends them", async () => {
    const handlers = {
      SubscribeToShard: () => ({
        EventStream: (async function* () {
          yield event;
          throw Object.assign(new Error("gone"), { name: "ResourceNotFoundException" });
        })(),
      }),
    };
    const { client, sdk } = await connected({ folder: "kinesis", way, handlers, protocol });
    const output = await sendTo(sdk, client, "SubscribeToShard", input);
    const found: unknown[] = [];
    const reading = (async (): Promise<void> => {
      for await (const one of output["EventStream"] as AsyncIterable<object>) found.push(one);
    })();
    await expect(reading).rejects.toMatchObject({ name: "ResourceNotFoundException", message: "gone" });
    expect(found).toEqual([event]);
  });

  test("a default response has events, and ends", async () => {
    const { client, sdk } = await connected({ folder: "kinesis", way, handlers: {}, protocol });
    const output = await sendTo(sdk, client, "SubscribeToShard", input);
    expect(await all(output["EventStream"])).toMatchObject([{ SubscribeToShardEvent: {} }]);
  });
});

describe.skipIf(!isReady).each<Way>(["HTTP/1.1", "HTTP/2", "in process"])("from the mock, %s", (way) => {
  test("restXml, bytes, a document and nothing as payloads", async () => {
    const stats = { BytesScanned: 5, BytesProcessed: 5, BytesReturned: 5 };
    const Payload = [{ Records: { Payload: bytes("a,b,c") } }, { Stats: { Details: stats } }, { End: {} }];
    const handlers = { SelectObjectContent: () => ({ Payload }) };
    const { client, sdk } = await connected({ folder: "s3", way, handlers });
    const output = await sendTo(sdk, client, "SelectObjectContent", {
      Bucket: "bucket",
      Key: "key",
      Expression: "select *",
      ExpressionType: "SQL",
      InputSerialization: { CSV: {} },
      OutputSerialization: { CSV: {} },
    });
    expect(await all(output["Payload"])).toEqual(Payload);
  });

  test("restJson1, unions within events", async () => {
    const stream = [
      { messageStart: { role: "assistant" } },
      { contentBlockDelta: { delta: { text: "Hello" }, contentBlockIndex: 0 } },
      { messageStop: { stopReason: "end_turn" } },
    ];
    const { client, sdk } = await connected({
      folder: "bedrock-runtime",
      way,
      handlers: { ConverseStream: () => ({ stream }) },
    });
    const messages = [{ role: "user", content: [{ text: "Hi" }] }];
    const output = await sendTo(sdk, client, "ConverseStream", { modelId: "model", messages });
    expect(await all(output["stream"])).toEqual(stream);
  });
});
