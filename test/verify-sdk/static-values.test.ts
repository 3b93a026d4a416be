/** Reading constants of a module without running it, and the schemas of a client out of them. */
import { expect, it } from "vitest";
import { readDeclarations, thrownIn } from "../../generator/verify-sdk/declarations.js";
import { readSchemaModule } from "../../generator/verify-sdk/schema-module.js";
import { staticValues } from "../../generator/verify-sdk/static-values.js";

const text = (value: string): object => ({ kind: "text", text: value });
const number = (value: number): object => ({ kind: "number", number: value });
const unknown = { kind: "unknown" };

it.each([
  ["a text", "'x'", text("x")],
  ["a template without parts", "`x`", text("x")],
  ["a number", "-3", number(-3)],
  ["numbers together", "64 | 8", number(72)],
  ["a text by its name", "_n", text("name")],
  ["a name", "Other", { kind: "reference", name: "Other" }],
  ["a thunk", "() => Other", { kind: "reference", name: "Other" }],
  ["a list", "[1, () => Other]", { kind: "list", items: [number(1), { kind: "reference", name: "Other" }] }],
  [
    "an object",
    "{ a: 1, [_n]: 'x' }",
    {
      kind: "object",
      entries: new Map([
        ["a", number(1)],
        ["name", text("x")],
      ]),
    },
  ],
  ["a call, which is not made", "process.exit(3)", unknown],
  ["a template with parts", "`${_n}`", unknown],
  ["an object that spreads", "{ ...Other }", unknown],
  ["a key nobody knows", "{ [f()]: 1 }", unknown],
  ["texts put together", "'a' | 'b'", unknown],
  ["what nests deeply", "[".repeat(200) + "]".repeat(200), expect.objectContaining({ kind: "list" })],
])("reads %s", (_, source, want) => {
  expect(staticValues(`const _n = "name"; export var it = ${source};`, "x.js").get("it")).toEqual(want);
});

it("runs nothing, and reads past what is no constant", () => {
  const values = staticValues(
    "throw new Error(); function f() {} import x from 'y'; export const a = 1, { b } = c;",
    "x.js",
  );
  expect([...values]).toEqual([["a", number(1)]]);
});

const schemas = `
const n0 = "com.example.weather", _s = "smithy.ts.sdk.synthetic.com.example.weather", _e = "error", _se = "sensitive";
export var Base$ = [-3, _s, "WeatherServiceException", 0, [], []];
var Secret = [0, n0, "Secret", 8, 0];
var Secrets = [1, n0, "Secrets", 0, () => Secret];
var ByName = [2, n0, "ByName", 0, [0, { [_se]: 1 }], [() => Secret, 0]];
export var In$ = [3, n0, "GetIn", 0, ["must", "may", "list", "map", "own", "part"],
  [() => Secret, 64 | 0, () => Secrets, [() => ByName, 0], [0, 8], () => Part$], 1];
export var Part$ = [3, n0, "Part", 8, [], []];
export var Choice$ = [4, n0, "Choice", 0, ["a"], [0], 1];
export var Bad$ = [-3, n0, "Bad", { [_e]: "server" }, ["message"], [0]];
var __Unit = "unit";
export var Get$ = [9, n0, "Get", 0, () => In$, () => __Unit];
export var other = [1, 2, 3];
`;

it("knows the schemas of a client", () => {
  const { namespace, operations, structures } = readSchemaModule(schemas, "schemas_0.js");
  expect(namespace).toBe("com.example.weather");
  expect([...operations]).toEqual([["Get", { input: "GetIn", output: undefined }]]);
  const plain = { isRequired: false, sensitive: "nothing" };
  expect([...structures]).toEqual([
    [
      "GetIn",
      {
        kind: "structure",
        isSensitive: false,
        members: new Map([
          ["must", { isRequired: true, sensitive: "value" }],
          ["may", plain],
          ["list", { isRequired: false, sensitive: "elements" }],
          ["map", { isRequired: false, sensitive: "keys and values" }],
          ["own", { isRequired: false, sensitive: "value" }],
          ["part", plain],
        ]),
      },
    ],
    ["Part", { kind: "structure", isSensitive: true, members: new Map() }],
    ["Choice", { kind: "union", isSensitive: false, members: new Map([["a", plain]]) }],
    ["Bad", { kind: "error", fault: "server", isSensitive: false, members: new Map([["message", plain]]) }],
  ]);
});

it("knows enums, interfaces and errors of declarations", () => {
  const { enums, structures } = readDeclarations(
    `export declare const Sky: { readonly CLEAR: "clear"; readonly FOG: "fog" };
     export declare const notEnum: { readonly a: number };
     export interface GetIn { cityId: string | undefined; token?: string | undefined }
     export declare class Bad extends Base { readonly name: "Bad"; readonly $fault: "client"; reason?: string }
     export declare class NoError { x: string }`,
    "models_0.d.ts",
  );
  const member = (isRequired: boolean): object => ({ isRequired, sensitive: "nothing" });
  expect([...enums]).toEqual([["Sky", new Set(["clear", "fog"])]]);
  expect([...structures]).toEqual([
    [
      "GetIn",
      {
        kind: "structure",
        isSensitive: false,
        members: new Map([
          ["cityId", member(true)],
          ["token", member(false)],
        ]),
      },
    ],
    ["Bad", { kind: "error", fault: "client", isSensitive: false, members: new Map([["reason", member(false)]]) }],
  ]);
});

it("knows the errors of an operation by the comment of its command", () => {
  const comment =
    " * @throws {@link Bad} (client fault)\n * @throws {@link Worse} (server fault)\n * @throws {@link WeatherServiceException}";
  expect(thrownIn(comment)).toEqual(new Set(["Bad", "Worse"]));
  expect(thrownIn("")).toBeUndefined();
});
