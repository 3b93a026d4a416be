/** Event streams through a mock, the same in every protocol but for where the members beside the stream stand. */
import { describe, expect, test } from "vitest";
import {
  type EventMessage,
  type HeaderValue,
  errorMessage,
  messagesOf,
  writeMessage,
} from "../../runtime/codec/event-stream/index.js";
import { cborWriters } from "../../runtime/codec/cbor/index.js";
import { type MockOptions, type RequestRecord, createMock } from "../../runtime/mock/index.js";
import { streamOf } from "../../runtime/protocol/body-stream.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import type { StructureSchema } from "../../runtime/schema/schema.js";
import { all } from "../event-stream/pieces.js";
import { smallStreams } from "./small-streams.js";

const text = (value: string): HeaderValue => ({ type: "string", value });
const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Dialect {
  readonly protocol: string;
  readonly head: (operation: string) => { readonly target: string; readonly headers: Record<string, string> };
  /** A document with one text in it. */
  readonly document: (root: string, name: string, value: string) => Uint8Array;
  readonly isRpc: boolean;
}

const string = { type: "string", id: "smithy.api#String" } as const;
const cbor = cborWriters({ maxDepth: 8, side: "server" });

function cborDocument(_root: string, name: string, value: string): Uint8Array {
  const schema: StructureSchema = { type: "structure", id: "s#Any", members: { [name]: { target: string } } };
  return cbor(schema)({ [name]: value });
}
const json: Dialect["document"] = (_root, name, value) => encoder.encode(JSON.stringify({ [name]: value }));
const eventStream = "application/vnd.amazon.eventstream";
const rpc = (name: string): Dialect["head"] => {
  return (operation) => ({
    target: `/service/Streams/operation/${operation}`,
    headers: { "smithy-protocol": name, "content-type": eventStream },
  });
};
const rest: Dialect["head"] = (operation) => ({ target: `/${operation}`, headers: { "content-type": eventStream } });

const dialects: readonly Dialect[] = [
  { protocol: "aws.protocols#restJson1", head: rest, document: json, isRpc: false },
  {
    protocol: "aws.protocols#restXml",
    head: rest,
    document: (root, name, value) => encoder.encode(`<${root}><${name}>${value}</${name}></${root}>`),
    isRpc: false,
  },
  {
    protocol: "aws.protocols#awsJson1_1",
    head: (operation) => ({
      target: "/",
      headers: { "x-amz-target": `Streams.${operation}`, "content-type": "application/x-amz-json-1.1" },
    }),
    document: json,
    isRpc: true,
  },
  { protocol: "smithy.protocols#rpcv2Cbor", head: rpc("rpc-v2-cbor"), document: cborDocument, isRpc: true },
  { protocol: "smithy.protocols#rpcv2Json", head: rpc("rpc-v2-json"), document: json, isRpc: true },
];

const message = (type: string, payload: Uint8Array): EventMessage => ({
  headers: new Map([
    [":message-type", text("event")],
    [":event-type", text(type)],
  ]),
  payload,
});

/** What a message says, its payload aside. */
function headOf({ headers }: EventMessage): string {
  const named = [":event-type", ":exception-type", ":error-code"].flatMap((name) => headers.get(name)?.value ?? []);
  return `${String(headers.get(":message-type")?.value)} ${String(named[0])}`;
}

describe.each(dialects)("$protocol", ({ protocol, head, document, isRpc }) => {
  const service = smallStreams(protocol);
  const said = (value: string): EventMessage => message("said", document("Said", "text", value));

  function request(operation: string, body: WireRequest["body"], more: Record<string, string> = {}): WireRequest {
    const { target, headers } = head(operation);
    return { method: "POST", target, headers: new Headers({ ...headers, ...more }), body };
  }

  /** A request of `Talk` about a topic. */
  function talk(messages: readonly (EventMessage | Uint8Array)[], topic = "weather"): WireRequest {
    const initial = isRpc ? [message("initial-request", document("TalkInput", "topic", topic))] : [];
    const frames = [...initial, ...messages].map((it) => (it instanceof Uint8Array ? it : writeMessage(it)));
    return request("Talk", streamOf(Buffer.concat(frames)), isRpc ? {} : { topic });
  }

  interface Told {
    readonly status: number;
    readonly type: string | undefined;
    readonly mood: string | undefined;
    readonly messages: readonly EventMessage[];
    readonly records: readonly RequestRecord[];
  }

  async function ask(handlers: object, sent: WireRequest, options: Partial<MockOptions> = {}): Promise<Told> {
    const records: RequestRecord[] = [];
    const mock = createMock({ service, handlers, onRequest: (record) => void records.push(record), ...options });
    const { status, headers, body } = await mock.handle(sent);
    const fields = new Map(headers);
    const type = fields.get("content-type");
    const messages = type === eventStream ? await all(messagesOf(streamOf(body), 1e6)) : [];
    return { status, type, mood: fields.get("mood"), messages, records };
  }

  const first = isRpc ? ["event initial-response"] : [];

  test("events go both ways, one by one", async () => {
    const heard: unknown[] = [];
    const Talk = ({ topic, stream }: { topic: string; stream: AsyncIterable<{ said: { text: string } }> }): object => ({
      mood: topic,
      stream: (async function* () {
        for await (const event of stream) {
          heard.push(event);
          yield { said: { text: `${event.said.text}!` } };
        }
        yield { ended: {} };
      })(),
    });
    const { status, type, messages, mood } = await ask({ Talk }, talk([said("one"), said("two")]));
    expect([status, type, heard]).toEqual([200, eventStream, [{ said: { text: "one" } }, { said: { text: "two" } }]]);
    expect(messages.map(headOf)).toEqual([...first, "event said", "event said", "event ended"]);
    const [initial, one] = isRpc ? messages : [undefined, ...messages];
    expect(decoder.decode(one?.payload)).toContain(decoder.decode(document("Said", "text", "one!")));
    if (isRpc) expect(initial?.payload).toEqual(document("TalkOutput", "mood", "weather"));
    else expect(mood).toBe("weather");
  });

  test("a first message that is no initial request is the first event", async () => {
    const inputs: unknown[] = [];
    const Talk = async ({ topic, stream }: { topic?: string; stream: AsyncIterable<unknown> }): Promise<object> => {
      inputs.push(topic, await all(stream));
      return {};
    };
    const { status } = await ask({ Talk }, request("Talk", writeMessage(said("one"))));
    expect([status, inputs]).toEqual([200, [undefined, [{ said: { text: "one" } }]]]);
  });

  test("no message at all is an empty stream", async () => {
    const Talk = async ({ stream }: { stream: AsyncIterable<unknown> }): Promise<object> => ({
      stream: await all(stream),
    });
    const { messages } = await ask({ Talk }, request("Talk", ""));
    expect(messages.map(headOf)).toEqual(first);
  });

  test.each<[string, Uint8Array | EventMessage]>([
    ["a frame that is none", encoder.encode("not a frame, but long enough to be looked at")],
    ["a message that ends too early", writeMessage(message("said", encoder.encode("x"))).subarray(0, -2)],
    ["an unknown event", message("other", new Uint8Array())],
    ["a payload of another format", message("said", encoder.encode("\xff{<"))],
    ["a garbled payload", message("said", document("Said", "text", "").fill(0, 0, 1))],
  ])("%s is refused, and the handler hears of it", async (_, broken) => {
    let thrown: unknown;
    const Talk = async ({ stream }: { stream: AsyncIterable<unknown> }): Promise<object> => {
      await all(stream).catch((error: unknown) => {
        thrown = error;
        throw error;
      });
      return {};
    };
    const { status, records } = await ask({ Talk }, talk([said("one"), broken]));
    expect([status, records[0]?.outcome, thrown]).toMatchObject([400, "rejected", { name: "StreamRejected" }]);
  });

  test("a broken message after the answer has begun ends the answer with an error", async () => {
    const Talk = ({ stream }: { stream: AsyncIterable<unknown> }): object => ({ stream });
    const { status, messages, records } = await ask({ Talk }, talk([said("one"), message("other", new Uint8Array())]));
    expect([status, messages.map(headOf)]).toEqual([200, [...first, "event said", "error SerializationException"]]);
    expect(records).toMatchObject([{ outcome: "failed", cause: { name: "StreamRejected" } }]);
  });

  test("an error that the client sends is thrown to the handler as what it is", async () => {
    const names: unknown[] = [];
    const Talk = async ({ stream }: { stream: AsyncIterable<unknown> }): Promise<object> => {
      await all(stream).catch(({ name, message: said }: Error) => names.push(name, said));
      return {};
    };
    const headers = new Map([
      [":message-type", text("exception")],
      [":exception-type", text("refused")],
    ]);
    await ask({ Talk }, talk([{ headers, payload: document("Refused", "message", "no") }]));
    await ask({ Talk }, talk([errorMessage("Busy", "later")]));
    expect(names).toEqual(["Refused", "no", "Busy", "later"]);
  });

  const failing = (error: unknown): object => ({
    Listen: () => ({
      stream: (async function* () {
        yield { said: { text: "one" } };

        throw error;
      })(),
    }),
  });

  test.each<[string, { given: unknown; want: string }]>([
    ["a modelled error", { given: Object.assign(new Error("no"), { name: "Refused" }), want: "exception refused" }],
    ["any other error", { given: new Error("secret"), want: "error InternalFailure" }],
    ["what is no error at all", { given: undefined, want: "error InternalFailure" }],
  ])("%s thrown by the handler's events ends them, and is told of", async (_, { given, want }) => {
    const { messages, records } = await ask(failing(given), request("Listen", ""));
    expect(messages.map(headOf)).toEqual([...first, "event said", want]);
    expect(JSON.stringify(messages.map(({ payload }) => decoder.decode(payload)))).not.toContain("secret");
    expect(records).toMatchObject([{ outcome: "failed", cause: given }]);
  });

  test("an error among the events is the last of them", async () => {
    const stream = [{ refused: { message: "no" } }, { said: { text: "never" } }];
    const { messages } = await ask({ Listen: () => ({ stream }) }, request("Listen", ""));
    expect(messages.map(headOf)).toEqual([...first, "exception refused"]);
    expect(decoder.decode(messages.at(-1)?.payload)).toContain("no");
  });

  test("an event that does not fit ends the stream", async () => {
    const { messages, records } = await ask(
      { Listen: () => ({ stream: [{ said: { text: 5 } }] }) },
      request("Listen", ""),
    );
    expect(messages.map(headOf)).toEqual([...first, "error InternalFailure"]);
    expect(records).toMatchObject([{ outcome: "failed", cause: { name: "CodecFailure" } }]);
  });

  test("without a handler, each event that is no error comes once, after the client's", async () => {
    const { messages } = await ask({}, talk([said("one")]));
    expect(messages.map(headOf)).toEqual([...first, "event said", "event ended"]);
    expect((await ask({}, request("Listen", ""))).messages.map(headOf)).toEqual([
      ...first,
      "event said",
      "event ended",
    ]);
  });

  test("a message may be as long as the limit says", async () => {
    const Talk = async ({ stream }: { stream: AsyncIterable<unknown> }): Promise<void> => void (await all(stream));
    const limits = { eventBytes: 200 };
    expect((await ask({ Talk }, talk([said("x")]), { limits })).status).toBe(200);
    expect((await ask({ Talk }, talk([said("x".repeat(200))]), { limits })).status).toBe(400);
  });

  test("the log does not read the stream", async () => {
    const Talk = async ({ stream }: { stream: AsyncIterable<unknown> }): Promise<void> => void (await all(stream));
    const { records } = await ask({ Talk }, talk([said("one")]));
    expect(records[0]?.input).toEqual({ topic: "weather", stream: "[STREAM]" });
  });
});
