/** Which parts of a path may be shown. */
import { expect, test } from "vitest";
import type { MapSchema, Schema, StringSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { hasSensitiveKeys, publicPath } from "../../runtime/sensitive/public-path.js";

const text: StringSchema = { type: "string", id: "example#Text" };
const secret: StringSchema = { type: "string", id: "example#Secret", sensitive: true };
const map = (key: Schema, value: Schema): MapSchema => ({
  type: "map",
  id: "example#Map",
  key: { target: key },
  value: { target: value },
});
const plain: StructureSchema = {
  type: "structure",
  id: "example#Plain",
  members: { tags: { target: map(text, text) } },
};
const root: StructureSchema = {
  type: "structure",
  id: "example#Root",
  members: {
    open: { target: map(text, secret) },
    closed: { target: { ...map(text, text), sensitive: true } },
    marked: { target: map(text, plain), sensitive: true },
    keys: { target: map(secret, plain) },
    items: { target: { type: "list", id: "example#List", member: { target: plain } } },
  },
};

const rows: readonly (readonly [
  string,
  { given: readonly (string | number)[]; want: readonly (string | number)[] },
])[] = [
  ["keys of a map with sensitive values", { given: ["open", "k"], want: ["open", "k"] }],
  ["keys of a sensitive map", { given: ["closed", "k"], want: ["closed", "[REDACTED]"] }],
  [
    "keys anywhere below a sensitive member, but not names of members",
    { given: ["marked", "k", "tags", "k"], want: ["marked", "[REDACTED]", "tags", "[REDACTED]"] },
  ],
  [
    "keys of a sensitive shape, and all below",
    { given: ["keys", "k", "tags", "k"], want: ["keys", "[REDACTED]", "tags", "[REDACTED]"] },
  ],
  ["indexes", { given: ["items", 1, "tags", "k"], want: ["items", 1, "tags", "k"] }],
  ["what an unknown member holds", { given: ["unknown", "k"], want: ["unknown", "[REDACTED]"] }],
];
test.each(rows)("%s", (_, { given, want }) => {
  expect(publicPath(root, given)).toEqual(want);
});

test("whose keys are sensitive", () => {
  expect(Object.keys(root.members).filter((name) => hasSensitiveKeys(root, [name]))).toEqual([
    "closed",
    "marked",
    "keys",
  ]);
});
