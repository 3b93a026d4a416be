/** The interpreted checks: what they find, where, and in which order. */
import { describe, expect, test } from "vitest";
import type { MemberSchema, Schema, StructureSchema } from "../../runtime/schema/schema.js";
import { maxDepth } from "../../runtime/validate/findings.js";
import { checkOf } from "../../runtime/validate/interpret.js";
import { issuesOf } from "../../runtime/validate/issue.js";

/** Each issue as its path and the kind of its constraint, with what tells it apart. */
function found(schema: Schema, value: unknown): readonly string[] {
  return issuesOf(checkOf(schema)(value)).map(({ path, constraint }) => {
    const detail = constraint.kind === "type" ? ` ${constraint.expected}` : "";
    return `${path} ${constraint.kind}${detail}`;
  });
}

const id = "com.example#Shape";
const text: Schema = { type: "string", id };
const integer: Schema = { type: "integer", id };
const structure = (members: Record<string, MemberSchema>, more: Partial<StructureSchema> = {}): StructureSchema => ({
  type: "structure",
  id,
  members,
  ...more,
});
const list = (target: Schema, more: object = {}): Schema => ({ type: "list", id, member: { target }, ...more });
const map = (target: Schema, more: object = {}): Schema => ({
  type: "map",
  id,
  key: { target: { type: "string", id, length: { min: 2 } } },
  value: { target },
  ...more,
});
const word = { text: "^[a-z]*$", regexp: /^[a-z]*$/ };

type Row = readonly [string, { given: readonly [Schema, unknown]; want: readonly string[] }];

describe("types", () => {
  const rows: readonly Row[] = [
    ["string", { given: [text, 1], want: [" type a string"] }],
    ["enum", { given: [{ type: "enum", id, values: ["a"] }, 1], want: [" type a string"] }],
    ["boolean", { given: [{ type: "boolean", id }, "true"], want: [" type a boolean"] }],
    ["integer", { given: [integer, 1.5], want: [" type an integer"] }],
    ["integer, too wide", { given: [integer, 2 ** 31], want: [" type an integer"] }],
    ["integer, at the edge", { given: [integer, -(2 ** 31)], want: [] }],
    ["byte", { given: [{ type: "byte", id }, 128], want: [" type a byte"] }],
    ["short", { given: [{ type: "short", id }, -32769], want: [" type a short"] }],
    ["long, too large", { given: [{ type: "long", id }, 2 ** 63 + 2048], want: [" type a long"] }],
    ["long, with a fraction", { given: [{ type: "long", id }, 0.5], want: [" type a long"] }],
    ["long, the largest as a double", { given: [{ type: "long", id }, 2 ** 63], want: [] }],
    ["long, the smallest", { given: [{ type: "long", id }, -(2 ** 63)], want: [] }],
    ["float", { given: [{ type: "float", id }, "1"], want: [" type a number"] }],
    ["double, not a number", { given: [{ type: "double", id }, NaN], want: [] }],
    ["intEnum", { given: [{ type: "intEnum", id, values: [1] }, 1.5], want: [" type an integer"] }],
    ["bigInteger", { given: [{ type: "bigInteger", id }, 1], want: [" type a bigint"] }],
    ["bigDecimal", { given: [{ type: "bigDecimal", id }, "1."], want: [" type a decimal string"] }],
    ["bigDecimal, with exponent", { given: [{ type: "bigDecimal", id }, "-1.50e+10"], want: [] }],
    ["timestamp", { given: [{ type: "timestamp", id }, new Date(NaN)], want: [" type a Date"] }],
    ["blob", { given: [{ type: "blob", id }, "abc"], want: [" type a Uint8Array"] }],
    ["streaming blob", { given: [{ type: "blob", id, streaming: true }, {}], want: [] }],
    ["list", { given: [list(text), {}], want: [" type an array"] }],
    ["map", { given: [map(text), []], want: [" type an object"] }],
    ["structure", { given: [structure({}), "x"], want: [" type an object"] }],
    ["structure, null", { given: [structure({}), null], want: [" type an object"] }],
    ["union", { given: [{ type: "union", id, members: {} }, 1], want: [" type an object"] }],
    ["document", { given: [{ type: "document", id }, () => 1], want: [] }],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(found(...given)).toEqual(want));
});

describe("constraints", () => {
  const short: Schema = { type: "string", id, length: { min: 2, max: 3 }, pattern: word };
  const suits: Schema = { type: "enum", id, values: ["a", "b"], internalValues: ["b"] };
  const rows: readonly Row[] = [
    ["length before pattern", { given: [short, "ABCD"], want: [" length", " pattern"] }],
    ["too short", { given: [short, "a"], want: [" length"] }],
    [
      "code points count, not units: one is too short",
      { given: [{ ...short, pattern: { text: "" } }, "😀"], want: [" length"] },
    ],
    [
      "code points count, not units: three are not too long",
      { given: [{ ...short, pattern: { text: "" } }, "😀😀😀"], want: [] },
    ],
    ["a lone surrogate is one", { given: [{ ...short, pattern: { text: "" } }, "\ud83da"], want: [] }],
    [
      "a pattern is found anywhere",
      { given: [{ type: "string", id, pattern: { text: "b", regexp: /b/ } }, "abc"], want: [] },
    ],
    [
      "a pattern nobody could translate is not checked",
      { given: [{ type: "string", id, pattern: { text: "(?s)" } }, ""], want: [] },
    ],
    ["far too long: the pattern is not tried", { given: [short, "A".repeat(4097)], want: [" length"] }],
    ["too long, but not far", { given: [short, "A".repeat(4096)], want: [" length", " pattern"] }],
    ["enum", { given: [suits, "c"], want: [" enum"] }],
    ["an internal value is valid", { given: [suits, "b"], want: [] }],
    ["intEnum", { given: [{ type: "intEnum", id, values: [1] }, 2], want: [" enum"] }],
    ["range", { given: [{ type: "integer", id, range: { min: 1 } }, 0], want: [" range"] }],
    ["range of a bigint", { given: [{ type: "bigInteger", id, range: { max: 5 } }, 6n], want: [" range"] }],
    ["range of a decimal", { given: [{ type: "bigDecimal", id, range: { max: 5 } }, "5.1"], want: [" range"] }],
    [
      "blob length in bytes",
      { given: [{ type: "blob", id, length: { max: 1 } }, new Uint8Array(2)], want: [" length"] },
    ],
    [
      "list length first, then items",
      { given: [list(text, { length: { max: 1 } }), [1, "a"]], want: [" length", "/0 type a string"] },
    ],
    ["null in a dense list", { given: [list(text), ["a", null, undefined]], want: ["/1 required", "/2 required"] }],
    ["null in a sparse list", { given: [list(text, { sparse: true }), [null]], want: [] }],
    [
      "uniqueItems last",
      { given: [list(text, { uniqueItems: true }), [1, "a", "a"]], want: ["/0 type a string", " uniqueItems"] },
    ],
    [
      "uniqueItems by value",
      {
        given: [list({ type: "timestamp", id }, { uniqueItems: true }), [new Date(1), new Date(1)]],
        want: [" uniqueItems"],
      },
    ],
    [
      "uniqueItems of bigints",
      { given: [list({ type: "bigInteger", id }, { uniqueItems: true }), [1n, 2n, 1n]], want: [" uniqueItems"] },
    ],
    [
      "map: length, then key, then value",
      { given: [map(text, { length: { max: 0 } }), { a: 1 }], want: [" length", "/a length", "/a type a string"] },
    ],
    ["null in a dense map", { given: [map(text), { aa: null }], want: ["/aa required"] }],
    ["null in a sparse map", { given: [map(text, { sparse: true }), { aa: null }], want: [] }],
    [
      "a key called __proto__",
      { given: [map(integer), JSON.parse('{"__proto__": "x"}')], want: ["/__proto__ type an integer"] },
    ],
    [
      "a member's constraints win",
      { given: [structure({ a: { target: short, length: { max: 9 } } }), { a: "abcdefg" }], want: [] },
    ],
    [
      "and leave the others",
      { given: [structure({ a: { target: short, length: { max: 9 } } }), { a: "A" }], want: ["/a pattern"] },
    ],
    [
      "a list member's constraints",
      { given: [{ type: "list", id, member: { target: text, length: { max: 1 } } }, ["ab"]], want: ["/0 length"] },
    ],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(found(...given)).toEqual(want));

  test("messages do not show internal enum values", () => {
    expect(issuesOf(checkOf(suits)("c"))).toMatchObject([{ constraint: { values: ["a"] } }]);
  });
});

describe("structures and unions", () => {
  const person = structure({
    name: { target: text, required: true },
    age: { target: integer },
    toString: { target: text },
  });
  const choice: Schema = { type: "union", id, members: { a: { target: text }, constructor: { target: integer } } };
  const rows: readonly Row[] = [
    [
      "members in model order",
      {
        given: [person, { age: "1", toString: 1 }],
        want: ["/name required", "/age type an integer", "/toString type a string"],
      },
    ],
    ["null is absent", { given: [person, { name: null, age: null }], want: ["/name required"] }],
    ["unknown members pass", { given: [person, { name: "a", other: 1 }], want: [] }],
    [
      "what every object has is not a member",
      { given: [structure({ valueOf: { target: text, required: true as const } }), {}], want: ["/valueOf required"] },
    ],
    [
      "an instance of a class passes",
      { given: [person, Object.assign(Object.create({ age: 1 }), { name: "a" })], want: [] },
    ],
    ["one member", { given: [choice, { a: "x" }], want: [] }],
    ["its findings", { given: [choice, { a: 1, constructor: null }], want: ["/a type a string"] }],
    ["none", { given: [choice, {}], want: [" union"] }],
    ["two", { given: [choice, { a: "x", constructor: 1 }], want: [" union"] }],
    ["an unknown one", { given: [choice, { $unknown: ["b", 1] }], want: [" union"] }],
    ["an unknown one beside a known", { given: [choice, { a: "x", b: 1 }], want: [] }],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(found(...given)).toEqual(want));
});

describe("dependent keys", () => {
  const flow = structure(
    { flow: { target: text }, keys: { target: map(text) } },
    {
      dependentKeys: [
        {
          member: "keys",
          by: "flow",
          cases: { A: { requires: ["K1", "K2"], allows: ["K3"], allowsPrefixes: ["x-"] }, B: {}, __proto__: {} },
        },
      ],
    },
  );
  const details = (value: unknown) =>
    issuesOf(checkOf(flow)(value)).map(({ path, constraint }) =>
      constraint.kind === "dependentKeys"
        ? `${path} -${constraint.missing ?? ""} +${constraint.unexpected ?? ""}`
        : path,
    );
  const rows: readonly (readonly [string, { given: unknown; want: readonly string[] }])[] = [
    ["all there", { given: { flow: "A", keys: { K1: "", K2: "", K3: "", "x-1": "" } }, want: [] }],
    [
      "missing, then unexpected",
      { given: { flow: "A", keys: { zz: "", K2: "" } }, want: ["/keys -K1 +", "/keys - +zz"] },
    ],
    ["no map", { given: { flow: "A" }, want: ["/keys -K1 +", "/keys -K2 +"] }],
    ["a case without rules", { given: { flow: "B", keys: { any: "" } }, want: [] }],
    ["a case nobody knows", { given: { flow: "toString", keys: {} }, want: [] }],
    ["no case", { given: { keys: {} }, want: [] }],
  ];
  test.each(rows)("%s", (_, { given, want }) => expect(details(given)).toEqual(want));
});

const chain = (length: number): unknown => {
  let value: unknown = {};
  for (let count = 1; count < length; count++) value = { next: value };
  return value;
};

describe("depth", () => {
  const node: StructureSchema = structure({ next: { target: (): Schema => node } });
  test("recursion as deep as allowed", () => expect(found(node, chain(maxDepth))).toEqual([]));
  test("one deeper is one finding there", () => {
    expect(found(node, chain(maxDepth + 1))).toEqual([`${"/next".repeat(maxDepth)} depth`]);
  });
  test("endless recursion ends", () => {
    const loop: { next?: unknown } = {};
    loop.next = loop;
    expect(found(node, loop)).toHaveLength(1);
  });
  test("shapes around the recursion do not count", () => {
    const around = structure({ items: { target: list(node) } });
    expect(found(around, { items: [chain(maxDepth)] })).toEqual([]);
    expect(found(around, { items: [chain(maxDepth + 1)] })).toEqual([`/items/0${"/next".repeat(maxDepth)} depth`]);
  });
  test("recursion through a list counts both", () => {
    const tree: StructureSchema = structure({ children: { target: (): Schema => trees } });
    const trees = list(tree);
    let value: unknown = {};
    for (let count = 0; count < maxDepth / 2; count++) value = { children: [value] };
    expect(found(tree, value)).toEqual([`${"/children/0".repeat(maxDepth / 2)} depth`]);
  });
  test("a document is reported as a whole", () => {
    let value: unknown = 1;
    for (let count = 0; count <= maxDepth; count++) value = [value];
    expect(found(structure({ doc: { target: { type: "document", id } } }), { doc: value })).toEqual(["/doc depth"]);
  });
});
