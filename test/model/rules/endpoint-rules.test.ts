/** Endpoint rules: their form, the types of their expressions, their parameters, and what tests give them. */
import { describe, expect, test } from "vitest";
import { loadModel } from "../../../generator/model/load-model.js";
import { ref, structure } from "../small-model.js";
import { type Json, operation, type RuleRow, service, testRules, text, unit } from "./rule-rows.js";

const region = { Region: { type: "string", required: true } };
const endpoint = (url: unknown, more: Json = {}): Json => ({
  conditions: [],
  type: "endpoint",
  endpoint: { url, ...more },
});
const when = (conditions: readonly unknown[], rule: Json): Json => ({ ...rule, conditions });
const call = (fn: string, ...argv: readonly unknown[]): Json => ({ fn, argv });
const name = (ref: string): Json => ({ ref });
const last = endpoint("https://example.com");

function withRules(rules: readonly Json[], parameters: Json = region, version = "1.1"): Json {
  const given = Object.fromEntries(Object.keys(parameters).map((key) => [key, { type: "string", documentation: "d" }]));
  const traits = {
    "smithy.rules#clientContextParams": given,
    "smithy.rules#endpointRuleSet": { version, parameters, rules },
  };
  return { "a#S": service([], { traits }) };
}

const row = (given: string, rules: readonly Json[], want: readonly string[], ...more: readonly never[]): RuleRow => [
  given,
  withRules(rules, ...more),
  want.map((event) => `${event} a#S`),
];

describe("rules that can be read", () => {
  testRules([
    row("an endpoint", [last], []),
    row("a name in braces", [endpoint("https://{Region}.example.com/{{a}}")], []),
    row(
      "a value that a condition proves to be there",
      [when([{ ...call("aws.partition", name("Region")), assign: "p" }], endpoint("https://{p#dnsSuffix}")), last],
      [],
    ),
    row(
      "an index into a list, with something else where there is none",
      [
        when(
          [{ ...call("coalesce", call("getAttr", call("split", "{Region}", "-", 0), "[-1]"), "x"), assign: "zone" }],
          endpoint("https://{zone}.example.com"),
        ),
      ],
      [],
    ),
    row("a choice", [when([{ ...call("ite", true, "a", "b"), assign: "x" }], endpoint("https://{x}"))], []),
    [
      "a parameter that isSet proves to be there, in its own rule",
      withRules([when([call("isSet", name("Id"))], endpoint("https://{Id}")), last], { Id: { type: "String" } }),
      [],
    ],
  ]);
});

describe("rules that cannot be read", () => {
  testRules([
    row("a rule of no type", [{ conditions: [] }], ["Model"]),
    row("a tree without rules", [{ conditions: [], type: "tree", rules: [] }], ["Model"]),
    row("no conditions", [{ type: "error", error: "x" }], ["Model"]),
    row("an endpoint of another form", [endpoint("https://a", { uri: "b" })], ["Model"]),
    row("a function that nobody knows", [when([call("isUnset", name("Region"))], last)], ["Model"]),
    row("too few arguments", [when([call("stringEquals", "a")], last)], ["Model"]),
    row("an argument of another type", [when([call("stringEquals", "a", true)], last)], ["Model"]),
    row("a name that is nowhere", [endpoint("https://{Regoin}")], ["Model"]),
    row("a brace that stays open", [endpoint("https://{Region")], ["Model"]),
    row("a brace that was not open", [endpoint("https://Region}")], ["Model"]),
    row("isSet of what is always there", [when([call("isSet", name("Region"))], last)], ["Model"]),
    row(
      "what a negation learns, outside of it",
      [when([call("not", call("isSet", call("parseURL", "{Region}")))], endpoint("{url#path}"))],
      ["Model"],
    ),
    row(
      "a member that a record does not have",
      [when([{ ...call("aws.parseArn", "{Region}"), assign: "arn" }], endpoint("https://{arn#zone}"))],
      ["Model"],
    ),
    row("a name given twice", [when([{ ...call("uriEncode", "a"), assign: "Region" }], last)], ["Model"]),
    row(
      "a record in braces",
      [when([{ ...call("aws.parseArn", "a"), assign: "arn" }], endpoint("https://{arn}"))],
      ["Model"],
    ),
    row("different types where one is wanted", [when([call("coalesce", "a", true)], last)], ["Model"]),
    [
      "a parameter that may be absent, in a text",
      withRules([endpoint("https://{Id}")], { Id: { type: "string" } }),
      ["Model a#S"],
    ],
    ["a default without need", withRules([last], { Id: { type: "string", default: "a" } }), ["Model a#S"]],
    [
      "a default of another type",
      withRules([last], { Id: { type: "string", required: true, default: true } }),
      ["Model a#S"],
    ],
    ["a parameter's unknown key", withRules([last], { Id: { type: "string", foo: 1 } }), ["Model a#S"]],
  ]);
});

describe("rules that can be read, and should not be as they are", () => {
  const schemes = (...authSchemes: readonly unknown[]): Json => endpoint("https://a", { properties: { authSchemes } });
  testRules([
    row("a URL without scheme", [endpoint("{Region}"), endpoint("a.{Region}")], ["RuleSetUri"]),
    [
      "a function of a later version",
      withRules([when([call("coalesce", "a", "b")], last)], region, "1.0"),
      ["RulesEngineVersion a#S"],
    ],
    row(
      "schemes that are no list",
      [endpoint("https://a", { properties: { authSchemes: {} } })],
      ["RuleSetAuthSchemes"],
    ),
    row("a scheme without name", [schemes({})], ["RuleSetAuthSchemes"]),
    row("a scheme twice", [schemes({ name: "sigv4" }, { name: "sigv4" })], ["RuleSetAuthSchemes"]),
    row("properties of another type", [schemes({ name: "sigv4", signingName: 1 })], ["RuleSetAuthSchemes"]),
    row("no regions", [schemes({ name: "sigv4a", signingRegionSet: [] })], ["RuleSetAuthSchemes"]),
    row("someone else's scheme", [schemes({ name: "other", key: 1 })], []),
    [
      "a built-in that no client has",
      withRules([last], { Region: { type: "string", builtIn: "AWS::Regoin" } }),
      ["RuleSetBuiltIn.RuleSet a#S"],
    ],
  ]);
});

const rulesWith = (parameters: Json, more: Json = {}): Json => ({
  "smithy.rules#endpointRuleSet": { version: "1.0", parameters, rules: [last] },
  ...more,
});

describe("parameters", () => {
  const fixed = (value: unknown): Json => ({ "smithy.rules#staticContextParams": { Id: { value } } });
  testRules([
    [
      "a parameter that nothing gives, and one that nothing takes",
      {
        "a#S": service(["a#Op"], { traits: rulesWith({ No: { type: "string" } }) }),
        "a#Op": operation(unit, fixed("a")),
      },
      ["RuleSetParameter.RuleSet.UnmatchedName a#S", "RuleSetParameter.RuleSet.UnmatchedName a#S"],
    ],
    [
      "a parameter of two types",
      {
        "a#S": service(["a#A", "a#B"], { traits: rulesWith({ Id: { type: "string" } }) }),
        "a#A": operation(unit, fixed("a")),
        "a#B": operation(unit, fixed(true)),
      },
      ["RuleSetParameter.StaticContextParams.InconsistentType a#B"],
    ],
    [
      "a parameter of another type than the rules have",
      {
        "a#S": service(["a#A"], { traits: rulesWith({ Id: { type: "stringArray" } }) }),
        "a#A": operation(unit, fixed("a")),
      },
      ["RuleSetParameter.RuleSet.TypeMismatch a#S"],
    ],
    [
      "a member that is no parameter",
      {
        "a#S": service(["a#A"], { traits: rulesWith({}) }),
        "a#A": operation("a#In"),
        "a#In": structure({
          n: { target: "smithy.api#Integer", traits: { "smithy.rules#contextParam": { name: "Id" } } },
        }),
      },
      ["RuleSetParameter.ContextParam.UnsupportedType a#In$n"],
    ],
    [
      "a parameter that an operation leaves out",
      {
        "a#S": service(["a#A", "a#B"], { traits: rulesWith({ Id: { type: "string", required: true } }) }),
        "a#A": operation(unit, fixed("a")),
        "a#B": operation(unit),
      },
      ["RuleSetParameter.Operation.RequiredMissing a#B"],
    ],
    [
      "a path that gives a list, and one that leads nowhere",
      {
        "a#S": service(["a#A"], { traits: rulesWith({ Ids: { type: "stringArray" } }) }),
        "a#A": operation("a#In", {
          "smithy.rules#operationContextParams": { Ids: { path: "ids[*]" } },
        }),
        "a#B": operation("a#In", { "smithy.rules#operationContextParams": { Id: { path: "nope" } } }),
        "a#In": structure({ ids: ref("a#Ids") }),
        "a#Ids": { type: "list", member: text() },
      },
      ["OperationContextParamsTrait a#B"],
    ],
  ]);
});

describe("tests of rules", () => {
  const builtIn = { Url: { type: "string", builtIn: "SDK::Endpoint" } };
  const expected = { endpoint: { url: "https://example.com" } };
  const tested = (parameters: Json, test: Json): Json => ({
    "a#S": service(["a#Op"], {
      traits: rulesWith(parameters, {
        "smithy.rules#endpointTests": { version: "1.0", testCases: [{ expect: expected, ...test }] },
        "smithy.rules#clientContextParams": { Id: { type: "string", documentation: "d" } },
      }),
    }),
    "a#Op": operation("a#In"),
    "a#In": structure({ a: text() }),
  });
  const id = { Id: { type: "string" } };
  const event = "RuleSetParameter.TestCase";
  testRules([
    ["what the rules ask for", tested(id, { params: { Id: "a" } }), []],
    ["a parameter that there is not", tested(id, { params: { Id: "a", No: "b" } }), [`${event}.Undefined a#S`]],
    ["a parameter of another type", tested(id, { params: { Id: true } }), [`${event}.TypeMismatch a#S`]],
    [
      "a parameter that must be there",
      tested({ Id: { type: "string", required: true } }, { params: {} }),
      [`${event}.RequiredMissing a#S`],
    ],
    ["an operation of others", tested(id, { operationInputs: [{ operationName: "No" }] }), ["EndpointTestsTrait a#S"]],
    [
      "an input of another form",
      tested(id, { operationInputs: [{ operationName: "Op", operationParams: { a: 1 } }] }),
      ["EndpointTestsTrait a#S"],
    ],
    [
      "a value that clients do not have",
      tested(id, { operationInputs: [{ operationName: "Op", builtInParams: { "AWS::No": 1 } }] }),
      ["RuleSetBuiltIn.TestCase.0.Inputs.0 a#S"],
    ],
    [
      "an operation that is given something else",
      tested(
        { ...id, ...builtIn },
        { params: { Url: "a" }, operationInputs: [{ operationName: "Op", builtInParams: { "SDK::Endpoint": "b" } }] },
      ),
      ["EndpointTestsTrait a#S"],
    ],
    [
      "an operation that is given nothing",
      tested({ ...id, ...builtIn }, { params: { Url: "a" }, operationInputs: [{ operationName: "Op" }] }),
      ["EndpointTestsTrait a#S"],
    ],
  ]);
});

describe("decision diagrams", () => {
  const leaf = [-1, 1, -1];
  const nodes = (...numbers: readonly (readonly number[])[]): string => {
    const bytes = Buffer.alloc(numbers.length * 12);
    for (const [index, node] of numbers.entries())
      for (const [part, number] of node.entries()) bytes.writeInt32BE(number, index * 12 + part * 4);
    return bytes.toString("base64");
  };
  const diagram = (more: Json): Json => {
    const value = {
      version: "1.1",
      parameters: {},
      conditions: [call("isSet", name("anything"))],
      results: [last],
      root: 2,
      nodes: nodes(leaf, [0, 100_000_001, -1]),
      nodeCount: 2,
      ...more,
    };
    return { "a#S": service([], { traits: { "smithy.rules#endpointBdd": value } }) };
  };
  testRules([
    ["one that is whole", diagram({}), []],
    ["an old version", diagram({ version: "1.0" }), ["Model a#S"]],
    ["nodes that are no base64", diagram({ nodes: "a" }), ["Model a#S"]],
    ["too few nodes", diagram({ nodeCount: 3 }), ["Model a#S"]],
    ["a root that is negated", diagram({ root: -2 }), ["Model a#S"]],
    ["a root that is nowhere", diagram({ root: 5 }), ["Model a#S"]],
    ["a condition that is nowhere", diagram({ nodes: nodes(leaf, [1, 1, -1]) }), ["Model a#S"]],
    ["a result that is nowhere", diagram({ nodes: nodes(leaf, [0, 100_000_002, -1]) }), ["Model a#S"]],
    ["a result with conditions", diagram({ results: [when([call("isSet", name("a"))], last)] }), ["Model a#S"]],
    ["a function that nobody knows", diagram({ conditions: [call("no")] }), ["Model a#S"]],
  ]);
});

describe("endpoints of regions", () => {
  const special = (pattern: string): Json => ({
    "a#S": service([], {
      traits: {
        "aws.endpoints#standardRegionalEndpoints": { regionSpecialCases: { "us-east-1": [{ endpoint: pattern }] } },
      },
    }),
  });
  const event = "AwsSpecialCaseEndpoint.InvalidEndpointPatternUrl";
  testRules([
    ["a URL with placeholders", special("https://{service}.{region}.{dnsSuffix}"), []],
    ["no scheme", special("{service}.{dnsSuffix}"), [`${event} a#S`]],
    ["spaces", special("https://a b"), [`${event} a#S`]],
  ]);
});

test("a fault points at the expression", () => {
  const shapes = withRules([endpoint("https://{Region}"), endpoint("https://{No}")]);
  const text = JSON.stringify({ smithy: "2.0", shapes }, undefined, 1);
  const [fault] = loadModel([{ file: "m.json", text }]).diagnostics;
  expect(text.split("\n")[(fault?.location?.line ?? 0) - 1]).toContain("https://{No}");
});
