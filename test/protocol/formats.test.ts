/** Base64, timestamps and large integers: exact both ways, strict on reading. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBase64, writeBase64 } from "../../runtime/codec/base64.js";
import { bigIntegerOf } from "../../runtime/codec/big-integer-text.js";
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

describe("large integers", () => {
  test("are what their digits and exponent say", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(30), fc.nat(30), (value, fraction, exponent) => {
        const digits = `${value < 0n ? -value : value}`.padStart(fraction + 1, "0");
        const split = digits.length - fraction;
        const text = `${value < 0n ? "-" : ""}${digits.slice(0, split)}.${digits.slice(split)}0e${exponent}`;
        const power = 10n ** BigInt(Math.abs(exponent - fraction));
        const whole = exponent >= fraction ? value * power : value % power === 0n ? value / power : undefined;
        expect(bigIntegerOf(text)).toBe(whole);
        expect(bigIntegerOf(String(value))).toBe(value);
      }),
    );
  });
  test.each<[string, bigint | undefined]>([
    ["1e+23", 10n ** 23n],
    ["-12.50E2", -1250n],
    ["0e99999", 0n],
    ["000", 0n],
    ["1e4095", 10n ** 4095n],
    ["1e4096", undefined],
    ["9".repeat(10_000), undefined],
    ["1e-1", undefined],
    ["1.", undefined],
    [".1e1", undefined],
    ["+1", undefined],
    ["1e", undefined],
    ["0x1", undefined],
    ["", undefined],
  ])("%s", (text, want) => expect(bigIntegerOf(text)).toBe(want));
});

describe("timestamps", () => {
  test("are read back in every format", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62135596800, max: 253402300799 }), fc.nat(999), (seconds, milliseconds) => {
        const date = new Date(seconds * 1000 + milliseconds);
        expect(readEpochSeconds(Number(writeTimestamp(date, "epoch-seconds")))).toEqual(date);
        expect(readDateTime(writeTimestamp(date, "date-time") ?? "", "server")).toEqual(date);
        const whole = new Date(seconds * 1000);
        expect(readHttpDate(writeTimestamp(whole, "http-date") ?? "")).toEqual(whole);
      }),
    );
  });

  const edges: readonly (readonly [string, number, boolean])[] = [
    ["the first moment of the year 0000", -62_167_219_200_000, true],
    ["the moment before it", -62_167_219_200_001, false],
    ["the last moment of the year 9999", 253_402_300_799_999, true],
    ["the moment after it", 253_402_300_800_000, false],
    ["no moment", NaN, false],
  ];
  test.each(edges)("years have four digits: %s", (_, instant, want) => {
    const date = new Date(instant);
    expect(writeTimestamp(date, "epoch-seconds") !== undefined).toBe(!Number.isNaN(instant));
    expect(/^\d{4}-.{14,18}Z$/.test(writeTimestamp(date, "date-time") ?? "")).toBe(want);
    expect(/^\w{3}, \d\d \w{3} \d{4} .{8} GMT$/.test(writeTimestamp(date, "http-date") ?? "")).toBe(want);
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
