/** Bodies in the manner of aws-chunked, wherever they are cut. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unchunker } from "../../runtime/codec/aws-chunked.js";
import { isMalformedBody } from "../../runtime/codec/malformed-body.js";

interface Outcome {
  readonly body: string;
  readonly trailers: object;
}

/** Feeds the text in pieces of the given length. */
function unchunked(text: string, length = text.length || 1): Outcome {
  const unchunker = new Unchunker();
  const bytes = Buffer.from(text, "latin1");
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) parts.push(...unchunker.push(bytes.subarray(at, at + length)));
  unchunker.end();
  return { body: Buffer.concat(parts).toString("latin1"), trailers: Object.fromEntries(unchunker.trailers) };
}

describe("are taken apart", () => {
  test.each<[string, { given: string; want: Outcome }]>([
    ["two chunks", { given: "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", want: { body: "abcde", trailers: {} } }],
    ["no chunk", { given: "0\r\n\r\n", want: { body: "", trailers: {} } }],
    [
      "signed chunks",
      {
        given: "3;chunk-signature=0a\r\nabc\r\n0;chunk-signature=0b\r\n\r\n",
        want: { body: "abc", trailers: {} },
      },
    ],
    [
      "trailing fields",
      {
        given: "3\r\nabc\r\n0\r\nX-Amz-Checksum-Crc32: NSRBwg==\r\nx-amz-trailer-signature:0c\r\n\r\n",
        want: { body: "abc", trailers: { "x-amz-checksum-crc32": "NSRBwg==", "x-amz-trailer-signature": "0c" } },
      },
    ],
    [
      "trailing fields without the line behind them",
      { given: "1\r\na\r\n0\r\na:b\r\n", want: { body: "a", trailers: { a: "b" } } },
    ],
    ["a last field without its end", { given: "1\r\na\r\n0\r\na:b", want: { body: "a", trailers: { a: "b" } } }],
    [
      "content that looks like a chunk",
      { given: "5\r\n0\r\n\r\n\r\n0\r\n\r\n", want: { body: "0\r\n\r\n", trailers: {} } },
    ],
    ["lengths in capitals", { given: "A\r\n0123456789\r\n0\r\n\r\n", want: { body: "0123456789", trailers: {} } }],
  ])("%s", (_, { given, want }) => {
    for (const length of [given.length, 1, 2, 3]) expect(unchunked(given, length)).toEqual(want);
  });
});

describe("are refused", () => {
  test.each<[string, string]>([
    ["nothing", ""],
    ["an end within a chunk", "5\r\nabc"],
    ["an end behind a chunk", "3\r\nabc\r\n"],
    ["a chunk that is too long", "3\r\nabcd\r\n0\r\n\r\n"],
    ["a length that is none", "x\r\nabc\r\n0\r\n\r\n"],
    ["a length that is too long", `${"1".repeat(13)}\r\n`],
    ["a negative length", "-1\r\n"],
    ["a trailing field without a name", "0\r\n:b\r\n\r\n"],
    ["a line without end", "1".repeat(9000)],
    ["too many trailing fields", `0\r\n${Array.from({ length: 65 }, (_, index) => `h${index}:x\r\n`).join("")}\r\n`],
    ["something behind the end", "0\r\n\r\nmore\r\n"],
  ])("%s", (_, given) => {
    expect(() => unchunked(given)).toThrow(expect.objectContaining({ name: "MalformedBody" }));
  });
});

test("any chunks come back as they were, wherever they are cut", () => {
  const chunk = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("latin1"));
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (chunks, length) => {
      const text = chunks.map((it) => `${it.length.toString(16)}\r\n${it}\r\n`).join("");
      expect(unchunked(`${text}0\r\n\r\n`, length).body).toBe(chunks.join(""));
    }),
  );
});

test("any bytes are chunks or malformed", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("0", "1", "a", "\r", "\n", ";", ":"), maxLength: 60 }), (text) => {
      try {
        unchunked(text, 7);
      } catch (error) {
        expect(isMalformedBody(error)).toBe(true);
      }
    }),
  );
});
