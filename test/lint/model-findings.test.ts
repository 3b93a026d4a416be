/** What is allowed in a model and hardly meant, as `wrought lint` says it. */
import { describe, expect, test } from "vitest";
import { modelFindings } from "../../generator/lint/model-findings.js";
import type { Shapes } from "../model/small-model.js";
import { load, modelOf, ref, structure } from "../model/small-model.js";

type Json = Record<string, unknown>;

function found(shapes: Shapes): readonly string[] {
  return modelFindings(modelOf(load(shapes))).map(({ code, event, shapeId }) => `${code} ${event} ${shapeId}`);
}

const string = (...traits: readonly string[]): Json => ({
  target: "smithy.api#String",
  traits: Object.fromEntries(
    traits.map((name) => [`smithy.api#${name}`, ["httpHeader", "httpQuery"].includes(name) ? "a" : {}]),
  ),
});

/** One operation whose input and output have these members. */
function operation(http: Json, input: Json, output: Json = {}, more: Json = {}): Shapes {
  return {
    "ns#Get": {
      type: "operation",
      input: ref("ns#In"),
      output: ref("ns#Out"),
      traits: { "smithy.api#http": { uri: "/", code: 200, ...http }, ...more },
    },
    "ns#In": structure(input),
    "ns#Out": structure(output),
  };
}

const get = { method: "GET" };
const post = { method: "POST" };
const nested = { "ns#Part": structure({ a: string("httpHeader", "idempotencyToken") }) };
const error = (kind: string, code: number): Shapes => ({
  "ns#E": structure({}, { "smithy.api#error": kind, "smithy.api#httpError": code }),
});
const label = { ...string("httpLabel", "required") };

describe("traits of members", () => {
  test.each<[string, Shapes, readonly string[]]>([
    ["that have an effect", operation(post, { a: string("httpQuery"), b: string("idempotencyToken") }), []],
    [
      "of requests, in a response",
      operation(post, {}, { a: string("httpQuery") }),
      ["HttpBindingTraitIgnored.Input ns#Out$a"],
    ],
    [
      "of responses, in a request",
      operation(post, { a: { target: "smithy.api#Integer", traits: { "smithy.api#httpResponseCode": {} } } }),
      ["HttpBindingTraitIgnored.Output ns#In$a"],
    ],
    [
      "of messages, below one",
      { ...operation(post, { part: ref("ns#Part") }), ...nested },
      ["HttpBindingTraitIgnored.TopLevel ns#Part$a", "IdempotencyTokenIgnored ns#Part$a"],
    ],
    ["of a structure that is nowhere", nested, []],
  ])("%s", (_, shapes, want) => expect(found(shapes)).toEqual(want.map((one) => `model-remark ${one}`)));
});

describe("HTTP", () => {
  test.each<[string, Shapes, readonly string[]]>([
    ["a GET without a body", operation(get, { a: string("httpQuery") }), []],
    ["a GET with one", operation(get, { a: string() }), ["HttpMethodSemantics.UnexpectedPayload ns#Get"]],
    [
      "a DELETE with one",
      operation({ method: "DELETE" }, { a: string("httpPayload") }),
      ["HttpMethodSemantics.UnexpectedPayload ns#Get"],
    ],
    ["a POST with one", operation(post, { a: string() }), []],
    ["a success that is none", operation({ ...post, code: 404 }, {}), ["HttpResponseCodeSemantics ns#Get"]],
    ["no content", operation({ ...post, code: 204 }, {}, { a: string("httpHeader") }), []],
    [
      "no content with some",
      operation({ ...post, code: 204 }, {}, { a: string() }),
      ["HttpResponseCodeSemantics ns#Get"],
    ],
    ["an error of the client", error("client", 409), []],
    ["one with a code of the server", error("client", 500), ["HttpResponseCodeSemantics ns#E"]],
    ["one of the server with a code of the client", error("server", 499), ["HttpResponseCodeSemantics ns#E"]],
    ["a greedy label at the end", operation({ ...post, uri: "/{a}/{b+}" }, { a: label, b: label }), []],
    [
      "one before others",
      operation({ ...post, uri: "/{b+}/{a}" }, { a: label, b: label }),
      ["HttpUriGreedyLabel.GreedyLabelIsNotLastLabel ns#Get"],
    ],
    [
      "two of them",
      operation({ ...post, uri: "/{b+}/{a+}" }, { a: label, b: label }),
      ["HttpUriGreedyLabel.MultipleGreedyLabels ns#Get", "HttpUriGreedyLabel.GreedyLabelIsNotLastLabel ns#Get"],
    ],
  ])("%s", (_, shapes, want) => expect(found(shapes)).toEqual(want.map((one) => `model-questionable ${one}`)));
});

describe("the path of an acceptor", () => {
  const waiter = (path: string, comparator: string, expected = "a"): Shapes =>
    operation(
      post,
      {},
      { name: string(), all: { target: "ns#All" } },
      {
        "smithy.waiters#waitable": {
          Done: { acceptors: [{ state: "success", matcher: { output: { path, comparator, expected } } }] },
        },
      },
    );
  const all = { "ns#All": { type: "list", member: ref("smithy.api#Boolean") } };
  test.each<[string, string, string, string | undefined]>([
    ["name", "stringEquals", "a", undefined],
    ["all", "anyStringEquals", "a", undefined],
    ["all[0]", "booleanEquals", "true", undefined],
    ["length(name)", "stringEquals", "1", "ReturnTypeMismatch"],
    ["name", "allStringEquals", "a", "ReturnTypeMismatch"],
    ["other", "stringEquals", "a", "JmespathEventDanger"],
  ])("%s, which is %s %s", (path, comparator, expected, kind) => {
    const want = kind === undefined ? [] : [`model-questionable WaitableTraitJmespathProblem.${kind}.Done.0 ns#Get`];
    expect(found({ ...waiter(path, comparator, expected), ...all })).toEqual(want);
  });
});

test("what the model suppresses is not said", () => {
  const shapes = operation(get, { a: string() }, {}, { "smithy.api#suppress": ["HttpMethodSemantics"] });
  expect(found(shapes)).toEqual([]);
});
