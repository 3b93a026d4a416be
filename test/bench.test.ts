/** The benchmarks' own parts: the OpenAPI document is sound, and the hand-written validator says what the generated one says. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AdminInitiateAuthRequest } from "../generated/cognito-identity-provider/index.js";

const { openapiDocumentOf } = (await import(inBench("generate/openapi-document.mjs"))) as {
  openapiDocumentOf: (model: unknown) => OpenapiDocument;
};
const { checkByHandWithKeys } = (await import(inBench("validators/hand-written.mjs"))) as {
  checkByHandWithKeys: (input: unknown) => readonly unknown[] | undefined;
};
const { samples, wrongKeys } = (await import(inBench("validators/samples.mjs"))) as {
  samples: readonly { readonly name: string; readonly value: object; readonly isValid: boolean }[];
  wrongKeys: object;
};

interface OpenapiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly post: { readonly operationId: string } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

function inBench(path: string): string {
  return new URL(`../bench/${path}`, import.meta.url).href;
}

function fromModel(): OpenapiDocument {
  const file = fileURLToPath(new URL("../models/cognito-identity-provider.json", import.meta.url));
  return openapiDocumentOf(JSON.parse(readFileSync(file, "utf8")));
}

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "$ref" && typeof item === "string" ? [item] : referencesIn(item),
  );
}

describe("the OpenAPI document", () => {
  const document = fromModel();
  const { schemas } = document.components;

  it("has a path for every operation", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toHaveLength(122);
    for (const [path, { post }] of Object.entries(document.paths)) expect(path).toBe(`/${post.operationId}`);
  });

  it("refers only to schemas that it has", () => {
    const prefix = "#/components/schemas/";
    const references = new Set(referencesIn(document));
    expect(references.size).toBeGreaterThan(400);
    for (const reference of references) expect(schemas).toHaveProperty([reference.slice(prefix.length)]);
  });

  it("keeps constraints, enum values and required members", () => {
    expect(schemas["UserPoolIdType"]).toEqual({
      type: "string",
      minLength: 1,
      maxLength: 55,
      pattern: "^[\\w-]+_[0-9a-zA-Z]+$",
    });
    expect(schemas["AuthFlowType"]).toMatchObject({ enum: expect.arrayContaining(["USER_SRP_AUTH"]) });
    expect(schemas["AdminInitiateAuthRequest"]).toMatchObject({
      type: "object",
      required: ["UserPoolId", "ClientId", "AuthFlow"],
    });
  });
});

describe("the hand-written validator", () => {
  const [valid] = samples;
  const edge = [
    { name: "wrong keys for the flow", value: wrongKeys },
    { name: "nothing", value: {} },
    { name: "null", value: null },
    { name: "a list", value: [] },
    { name: "secret keys", value: { ...valid?.value, AuthParameters: { USERNAME: 5, "a/b": null } } },
    { name: "open keys", value: { ...valid?.value, ClientMetadata: { "a/b~c": 5 } } },
    { name: "no parameters at all", value: { ...valid?.value, AuthParameters: undefined } },
    { name: "parameters of the wrong type", value: { ...valid?.value, AuthParameters: "USERNAME" } },
    { name: "pairs of surrogates", value: { ...valid?.value, Session: "😀".repeat(19) } },
    { name: "exactly as long as allowed", value: { ...valid?.value, Session: "😀".repeat(2048) } },
  ];

  it.each([...samples, ...edge])("agrees on $name", ({ value }) => {
    expect(checkByHandWithKeys(value) ?? []).toEqual(AdminInitiateAuthRequest.validate(value));
  });

  it.each(samples)("knows whether the request is valid: $name", ({ value, isValid }) => {
    expect(checkByHandWithKeys(value) === undefined).toBe(isValid);
  });
});
