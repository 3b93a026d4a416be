/** Frames of event streams: bit by bit, and whatever the pieces they come in. */
import { EventStreamCodec } from "@smithy/core/event-streams";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type EventMessage,
  type HeaderValue,
  longestMessage,
  messagesOf,
  readMessage,
  writeMessage,
} from "../../runtime/codec/event-stream/index.js";
import { frameLengthOf } from "../../runtime/codec/event-stream/message.js";
import { joined } from "../../runtime/codec/joined.js";
import { isMalformedBody } from "../../runtime/codec/malformed-body.js";
import { all, cut } from "./pieces.js";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const empty = new Uint8Array();

function message(headers: Readonly<Record<string, HeaderValue>>, payload: Uint8Array = empty): EventMessage {
  return { headers: new Map(Object.entries(headers)), payload };
}

const text = (value: string): HeaderValue => ({ type: "string", value });
const signed = (payload: Uint8Array): EventMessage =>
  message({ ":date": { type: "timestamp", value: 0n }, ":chunk-signature": { type: "blob", value: empty } }, payload);

describe("a header is written as its type", () => {
  test.each<[string, { given: HeaderValue; want: string }]>([
    ["true", { given: { type: "boolean", value: true }, want: "00" }],
    ["false", { given: { type: "boolean", value: false }, want: "01" }],
    ["a byte", { given: { type: "byte", value: -2 }, want: "02fe" }],
    ["a short", { given: { type: "short", value: -2 }, want: "03fffe" }],
    ["an integer", { given: { type: "integer", value: 258 }, want: "0400000102" }],
    ["a long", { given: { type: "long", value: -1n }, want: "05ffffffffffffffff" }],
    ["bytes", { given: { type: "blob", value: Uint8Array.of(9) }, want: "06000109" }],
    ["a text", { given: text("é"), want: "070002c3a9" }],
    ["a time", { given: { type: "timestamp", value: 1000n }, want: "0800000000000003e8" }],
    [
      "a UUID",
      {
        given: { type: "uuid", value: "00112233-4455-6677-8899-aabbccddeeff" },
        want: "0900112233445566778899aabbccddeeff",
      },
    ],
  ])("%s", (_, { given, want }) => {
    const frame = writeMessage(message({ h: given }));
    expect(hex(frame.subarray(12, -4))).toBe(`0168${want}`);
    expect(readMessage(frame).headers.get("h")).toEqual(given);
  });
});

describe("what has no room is refused", () => {
  test.each<[string, EventMessage]>([
    ["a name without letters", message({ "": text("") })],
    ["a long name", message({ ["n".repeat(256)]: text("") })],
    ["a long text", message({ h: text("x".repeat(32768)) })],
    ["too many headers", message(Object.fromEntries([..."abcde"].map((name) => [name, text("x".repeat(30000))])))],
  ])("%s", (_, given) => expect(() => writeMessage(given)).toThrow(RangeError));
});

/** The frame of a message with the given bytes as its headers, both checksums right. */
function frameOf(headers: readonly number[]): Uint8Array {
  const frame = writeMessage(message({}, Uint8Array.from(headers)));
  const codec = new DataView(frame.buffer);
  codec.setUint32(4, headers.length);
  return withChecksums(frame);
}

function withChecksums(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  view.setUint32(8, crc(frame.subarray(0, 8)));
  view.setUint32(frame.length - 4, crc(frame.subarray(0, -4)));
  return frame;
}

/** CRC-32, bit by bit. */
function crc(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return ~remainder >>> 0;
}

function changed(frame: Uint8Array, at: number): Uint8Array {
  const copy = frame.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe("what is no message is malformed", () => {
  const good = writeMessage(message({ h: text("x") }, Uint8Array.of(1, 2, 3)));
  const impossible = good.slice();
  new DataView(impossible.buffer).setUint32(4, 4000);
  const long = good.slice();
  new DataView(long.buffer).setUint32(0, 1_000_000);
  test.each<[string, Uint8Array]>([
    ["a prelude that is changed", changed(good, 2)],
    ["a header that is changed", changed(good, 14)],
    ["a payload that is changed", changed(good, good.length - 6)],
    ["headers longer than the message", withChecksums(impossible)],
    ["a message longer than the limit", withChecksums(long)],
    ["a message that ends too early", good.subarray(0, -1)],
    ["a prelude that ends too early", good.subarray(0, 5)],
    ["a header of no known type", frameOf([1, 104, 10])],
    ["a header whose value is cut off", frameOf([1, 104, 4, 0, 0])],
    ["a header whose name is cut off", frameOf([9, 104])],
    ["a header without a name", frameOf([0, 0])],
    ["two headers of one name", frameOf([1, 104, 0, 1, 104, 0])],
    ["a text that is not UTF-8", frameOf([1, 104, 7, 0, 1, 0xff])],
    ["a signed message around half a message", writeMessage(signed(good.subarray(0, 20)))],
    ["a signed message around two messages", writeMessage(signed(joined([good, good], good.length * 2)))],
  ])("%s", async (_, bytes) => {
    await expect(all(messagesOf(cut(bytes, []), 10_000))).rejects.toSatisfy(isMalformedBody);
  });
});

describe("the format's own limits are for services to hold, not for clients", () => {
  const frame = (payload: number, headers = 0): Uint8Array => {
    const bytes = writeMessage(message({}, Uint8Array.of()));
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 16 + headers + payload);
    view.setUint32(4, headers);
    return withChecksums(bytes).subarray(0, 12);
  };
  const most = 24 * 1024 * 1024;
  test.each<[string, Uint8Array, boolean]>([
    ["a payload of 24 MiB", frame(most), true],
    ["a longer payload", frame(most + 1), false],
    ["headers of 128 KiB", frame(0, 128 * 1024), true],
    ["longer headers", frame(0, 128 * 1024 + 1), false],
    ["both", frame(most, 128 * 1024), true],
  ])("%s", (_, prelude, isTaken) => {
    expect(() => frameLengthOf(prelude, Infinity, "client")).not.toThrow();
    const run = (): number => frameLengthOf(prelude, longestMessage, "server");
    if (isTaken) expect(run()).toBeLessThanOrEqual(longestMessage);
    else expect(run).toThrow("impossible");
  });
});

test("signed messages are unwrapped, and an empty one ends the stream", async () => {
  const inner = message({ ":message-type": text("event") }, Uint8Array.of(1));
  const frames = [writeMessage(signed(writeMessage(inner))), writeMessage(signed(empty))];
  expect(await all(messagesOf(cut(Buffer.concat(frames), []), 10_000))).toEqual([inner]);
});

const headerValue: fc.Arbitrary<HeaderValue> = fc.oneof(
  fc.record({ type: fc.constant("boolean" as const), value: fc.boolean() }),
  fc.record({ type: fc.constant("byte" as const), value: fc.integer({ min: -128, max: 127 }) }),
  fc.record({ type: fc.constant("short" as const), value: fc.integer({ min: -32768, max: 32767 }) }),
  fc.record({ type: fc.constant("integer" as const), value: fc.integer() }),
  fc.record({ type: fc.constant("long" as const), value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) }),
  fc.record({ type: fc.constant("blob" as const), value: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ type: fc.constant("string" as const), value: fc.string({ unit: "grapheme", maxLength: 20 }) }),
  fc.record({ type: fc.constant("timestamp" as const), value: fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }) }),
  fc.record({ type: fc.constant("uuid" as const), value: fc.uuid() }),
);
const anyMessage: fc.Arbitrary<EventMessage> = fc.record({
  headers: fc
    .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), headerValue), { selector: ([name]) => name })
    .map((entries) => new Map(entries)),
  payload: fc.uint8Array({ maxLength: 200 }),
});
const places = fc.array(fc.nat(), { maxLength: 20 });

describe("for any messages", () => {
  test("frames come back equal, however they are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMessage, { maxLength: 5 }), places, async (messages, cuts) => {
        const bytes = Buffer.concat(messages.map(writeMessage));
        expect(await all(messagesOf(cut(bytes, cuts), 100_000))).toEqual(messages);
      }),
    );
  });

  test("bytes that are cut off or garbled are messages or malformed, and nothing else happens", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyMessage, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 3 }),
        places,
        async (messages, end, edits, cuts) => {
          const whole = Buffer.concat(messages.map(writeMessage));
          const bytes = Uint8Array.from(whole.subarray(0, end % (whole.length + 1)));
          for (const [at, value] of edits) bytes[at % Math.max(1, bytes.length)] = value;
          const outcome = await all(messagesOf(cut(bytes, cuts), 100_000)).catch((error: unknown) => error);
          expect(Array.isArray(outcome) || isMalformedBody(outcome)).toBe(true);
        },
      ),
    );
  });

  test("the AWS SDK writes the same frames, and reads ours", () => {
    const codec = new EventStreamCodec(
      (bytes) => new TextDecoder().decode(typeof bytes === "string" ? Buffer.from(bytes) : bytes),
      (string) => new TextEncoder().encode(string),
    );
    // Its integers of 64 bits, times and UUIDs are classes of its own: the rows above hold these bit by bit.
    const theirs = ["boolean", "byte", "short", "integer", "string"];
    fc.assert(
      fc.property(anyMessage, (given) => {
        // Objects move names that are numbers to the front.
        const entries = [...given.headers].filter(([name, { type }]) => !/^\d/.test(name) && theirs.includes(type));
        const headers = new Map(entries);
        const plain = { headers: Object.fromEntries(headers), body: given.payload };
        const frame = writeMessage({ headers, payload: given.payload });
        expect(hex(frame)).toBe(hex(codec.encode(plain as Parameters<typeof codec.encode>[0])));
        expect(codec.decode(frame).headers).toEqual(plain.headers);
      }),
    );
  });
});
