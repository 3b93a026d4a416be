/** What a fuzzer puts into models: names, texts and values that something might stumble over. */
import type { Json } from "./json.js";

export const names: readonly string[] = [
  ..."__proto__ constructor prototype toString valueOf hasOwnProperty then length name message stack cause default".split(
    " ",
  ),
  ..."class function new this void await async type of in static get set any undefined NaN Infinity Array Error".split(
    " ",
  ),
  ..."schema create parse validate redact values is input output string number StructureSchema checkString K".split(
    " ",
  ),
  ..."_ __ a A a1 A1 aA Aa FOO foo_bar Fo\u00e9 1a a-b a.b a$b a#b".split(" "),
  "",
  " ",
  "\u{1f600}",
  "*/",
  "a\nb",
  "\u2028",
  "x".repeat(3000),
];

/** Those of them that shapes and members can have. */
export const identifiers: readonly string[] = names.filter((name) => /^[A-Za-z_]\w*$/.test(name));

export const texts: readonly string[] = [
  ...names,
  "*/ alert(1) /*",
  '"; alert(1); "',
  "`${alert(1)}`",
  "'\\'\"\\\"`",
  "<p>one<p>two</p><ul><li>a<li>b<ul><li>c</ul></ul>",
  "<script>alert(1)</script>&lt;/script&gt;",
  "{@link Foo} {@inheritDoc} } { @deprecated no\n@param x\n * @internal",
  "<a href=\"javascript:alert(1)\">x</a> <a href='https://a.b/(c)'>y</a> <a>Foo</a>",
  "```ts\ncode\n",
  "| a | b |\n|---|---|\n| 1 |",
  "<div>".repeat(300),
  "<dl><dt>a<dd>b</dl>".repeat(50),
  "\u0000\u0007\ud800\uffff\ufeff\u202e",
  "http://x/y?z#w",
  "../../../etc/passwd",
  "C:\\Windows\\..",
  "/{a}/{b+}?c=d&e",
  "{a}.{b}-",
  "2.0",
  "x ".repeat(5000),
];

export const patterns: readonly string[] = [
  "^(a+)+$",
  "(",
  "[",
  "[a-",
  "(?i)abc",
  "(?<n>a)\\k<n>",
  "\\p{L}+",
  "\\p{IsNope}",
  "a{2,1}",
  "a{1000000000}",
  "(a|a)*b",
  "^[\\w\\W&&[^a]]*+$",
  "\\Q*/\\E",
  "(?=(?=(?=a)))",
  "\\u{110000}",
  "/\n",
  "((((((((((a))))))))))\\10",
  "(".repeat(500) + "a" + ")".repeat(500),
  "(a?){50}".repeat(20),
  "[\\x{1F600}-\\x{1F64F}]",
];

const deep = (levels: number): Json => {
  let value: Json = {};
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

export const values: readonly Json[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.5,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 63,
  1e21,
  5e-324,
  "NaN",
  "Infinity",
  "-Infinity",
  "0",
  "1e400",
  "1970-01-01T00:00:00Z",
  [],
  {},
  [[]],
  [null],
  [1, "a", {}],
  { a: null },
  { target: "smithy.api#String" },
  { target: "smithy.api#Unit" },
  { target: 1 },
  { min: 5, max: 1 },
  { min: 1e9 },
  { min: "1", max: "9" },
  { "smithy.api#required": {}, "smithy.api#default": null },
  JSON.parse('{"__proto__": {"target": "ns#City"}, "constructor": {"prototype": 1}, "toString": 1}') as Json,
  deep(40),
  deep(480),
];

/** Waiters that ask for more than there is. */
const waiter = (path: string): Json => ({
  Ready: {
    acceptors: [{ state: "success", matcher: { output: { path, expected: "x", comparator: "anyStringEquals" } } }],
  },
});

/** Traits with values that are right, for shapes for which they are often wrong. */
export const traits: readonly (readonly [id: string, value: Json])[] = [
  ["smithy.api#required", {}],
  ["smithy.api#sensitive", {}],
  ["smithy.api#sparse", {}],
  ["smithy.api#uniqueItems", {}],
  ["smithy.api#streaming", {}],
  ["smithy.api#idempotencyToken", {}],
  ["smithy.api#input", {}],
  ["smithy.api#output", {}],
  ["smithy.api#mixin", {}],
  ["smithy.api#internal", {}],
  ["smithy.api#unstable", {}],
  ["smithy.api#error", "client"],
  ["smithy.api#httpError", 599],
  ["smithy.api#retryable", { throttling: true }],
  ["smithy.api#length", { min: 3, max: 2 ** 31 }],
  ["smithy.api#length", { min: 100_000 }],
  ["smithy.api#length", { min: 0 }],
  ["smithy.api#length", {}],
  ["smithy.api#range", {}],
  ["smithy.api#range", { min: -1e308, max: 1e308 }],
  ["smithy.api#range", { min: 0.5 }],
  ["smithy.api#default", ""],
  ["smithy.api#default", 0],
  ["smithy.api#default", "NaN"],
  ["smithy.api#default", []],
  ["smithy.api#default", {}],
  ["smithy.api#default", false],
  ["smithy.api#timestampFormat", "http-date"],
  ["smithy.api#jsonName", "__proto__"],
  ["smithy.api#xmlName", "a:b"],
  ["smithy.api#enum", [{ value: "*/" }, { value: "a", name: "constructor" }]],
  ["smithy.api#enumValue", "__proto__"],
  ["smithy.api#enumValue", 2 ** 31],
  ["smithy.api#tags", ["internal", "*/", "@x"]],
  ["smithy.api#since", "*/ 1 @see"],
  ["smithy.api#deprecated", { message: "*/ <b>", since: "{@link x}" }],
  ["smithy.api#recommended", { reason: "*/ @internal {" }],
  ["smithy.api#references", [{ resource: "*/#x`" }]],
  ["smithy.api#externalDocumentation", { "*/ [x](": "https://a.b/c d)" }],
  ["smithy.api#mediaType", "*/ `"],
  ["smithy.api#title", "# */ <x> `"],
  ["smithy.api#endpoint", { hostPrefix: "{a}.*/" }],
  ["smithy.api#paginated", { inputToken: "__proto__", outputToken: "a.b.c", items: "", pageSize: "x" }],
  ["smithy.api#http", { method: "*/", uri: "/{a}/{b+}", code: 200 }],
  ["smithy.api#auth", []],
  ["smithy.api#optionalAuth", {}],
  ["smithy.api#examples", [{ title: "*/ `", input: { __proto__: 1, a: [null] }, output: {} }]],
  ["aws.api#service", { sdkId: "../..", docId: "*/", endpointPrefix: "" }],
  ["aws.api#service", { sdkId: "\u{1f600} 1 __proto__" }],
  ["aws.protocols#awsQueryError", { code: "*/", httpResponseCode: 400 }],
  ["smithy.waiters#waitable", waiter("a[].b")],
  ["smithy.waiters#waitable", waiter("length(`*/`) > `{}`")],
  ["smithy.waiters#waitable", waiter("((((")],
  ["wrought.api#dependentKeys", { by: "a", cases: { "*/": { requires: ["__proto__"], allowsPrefixes: ["`${"] } } }],
  ["other.ns#unknown", { "*/": [1] }],
];

const anywhere = traits.filter(([id]) =>
  /#(?:internal|unstable|tags|since|deprecated|externalDocumentation|unknown)$/.test(id),
);
const named = (...ids: readonly string[]): typeof traits => [
  ...traits.filter(([id]) => ids.includes(id.slice(id.indexOf("#") + 1))),
  ...anywhere,
];

/** Traits by the type of the shape that can have them; `member` is a structure's. */
export const fittingTraits: Readonly<Record<string, typeof traits>> = {
  string: named("length", "mediaType", "enum", "sensitive", "references"),
  blob: named("length", "mediaType", "streaming", "sensitive"),
  list: named("length", "uniqueItems", "sparse", "sensitive"),
  map: named("length", "sparse", "sensitive"),
  structure: named("error", "sensitive", "xmlName", "input", "references"),
  union: named("sensitive", "xmlName", "streaming"),
  integer: named("range"),
  long: named("range"),
  double: named("range"),
  timestamp: named("timestampFormat"),
  operation: named("waitable", "paginated", "auth", "optionalAuth", "examples", "http", "endpoint"),
  service: named("service", "title", "auth"),
  member: named("required", "jsonName", "xmlName", "default", "idempotencyToken", "recommended", "dependentKeys"),
};
