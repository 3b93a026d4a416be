/** Values of traits that say something of the model around them: paging, examples, checksums, ARNs, waiters, texts with a syntax. */
import { describe } from "vitest";
import { ref, structure } from "../small-model.js";
import {
  error,
  http,
  type Json,
  operation,
  required,
  type RuleRow,
  service,
  testRules,
  text,
  unit,
} from "./rule-rows.js";

const list = { type: "list", member: text() };

describe("paging", () => {
  const paged = (value: Json, input: Json, output: Json, more: Json = {}): Json => ({
    "a#S": service(["a#Op"], more),
    "a#Op": operation("a#In", { "smithy.api#paginated": value, "smithy.api#readonly": {} }, { output: ref("a#Out") }),
    "a#In": structure(input),
    "a#Out": structure({ inner: ref("a#Inner"), ...output }),
    "a#Inner": structure({ next: text(), all: ref("a#List") }),
    "a#List": list,
  });
  const tokens = { inputToken: "token", outputToken: "inner.next" };
  const token = { token: text() };
  const fault = ["PaginatedTrait a#Op"];
  testRules([
    ["a path in the output", paged({ ...tokens, items: "inner.all" }, token, {}), []],
    [
      "what the service says",
      paged({ items: "all" }, token, { all: ref("a#List") }, { traits: { "smithy.api#paginated": tokens } }),
      [],
    ],
    ["no tokens at all", paged({}, token, {}), [...fault, ...fault]],
    ["a path in the input", paged({ ...tokens, inputToken: "a.b" }, token, {}), fault],
    ["a member that is not there", paged({ ...tokens, items: "inner.none" }, token, {}), fault],
    ["a token that must be there", paged(tokens, { token: text(required) }, {}), fault],
    ["a page size that is a text", paged({ ...tokens, pageSize: "size" }, { ...token, size: text() }, {}), fault],
    ["items that are no list", paged({ ...tokens, items: "inner.next" }, token, {}), fault],
  ]);
});

describe("examples", () => {
  const example = (value: Json): Json => ({
    "a#Op": operation(
      "a#In",
      { "smithy.api#examples": [{ title: "t", ...value }] },
      { output: ref("a#In"), errors: [ref("a#E")] },
    ),
    "a#In": structure({ a: text({ "smithy.api#length": { max: 3 } }) }),
    "a#E": error,
    "a#Gone": error,
  });
  const fault = ["ExamplesTrait a#Op"];
  testRules([
    ["an input and an output", example({ input: { a: "b" }, output: { a: "c" } }), []],
    ["an error", example({ error: { shapeId: "a#E", content: {} } }), []],
    [
      "an input that is too long, with an error",
      example({ input: { a: "long" }, error: { shapeId: "a#E" }, allowConstraintErrors: true }),
      [],
    ],
    ["an input that is too long", example({ input: { a: "long" } }), fault],
    ["an output of another type", example({ output: { a: 1 } }), fault],
    ["an error of others", example({ error: { shapeId: "a#Gone" } }), fault],
    ["both an output and an error", example({ output: {}, error: { shapeId: "a#E" } }), fault],
    ["broken constraints without an error", example({ input: { a: "long" }, allowConstraintErrors: true }), fault],
  ]);
});

describe("checksums", () => {
  const checked = (value: Json): Json => ({
    "a#Op": operation("a#In", { "aws.protocols#httpChecksum": value }),
    "a#In": structure({ algorithm: ref("a#Algorithm"), mode: ref("a#Mode"), name: text() }),
    "a#Algorithm": { type: "enum", members: { CRC32: ref(unit), ROT13: ref(unit) } },
    "a#Mode": { type: "enum", members: { ENABLED: ref(unit) } },
  });
  const fault = ["HttpChecksumTrait a#Op"];
  testRules([
    ["a response", checked({ requestValidationModeMember: "mode", responseAlgorithms: ["CRC32"] }), []],
    ["nothing", checked({}), fault],
    ["algorithms without a mode", checked({ responseAlgorithms: ["CRC32"] }), fault],
    ["a member that is not there", checked({ requestAlgorithmMember: "none" }), fault],
    ["a member that is no enum", checked({ requestAlgorithmMember: "name" }), fault],
    ["an algorithm that nobody knows", checked({ requestAlgorithmMember: "algorithm" }), fault],
  ]);
});

describe("ARNs", () => {
  const named = (template: string): Json => ({
    "a#S": service([], { resources: [ref("a#R")], traits: { "aws.api#service": { sdkId: "Weather" } } }),
    "a#R": { type: "resource", identifiers: { id: text() }, traits: { "aws.api#arn": { template } } },
  });
  testRules([
    ["the identifiers", named("city/{id}"), []],
    ["a label that is no identifier", named("{id}/{name}"), ["ArnTemplate a#R"]],
    ["an identifier that is missing", named("city"), ["ArnTemplate a#R"]],
    ["a slash at the beginning", named("/{id}"), ["Model a#R"]],
  ]);
});

describe("waiters", () => {
  const waiting = (acceptors: readonly Json[], more: Json = {}): Json => ({
    "a#Op": operation(unit, { "smithy.waiters#waitable": { Done: { acceptors, ...more } } }, { output: ref("a#Out") }),
    "a#Out": structure({ ok: { target: "smithy.api#Boolean" }, why: text(), flags: ref("a#Flags") }),
    "a#Flags": { type: "list", member: { target: "smithy.api#Boolean" } },
  });
  const success = { state: "success", matcher: { success: true } };
  const failure = (message: string): Json => ({
    state: "failure",
    matcher: { output: { path: "ok", expected: "false", comparator: "booleanEquals" } },
    message,
  });
  const path = (text: string): Json => ({
    state: "success",
    matcher: { output: { path: text, expected: "x", comparator: "stringEquals" } },
  });
  const fault = ["WaitableTrait a#Op"];
  testRules([
    ["a message that is a text", waiting([success, failure("why")]), []],
    ["messages that are texts", waiting([success, failure("[why, to_string(ok)]")]), []],
    ["a message that is a boolean", waiting([success, failure("ok")]), fault],
    ["a message that is a list of booleans", waiting([success, failure("flags")]), fault],
    ["a message of a success", waiting([{ ...success, message: "why" }]), fault],
    ["no way to succeed", waiting([failure("why")]), fault],
    ["a function of something else", waiting([path("length(ok)")]), fault],
    [
      "one name twice, but for case",
      {
        "a#S": service(["a#One", "a#Two"]),
        "a#One": operation(unit, { "smithy.waiters#waitable": { Done: { acceptors: [success] } } }),
        "a#Two": operation(unit, { "smithy.waiters#waitable": { DONE: { acceptors: [success] } } }),
      },
      ["UniqueWaiterNames a#One", "UniqueWaiterNames a#Two"],
    ],
  ]);
});

describe("properties for CloudFormation", () => {
  const made = (trait: Json, member: Json = text()): Json => ({
    "a#R": {
      type: "resource",
      identifiers: { id: text() },
      properties: { name: text(), count: { target: "smithy.api#Integer" } },
      create: ref("a#Make"),
      traits: { "aws.cloudformation#cfnResource": trait },
    },
    "a#Make": operation("a#In"),
    "a#In": structure({ name: text(), count: { target: "smithy.api#Integer" } }),
    "a#More": structure({ name: member }),
  });
  const more = { additionalSchemas: ["a#More"] };
  const excluded = { target: "a#Flag", traits: { "aws.cloudformation#cfnExcludeProperty": {} } };
  const flag = { "a#Flag": { type: "boolean" } };
  testRules([
    ["the same everywhere", made(more), []],
    ["another target elsewhere", { ...made(more, ref("a#Flag")), ...flag }, ["CfnResourceProperty a#R"]],
    ["another target that is excluded", { ...made(more, excluded), ...flag }, []],
    ["an identifier that is no property", made({ primaryIdentifier: "none" }), ["CfnResourceProperty a#R"]],
    ["an identifier that is a number", made({ primaryIdentifier: "count" }), ["CfnResourceProperty a#R"]],
  ]);
});

describe("texts with a syntax", () => {
  const at = (uri: string): Json => ({
    "a#Op": operation("a#In", http(uri)),
    "a#In": structure({ a: text({ ...required, "smithy.api#httpLabel": {} }) }),
  });
  const uri = (given: string): RuleRow => [`the URI ${given}`, at(given), ["Model a#Op"]];
  const prefix = (hostPrefix: string): RuleRow => [
    `the host prefix ${hostPrefix}`,
    {
      "a#Op": operation("a#In", { "smithy.api#endpoint": { hostPrefix } }),
      "a#In": structure({ a: text({ ...required, "smithy.api#hostLabel": {} }) }),
    },
    ["Model a#Op"],
  ];
  const string = (traits: Json): Json => ({ "a#T": { type: "string", traits } });
  testRules([
    ["a URI", at("/b/{a}/?c=d"), []],
    uri("/{a}/{a}"),
    uri("/{a}//b"),
    uri("/{a}/b#c"),
    uri("/{a}?b=1&b=2"),
    uri("/{a}?"),
    prefix("{a}{a}."),
    prefix("{a}.{a}."),
    ["a media type", string({ "smithy.api#mediaType": "text/plain; charset=utf-8" }), []],
    ["a media type of one part", string({ "smithy.api#mediaType": "text" }), ["MediaType a#T"]],
    ["a pattern that ends too early", string({ "smithy.api#pattern": "^(a|b$" }), ["Model a#T"]],
    ["a pattern that closes too much", string({ "smithy.api#pattern": "a)" }), ["Model a#T"]],
    ["brackets and parentheses in classes", string({ "smithy.api#pattern": "^[])(]*[^](]\\[$" }), []],
    ["a length without bounds", string({ "smithy.api#length": {} }), ["Model a#T"]],
    [
      "a bound between integers",
      { "a#N": { type: "integer", traits: { "smithy.api#range": { min: 0.5 } } } },
      ["RangeTrait a#N"],
    ],
    [
      "a host label without its place",
      {
        "a#Op": operation("a#In", { "smithy.api#endpoint": { hostPrefix: "b." } }),
        "a#In": structure({ a: text({ ...required, "smithy.api#hostLabel": {} }) }),
      },
      ["HostLabelTrait a#In$a"],
    ],
  ]);
});

describe("who refers to what", () => {
  testRules([
    [
      "a private shape of another namespace",
      {
        "a#In": structure({ b: ref("b#T") }),
        "b#In": structure({ b: ref("b#T") }),
        "b#T": { type: "string", traits: { "smithy.api#private": {} } },
      },
      ["PrivateAccess a#In$b"],
    ],
    [
      "the definition of a trait",
      { "a#In": structure({ b: ref("a#t") }), "a#t": structure({}, { "smithy.api#trait": {} }) },
      ["Target a#In$b"],
    ],
    [
      "an identifier that is a property as well",
      {
        "a#R": { type: "resource", identifiers: { id: text() }, properties: { id: text() }, create: ref("a#Op") },
        "a#Op": operation("a#In"),
        "a#In": structure({ id: text() }),
      },
      ["ResourceIdentifier a#R", "ResourceOperationInputOutput a#R"],
    ],
  ]);
});

describe("rules that a trait brings", () => {
  const brought = (validator: Json, id = "No.Numbers"): Json => ({
    "a#In": structure({ n: { target: "smithy.api#Integer" }, s: text() }, { "a#texts": {} }),
    "a#Other": structure({ n: { target: "smithy.api#Integer" } }),
    "a#texts": structure({}, { "smithy.api#trait": {}, "smithy.api#traitValidators": { [id]: validator } }),
  });
  testRules([
    [
      "what the selector finds from the shape",
      brought({ selector: "> member :test(> number)" }),
      ["No.Numbers a#In$n"],
    ],
    ["a warning", brought({ selector: "> member", severity: "WARNING" }), []],
    ["a selector that finds nothing", brought({ selector: "> member :test(> boolean)" }), []],
    ["a name that is none", brought({ selector: "*" }, "No Numbers"), ["TraitValidators a#texts"]],
  ]);
});
