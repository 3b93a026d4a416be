/** Events of a stream in messages: which member stands where, and what is refused. */
import { describe, expect, test } from "vitest";
import {
  type EventFormat,
  type EventMessage,
  type HeaderValue,
  StreamError,
  errorMessage,
  eventReaderOf,
  eventWriterOf,
  writeMessage,
} from "../../runtime/codec/event-stream/index.js";
import { jsonFormat } from "../../runtime/protocol/rest-json/body.js";
import { awsJson1_1 } from "../../runtime/protocol/aws-json/index.js";
import { eventsReaderOf } from "../../runtime/protocol/events.js";
import type { MemberSchema, StructureSchema, UnionSchema } from "../../runtime/schema/schema.js";
import { all } from "./pieces.js";

const format: EventFormat = jsonFormat(64, "server");
const string = { type: "string", id: "smithy.api#String" } as const;

function structure(name: string, members: Readonly<Record<string, MemberSchema>>): StructureSchema {
  return { type: "structure", id: `e#${name}`, members };
}

const header = (target: MemberSchema["target"]): MemberSchema => ({ target, event: "header" });
const payload = (target: MemberSchema["target"]): MemberSchema => ({ target, event: "payload" });

const inner = structure("Inner", { a: { target: string } });
const union: UnionSchema = {
  type: "union",
  id: "e#Events",
  streaming: true,
  members: {
    headers: {
      target: structure("Headers", {
        boolean: header({ type: "boolean", id: "e#Boolean" }),
        byte: header({ type: "byte", id: "e#Byte" }),
        long: header({ type: "long", id: "e#Long" }),
        blob: header({ type: "blob", id: "e#Blob" }),
        enum: header({ type: "enum", id: "e#Enum", values: ["x"] }),
        intEnum: header({ type: "intEnum", id: "e#IntEnum", values: [1] }),
        timestamp: header({ type: "timestamp", id: "e#Timestamp" }),
        filled: { ...header(string), default: "filled" },
      }),
    },
    bytes: { target: structure("Bytes", { content: payload({ type: "blob", id: "e#Blob", mediaType: "audio/ogg" }) }) },
    text: { target: structure("Text", { content: payload(string) }) },
    document: { target: structure("Document", { head: header(string), content: payload(inner) }) },
    implied: { target: structure("Implied", { head: header(string), a: { target: string }, b: { target: string } }) },
    nothing: { target: structure("Nothing", {}) },
    failure: {
      target: { ...structure("Failure", { message: { target: string } }), error: { fault: "client", httpStatus: 400 } },
    },
  },
};
const writer = eventWriterOf(union, format);
const read = eventReaderOf(union, format);

const text = (value: string): HeaderValue => ({ type: "string", value });
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);
const headersOf = ({ headers }: EventMessage): object =>
  Object.fromEntries([...headers].map(([name, { value }]) => [name, value]));

describe("an event comes back as it was, and stands where its members say", () => {
  test.each<[string, { given: object; headers: object; body: string }]>([
    [
      "headers",
      {
        given: {
          headers: {
            boolean: false,
            byte: -1,
            long: 2 ** 40,
            blob: bytes("b"),
            enum: "x",
            intEnum: 1,
            timestamp: new Date(5),
            filled: "own",
          },
        },
        headers: {
          boolean: false,
          byte: -1,
          long: BigInt(2 ** 40),
          blob: bytes("b"),
          enum: "x",
          intEnum: 1,
          timestamp: 5n,
          filled: "own",
        },
        body: "",
      },
    ],
    [
      "bytes, under their media type",
      { given: { bytes: { content: bytes("abc") } }, headers: { ":content-type": "audio/ogg" }, body: "abc" },
    ],
    ["no bytes", { given: { bytes: { content: bytes("") } }, headers: { ":content-type": "audio/ogg" }, body: "" }],
    ["a text", { given: { text: { content: "é" } }, headers: { ":content-type": "text/plain" }, body: "é" }],
    [
      "a text that begins with a byte order mark",
      { given: { text: { content: "\ufeffé" } }, headers: { ":content-type": "text/plain" }, body: "\ufeffé" },
    ],
    [
      "a structure that is the payload",
      {
        given: { document: { head: "h", content: { a: "1" } } },
        headers: { ":content-type": "application/json", head: "h" },
        body: '{"a":"1"}',
      },
    ],
    [
      "members that are the payload together",
      {
        given: { implied: { head: "h", a: "1", b: "2" } },
        headers: { ":content-type": "application/json", head: "h" },
        body: '{"a":"1","b":"2"}',
      },
    ],
    ["nothing", { given: { nothing: {} }, headers: {}, body: "" }],
  ])("%s", (_, { given, headers, body }) => {
    const message = writer.event(given);
    const [name] = Object.keys(given);
    expect(headersOf(message)).toEqual({ ":message-type": "event", ":event-type": name, ...headers });
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(message.payload)).toBe(body);
    expect(read(message)).toEqual(given);
  });

  test("defaults are filled in, on both ways", () => {
    const message = writer.event({ headers: {} });
    expect(message.headers.get("filled")).toEqual(text("filled"));
    const bare = new Map([...message.headers].filter(([name]) => name !== "filled"));
    expect(read({ ...message, headers: bare })).toEqual({ headers: { filled: "filled" } });
  });
});

describe("clients go on where services would refuse", () => {
  const client = eventReaderOf(union, jsonFormat(64, "client"));
  const unknown: EventMessage = {
    headers: new Map([
      [":message-type", text("event")],
      [":event-type", text("newer")],
    ]),
    payload: bytes("{}"),
  };

  test("an event that they do not know is kept as it came", () => {
    expect(client(unknown)).toEqual({ $unknown: ["newer", bytes("{}")] });
    expect(() => read(unknown)).toThrow("a type that the stream does not have");
  });

  test("an exception that they do not know is thrown by its name", () => {
    const headers = new Map([
      [":message-type", text("exception")],
      [":exception-type", text("newer")],
    ]);
    expect(() => client({ headers, payload: bytes("{}") })).toThrow(
      expect.objectContaining({ name: "newer", isModelled: false }),
    );
  });

  test("an initial response that they did not expect is passed over, if it comes first", async () => {
    const initial: EventMessage = {
      headers: new Map([...unknown.headers, [":event-type", text("initial-response")]]),
      payload: bytes("{}"),
    };
    const sent = [initial, writer.event({ nothing: {} }), initial];
    const frames = async function* (): AsyncGenerator<Uint8Array> {
      for (const message of sent) yield await Promise.resolve(writeMessage(message));
    };
    const events = eventsReaderOf(union, jsonFormat(64, "client"), 1e6)(frames());
    expect(await all(events)).toEqual([{ nothing: {} }, { $unknown: ["initial-response", bytes("{}")] }]);
  });
});

describe("errors", () => {
  test("a member that is an error is an exception, which is thrown as that error", () => {
    const message = writer.event({ failure: { message: "no" } });
    expect(headersOf(message)).toMatchObject({ ":message-type": "exception", ":exception-type": "failure" });
    expect(() => read(message)).toThrow(expect.objectContaining({ name: "Failure", message: "no", isModelled: true }));
    expect(writer.exception("Failure", { message: "no" })).toEqual(message);
    expect(writer.exception("Other", {})).toBeUndefined();
  });

  test("an error that the model does not have is thrown by its code", () => {
    const thrown = (() => {
      try {
        return read(errorMessage("Busy", "later"));
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(StreamError);
    expect(thrown).toMatchObject({ name: "Busy", message: "later", isModelled: false });
  });

  test("members with the names of an error's own properties do no harm", () => {
    const members = JSON.parse('{"__proto__":{"polluted":1},"name":"else","message":"m"}') as Record<string, unknown>;
    const error = new StreamError("Failure", members, true);
    expect([error.name, error.message, "polluted" in {}, error instanceof Error]).toEqual([
      "Failure",
      "m",
      false,
      true,
    ]);
  });
});

const message = (headers: Readonly<Record<string, HeaderValue>>, body = ""): EventMessage => ({
  headers: new Map(Object.entries(headers)),
  payload: bytes(body),
});
const event = (type: string, headers: Readonly<Record<string, HeaderValue>>, body = ""): EventMessage =>
  message({ ":message-type": text("event"), ":event-type": text(type), ...headers }, body);

describe("what is no event of the stream is refused", () => {
  test.each<[string, { given: EventMessage; want: object }]>([
    ["no message type", { given: message({ ":event-type": text("text") }), want: { name: "MalformedBody" } }],
    [
      "a message type that is no text",
      {
        given: message({ ":message-type": { type: "blob", value: bytes("event") }, ":event-type": text("text") }),
        want: { name: "MalformedBody" },
      },
    ],
    ["another message type", { given: message({ ":message-type": text("other") }), want: { name: "MalformedBody" } }],
    ["no event type", { given: message({ ":message-type": text("event") }), want: { name: "MalformedBody" } }],
    ["an unknown event", { given: event("other", {}), want: { name: "MalformedBody" } }],
    ["the name of what every object has", { given: event("toString", {}), want: { name: "MalformedBody" } }],
    ["a payload that is not of the format", { given: event("implied", {}, "{"), want: { name: "MalformedBody" } }],
    [
      "a header of another type",
      {
        given: event("headers", { boolean: text("true") }),
        want: { name: "CodecFailure", expected: "boolean", reversedPath: ["boolean", "headers"] },
      },
    ],
    [
      "a number of another width",
      {
        given: event("headers", { byte: { type: "integer", value: 1 } }),
        want: { name: "CodecFailure", expected: "byte", found: "number" },
      },
    ],
    [
      "a member of another type",
      {
        given: event("implied", {}, '{"a":1}'),
        want: { name: "CodecFailure", expected: "string", reversedPath: ["a", "implied"] },
      },
    ],
  ])("%s", (_, { given, want }) => expect(() => read(given)).toThrow(expect.objectContaining(want)));
});

describe("what is no event is not written", () => {
  test.each<[string, unknown]>([
    ["a text", "text"],
    ["no member", {}],
    ["two members", { text: { content: "" }, nothing: {} }],
    ["an unknown member", { other: {} }],
    ["the name of what every object has", { toString: {} }],
    ["an event that is a number", { text: 1 }],
    ["a text that is a number", { text: { content: 1 } }],
    ["bytes that are a text", { bytes: { content: "abc" } }],
    ["a byte out of range", { headers: { byte: 128 } }],
    ["a time that is none", { headers: { timestamp: new Date(Number.NaN) } }],
    ["a fraction", { headers: { intEnum: 1.5 } }],
  ])("%s", (_, given) => {
    expect(() => writer.event(given)).toThrow(expect.objectContaining({ name: "CodecFailure" }));
  });
});

test("protocols that have no place for streams do not say that they stream", () => {
  const service = { id: "e#Service", version: "1", sdkId: "E", protocols: [awsJson1_1.id], operations: {} };
  expect(awsJson1_1.compile(service, { maxDepth: 8, unitOutput: "nothing" }).streams).toBeUndefined();
});
