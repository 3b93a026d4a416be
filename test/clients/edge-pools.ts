/** Values at the edge of what simple shapes hold, drawn once with fast-check: the same on every run. */
import * as fc from "fast-check";
import { integerWidths } from "../../runtime/codec/integer-width.js";
import type { NumberType } from "../../runtime/schema/schema.js";

/** What a place can hold without loss. */
export type Charset = "any" | "xml" | "header";

const drawn = <T>(arbitrary: fc.Arbitrary<T>, numRuns = 60): readonly T[] =>
  fc.sample(arbitrary, { seed: 4711, numRuns });

const telling = [
  "",
  " ",
  " both ends ",
  "日本語 é \u{1F600}\u{1F468}\u200D\u{1F469}",
  `&amp; <a b="c">d</a> ]]> ' -- %00`,
  "a/b?c=d&e=f#g;h,i+j k%2Fl%zz",
  "..",
  "__proto__",
  "null",
  "NaN",
  "2024-01-01T00:00:00Z",
  'quote " and \\ back',
  "line\nline\r\nline\ttab",
  "e\u0301",
  "\u2028\ufeff",
];
const texts = [...telling, ...drawn(fc.string({ unit: "binary", maxLength: 12 }))];
/** XML 1.0 section 2.2; a carriage return survives only as a reference. */
const xmlTexts = texts.filter((text) => /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text));
const headerTexts = [...telling, ...drawn(fc.string({ unit: "binary-ascii", maxLength: 12 }))].filter((text) =>
  /^[!-~](?:[ -~]*[!-~])?$/.test(text),
);

/** Texts that a place of this kind can hold. */
export const edgeTexts: Readonly<Record<Charset, readonly string[]>> = {
  any: texts,
  xml: xmlTexts,
  header: headerTexts,
};

const floats = (arbitrary: fc.Arbitrary<number>): readonly number[] => [
  0,
  NaN,
  Infinity,
  -Infinity,
  ...drawn(arbitrary).filter((it) => !Object.is(it, -0)),
];

const wholes = ({ min, max }: { readonly min: number; readonly max: number }): readonly number[] => [
  min,
  max,
  0,
  -1,
  ...drawn(fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) }), 20),
];

/** Longs are numbers up to what a number holds exactly; beyond it the SDK does not send them. */
export const edgeNumbers: Readonly<Record<NumberType, readonly (number | bigint | string)[]>> = {
  byte: wholes(integerWidths.byte),
  short: wholes(integerWidths.short),
  integer: wholes(integerWidths.integer),
  long: [...wholes({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }), 2 ** 31, -(2 ** 40) - 1],
  float: floats(fc.float({ noDefaultInfinity: true, noNaN: true })),
  double: [...floats(fc.double({ noDefaultInfinity: true, noNaN: true })), Number.MIN_VALUE, 1e21, 1e-7],
  bigInteger: [0n, -1n, 2n ** 64n, -(10n ** 30n)],
  bigDecimal: ["0", "-1.5", "123456789.123456789"],
};

const moments = [new Date(0), new Date(-1500), new Date("2024-02-29T23:59:59.999Z"), new Date("9999-12-31T23:59:59Z")];

/** With fractions of a second, and without for formats that have none. */
export const edgeMoments: Readonly<Record<"fractional" | "whole", readonly Date[]>> = {
  fractional: [...moments, ...drawn(fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }))],
  whole: moments.map((it) => new Date(Math.floor(it.getTime() / 1000) * 1000)),
};

export const edgeBytes: readonly Uint8Array[] = [
  new Uint8Array(),
  Uint8Array.from({ length: 256 }, (_, index) => index),
  ...drawn(fc.uint8Array({ maxLength: 40 }), 30),
];

export const edgeDocuments: readonly unknown[] = [
  null,
  true,
  -1.5,
  "text",
  [],
  {},
  [null, { a: [1] }],
  { a: null, é: "x" },
].slice(1);
