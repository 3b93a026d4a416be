/** What documentation says of traits: facts in words, and block tags. Words of the model are escaped. */
import { describe, expect, it } from "vitest";
import { docOf, type Json, operationIn, planned, ref, structureIn } from "./planned.js";

const member = (traits: Json, target = "smithy.api#String"): ReturnType<typeof docOf> =>
  docOf(planned({ "ns#In": { type: "structure", members: { m: ref(target, traits) } } }), "In", "m");

describe("facts of a member", () => {
  it.each<[string, Json, readonly string[]]>([
    ["required", { "smithy.api#required": {} }, ["Required."]],
    ["a default", { "smithy.api#default": "a`b" }, ['Default: ``"a`b"``.']],
    [
      "a later default",
      { "smithy.api#default": "", "smithy.api#addedDefault": {} },
      ['Default: `""`, which the first versions did not have.'],
    ],
    ["a client's option", { "smithy.api#clientOptional": {} }, []],
    [
      "an idempotency token",
      { "smithy.api#idempotencyToken": {} },
      ["Makes a repeated request have no further effect."],
    ],
    ["recommended", { "smithy.api#recommended": {} }, ["Recommended."]],
    [
      "recommended for a reason",
      { "smithy.api#recommended": { reason: "It {@link x} *helps*." } },
      ["Recommended: It \\{\\@link x\\} \\*helps\\*."],
    ],
    ["unstable", { "smithy.api#unstable": {} }, ["Unstable: may change."]],
    ["tags", { "smithy.api#tags": ["a", "b c"] }, ["Tags: `a`, `b c`."]],
    ["a length", { "smithy.api#length": { min: 1, max: 1 } }, ["Length: exactly 1 character."]],
    ["a pattern", { "smithy.api#pattern": "^a|b$" }, ["Pattern: `^a|b$`."]],
  ])("%s", (_, traits, facts) => expect(member(traits).facts).toEqual(facts));

  it("of a number that is none in JSON", () => {
    expect(member({ "smithy.api#default": "NaN" }, "smithy.api#Double").facts).toEqual(['Default: `"NaN"`.']);
  });
});

describe("tags", () => {
  it("say since when, what is deprecated, internal, and where there is more", () => {
    const { tags } = member({
      "smithy.api#since": "2",
      "smithy.api#deprecated": { message: "Use n.", since: "3" },
      "smithy.api#externalDocumentation": { Guide: "https://a.b/c" },
      "smithy.api#internal": {},
    });
    expect(tags).toEqual([
      { tag: "since", text: "2" },
      { tag: "deprecated", text: "Since 3. Use n." },
      { tag: "see", text: "Guide", url: "https://a.b/c" },
      { tag: "internal" },
    ]);
  });
});

describe("shapes and operations", () => {
  it("names the resources a structure refers to", () => {
    const made = planned({
      "ns#In": {
        type: "structure",
        members: {},
        traits: { "smithy.api#references": [{ resource: "ns#Thing" }, { resource: "Other" }] },
      },
      "ns#Thing": { type: "resource" },
    });
    expect(structureIn(made, "In").doc.facts).toContain("Refers to `Thing`, `Other`.");
  });

  it.each<[string, Json, readonly string[]]>([
    ["that reads", { "smithy.api#readonly": {} }, ["Reads only: it changes nothing."]],
    ["that is idempotent", { "smithy.api#idempotent": {} }, ["Idempotent: repeating it has no further effect."]],
    ["without authentication", { "smithy.api#auth": [] }, ["Needs no AWS credentials."]],
    ["with optional authentication", { "smithy.api#optionalAuth": {} }, ["AWS credentials are optional."]],
    [
      "with a scheme of its own",
      { "smithy.api#auth": ["smithy.api#httpBearerAuth"] },
      ["Authentication: HTTP Bearer."],
    ],
  ])("an operation %s", (_, traits, facts) => {
    const made = planned({}, { traits: { "smithy.api#httpBearerAuth": {} } }, { traits });
    expect(operationIn(made).doc.facts).toEqual(facts);
  });

  it.each<[Json, readonly string[]]>([
    [{}, []],
    [{ "aws.auth#sigv4": { name: "idp" } }, ["Authentication: AWS Signature Version 4 as `idp`."]],
    [
      { "smithy.api#httpBasicAuth": {}, "smithy.api#httpDigestAuth": {} },
      ["Authentication: HTTP Basic, or HTTP Digest."],
    ],
    [
      {
        "smithy.api#httpApiKeyAuth": { name: "x-key", in: "header" },
        "smithy.api#httpBearerAuth": {},
        "smithy.api#auth": ["smithy.api#httpBearerAuth", "smithy.api#httpApiKeyAuth"],
      },
      ["Authentication: HTTP Bearer, or an API key in the header `x-key`."],
    ],
  ])("the authentication of a service: %j", (traits, facts) => {
    expect(planned({}, { traits }).plan.doc.facts).toEqual(facts);
  });
});
