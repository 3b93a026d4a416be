/** Base64 and timestamps: exact both ways, strict on reading. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBase64, writeBase64 } from "../../runtime/codec/base64.js";
import { readDateTime, readEpochSeconds, readHttpDate, writeTimestamp } from "../../runtime/codec/timestamp.js";
import { headerText } from "../../runtime/protocol/header-text.js";

describe("base64", () => {
  test("is what the platform writes, and is read back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = writeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(readBase64(text)).toEqual(bytes);
      }),
    );
  });
  test.each(["A", "AA", "AAA", "====", "A===", "AA=A", "AA==AA==", "A A=", "AA\n=", "-_==", "Ā000"])(
    "%j is not base64",
    (text) => expect(readBase64(text)).toBeUndefined(),
  );
});

describe("timestamps", () => {
  test("are read back in every format", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62135596800, max: 253402300799 }), fc.nat(999), (seconds, milliseconds) => {
        const date = new Date(seconds * 1000 + milliseconds);
        expect(readEpochSeconds(Number(writeTimestamp(date, "epoch-seconds")))).toEqual(date);
        expect(readDateTime(writeTimestamp(date, "date-time"), "server")).toEqual(date);
        const whole = new Date(seconds * 1000);
        expect(readHttpDate(writeTimestamp(whole, "http-date"))).toEqual(whole);
      }),
    );
  });

  const dateTimes: readonly (readonly [string, number | undefined])[] = [
    ["2000-01-02T20:34:56Z", 946845296000],
    ["2000-01-02t20:34:56.123456789z", 946845296123],
    ["2000-02-29T00:00:00Z", 951782400000],
    ["2001-02-29T00:00:00Z", undefined],
    ["2000-01-02T24:00:00Z", undefined],
    ["2000-01-02T20:34:60Z", undefined],
    ["2000-01-02 20:34:56Z", undefined],
    ["2000-01-02T20:34:56", undefined],
    ["2000-01-02", undefined],
    ["2000-W01-7T20:34:56Z", undefined],
    ["2000-01-02T20:34:56+01:00", undefined],
    ["2000-01-02T20:34:56Zx", undefined],
  ];
  test.each(dateTimes)("date-time %s", (text, want) => {
    expect(readDateTime(text, "server")?.getTime()).toBe(want);
  });

  const offsets: readonly (readonly [string, number | undefined])[] = [
    ["2000-01-02T21:34:56+01:00", 946845296000],
    ["2000-01-02T19:04:56-01:30", 946845296000],
    ["2000-01-02T20:34:56+24:00", undefined],
  ];
  test.each(offsets)("with offsets, %s", (text, want) => {
    expect(readDateTime(text, "client")?.getTime()).toBe(want);
  });

  const httpDates: readonly (readonly [string, number | undefined])[] = [
    ["Sun, 02 Jan 2000 20:34:56 GMT", 946845296000],
    ["Sun, 02 Jan 2000 20:34:56.456 GMT", 946845296456],
    ["Sun, 32 Jan 2000 20:34:56 GMT", undefined],
    ["Sun, 2 Jan 2000 20:34:56 GMT", undefined],
    ["Sunday, 02-Jan-00 20:34:56 GMT", undefined],
    ["Sun, 02 Jan 2000 20:34:56 UTC", undefined],
  ];
  test.each(httpDates)("http-date %s", (text, want) => expect(readHttpDate(text)?.getTime()).toBe(want));
});

test("a long text is cut", () => {
  expect(headerText("é".repeat(5000))).toBe(`${"é".repeat(2045)}...`);
});

test("any text becomes a header value that every client takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
      const value = headerText(text);
      expect(value).toMatch(/^[\x20-\x7e\xa0-\xff]{0,2048}$/);
      expect(() => new Headers({ x: value })).not.toThrow();
    }),
  );
});
