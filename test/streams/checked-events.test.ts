/** Each event that a client sends is held against its constraints when it arrives, as inputs are. */
import { describe, expect, test } from "vitest";
import {
  type EventMessage,
  type HeaderValue,
  messagesOf,
  writeMessage,
} from "../../runtime/codec/event-stream/index.js";
import { type MockOptions, type RequestRecord, createMock } from "../../runtime/mock/index.js";
import { streamOf } from "../../runtime/protocol/body-stream.js";
import type { WireRequest } from "../../runtime/protocol/protocol.js";
import type { MemberSchema, ServiceSchema, StructureSchema, UnionSchema } from "../../runtime/schema/schema.js";
import { all } from "../event-stream/pieces.js";

const text = { type: "string", id: "s#Text", length: { min: 1, max: 9 } } as const;
const secret = { type: "string", id: "s#Secret", sensitive: true, pattern: { text: "^b+$", regexp: /^b+$/u } } as const;
const plain = { type: "string", id: "s#Plain" } as const;

function structure(name: string, members: Readonly<Record<string, MemberSchema>>): StructureSchema {
  return { type: "structure", id: `s#${name}`, members };
}

const said = structure("Said", {
  text: { target: text, required: true },
  secret: { target: secret },
  many: { target: { type: "list", id: "s#Many", member: { target: plain } } },
});
const validation: StructureSchema = {
  ...structure("ValidationException", { message: { target: plain } }),
  error: { fault: "client", httpStatus: 400 },
};

/** Talk: events both ways, a topic beside them. The answers may have an error of their own for broken constraints. */
function serviceOf(protocol: string, hasError: boolean): ServiceSchema {
  const events: UnionSchema = { type: "union", id: "s#In", streaming: true, members: { said: { target: said } } };
  const more: UnionSchema["members"] = hasError ? { invalid: { target: validation } } : {};
  const answers: UnionSchema = { ...events, id: "s#Out", members: { ...events.members, ...more } };
  const stream = (target: UnionSchema): MemberSchema => ({ target, http: { location: "payload" } });
  const Talk = {
    id: "s#Talk",
    name: "Talk",
    input: structure("TalkInput", {
      topic: { target: text, http: { location: "header", name: "topic" } },
      stream: stream(events),
    }),
    output: structure("TalkOutput", { stream: stream(answers) }),
    errors: [],
    http: { method: "POST", uri: "/talk", code: 200 },
  };
  return { id: "s#S", version: "1", sdkId: "S", protocols: [protocol], operations: { Talk } };
}

const string = (value: string): HeaderValue => ({ type: "string", value });
const encoder = new TextEncoder();

function message(type: string, payload: object): Uint8Array {
  const headers = new Map([
    [":message-type", string("event")],
    [":event-type", string(type)],
  ]);
  return writeMessage({ headers, payload: encoder.encode(JSON.stringify(payload)) });
}

const awsJson = "aws.protocols#awsJson1_1";
const restJson = "aws.protocols#restJson1";

function request(protocol: string, events: readonly object[], topic = "weather"): WireRequest {
  const isRpc = protocol === awsJson;
  const initial = isRpc ? [message("initial-request", { topic })] : [];
  const body = streamOf(Buffer.concat([...initial, ...events.map((event) => message("said", event))]));
  const headers = isRpc
    ? { "x-amz-target": "S.Talk", "content-type": "application/x-amz-json-1.1" }
    : { topic, "content-type": "application/vnd.amazon.eventstream" };
  return { method: "POST", target: isRpc ? "/" : "/talk", headers: new Headers(headers), body };
}

interface Told {
  readonly status: number;
  readonly messages: readonly EventMessage[];
  readonly text: string;
  readonly record: RequestRecord | undefined;
}

interface Asked {
  readonly protocol: string;
  readonly events: readonly object[];
  readonly handler?: (input: { stream: AsyncIterable<unknown> }) => unknown;
  readonly options?: Partial<MockOptions>;
  readonly hasError?: boolean;
  readonly topic?: string;
}

async function ask({ protocol, events, handler, options, hasError = false, topic }: Asked): Promise<Told> {
  let record: RequestRecord | undefined;
  const handlers = handler === undefined ? {} : { Talk: handler };
  const service = serviceOf(protocol, hasError);
  const mock = createMock({ service, handlers, onRequest: (made) => (record = made), ...options });
  const { status, body } = await mock.handle(request(protocol, events, topic));
  if (status !== 200) return { status, messages: [], text: String(body), record };
  const messages = await all(messagesOf(streamOf(body), 1e6));
  const answered = messages.filter(({ headers }) => headers.get(":event-type")?.value !== "initial-response");
  return { status, messages: answered, text: JSON.stringify(answered.map(shown)), record };
}

function shown({ headers, payload }: EventMessage): object {
  const fields = Object.fromEntries([...headers].map(([name, { value }]) => [name, String(value)]));
  return { ...fields, payload: new TextDecoder().decode(payload) };
}

const echo: NonNullable<Asked["handler"]> = ({ stream }) => ({ stream });
const reading: NonNullable<Asked["handler"]> = async ({ stream }) => ({ stream: await all(stream) });
const good = { text: "one" };
const tooLong = { text: "far too long" };

describe.each([awsJson, restJson])("%s", (protocol) => {
  test("a valid event passes", async () => {
    const { status, messages } = await ask({ protocol, events: [good, { text: "two", secret: "bb" }], handler: echo });
    expect([status, messages.map((it) => it.headers.get(":event-type")?.value)]).toEqual([200, ["said", "said"]]);
  });

  test.each<[string, NonNullable<Asked["handler"]>]>([
    ["a handler that reads first", reading],
    [
      "a handler that gives up",
      async ({ stream }) => {
        for await (const _ of stream);
        return {};
      },
    ],
  ])("%s: the answer is the error that inputs get", async (_, handler) => {
    const { status, text: body, record } = await ask({ protocol, events: [good, tooLong], handler });
    expect([status, body]).toMatchObject([400, expect.stringContaining("9")]);
    expect(record).toMatchObject({
      outcome: "rejected",
      error: "ValidationException",
      rejection: { kind: "invalid" },
      inputIssues: [{ path: "/stream/said/text", constraint: { kind: "length" } }],
    });
  });

  test("without a handler a broken event ends the answer", async () => {
    const { status, text: body, record } = await ask({ protocol, events: [{}] });
    expect([status, body]).toEqual([200, expect.stringContaining('":error-code":"ValidationException"')]);
    expect(record?.inputIssues).toMatchObject([{ path: "/stream/said/text", constraint: { kind: "required" } }]);
  });

  test.each<[boolean, object]>([
    [true, { ":message-type": "exception", ":exception-type": "invalid" }],
    [false, { ":message-type": "error", ":error-code": "ValidationException" }],
  ])("once the answer has begun it ends with the error (modelled in the stream: %s)", async (hasError, want) => {
    const { messages, record } = await ask({ protocol, events: [good, tooLong, good], handler: echo, hasError });
    const [first, last, ...more] = messages.map(shown);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ ":event-type": "said" });
    expect(last).toMatchObject(want);
    expect(JSON.stringify(last)).toContain("less than or equal to 9");
    expect(record).toMatchObject({ outcome: "failed", cause: { name: "StreamRejected" } });
  });

  test("a value that is sensitive is not told", async () => {
    const events = [{ text: "one", secret: "password" }];
    const { text: body, record } = await ask({ protocol, events, handler: echo });
    expect(body).toContain("ValidationException");
    expect(body + JSON.stringify(record?.inputIssues)).not.toContain("password");
  });

  test("with warnings everything passes, and the record has what was found, up to a hundred", async () => {
    const events = Array.from({ length: 150 }, () => tooLong);
    const options = { validation: "warn" } as const;
    const { messages, record } = await ask({ protocol, events, handler: echo, options });
    expect([messages.length, record?.outcome, record?.inputIssues.length]).toEqual([150, "handler", 100]);
  });

  test("without validation nothing is looked at, but for what is far too long", async () => {
    const off = { validation: "off", limits: { items: 3 } } as const;
    expect((await ask({ protocol, events: [tooLong], handler: reading, options: off })).status).toBe(200);
    const events = [{ text: "one", many: ["a", "b", "c", "d"] }];
    const { status, record } = await ask({ protocol, events, handler: reading, options: off });
    expect([status, record?.error]).toEqual([400, "SerializationException"]);
  });

  test("what stands beside the stream is looked at before the handler", async () => {
    let called = 0;
    const handler = (): object => ({ called: called++ });
    const { status, record } = await ask({ protocol, events: [], handler, topic: "far too long" });
    expect([status, called, record?.inputIssues]).toMatchObject([400, 0, [{ path: "/topic" }]]);
  });
});
