/** The benchmarks' own parts: the OpenAPI document is sound, and the hand-written validator says what the generated one says. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AdminInitiateAuthRequest } from "../generated/cognito-identity-provider/index.js";
import { serviceSchemaOf } from "../generator/live/service-schema.js";
import { loadModel } from "../generator/model/load-model.js";
import { servicesOf } from "../generator/model/services.js";
import type { Model } from "../generator/model/shapes.js";
import { createMock } from "../runtime/mock/create-mock.js";

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

const { modelOf, protocols } = (await import(inBench("mock/protocol-model.mjs"))) as {
  modelOf: (protocol: string, count?: number) => unknown;
  protocols: Readonly<Record<string, { readonly request: BenchRequest }>>;
};
const { multiplied } = (await import(inBench("corpus/models.mjs"))) as {
  multiplied: (text: string, count: number) => string;
};
const { exponentOf, lineOf } = (await import(inBench("corpus/growth.mjs"))) as {
  exponentOf: (points: readonly (readonly [number, number])[]) => number;
  lineOf: (points: readonly (readonly [number, number])[]) => { readonly slope: number; readonly intercept: number };
};

interface BenchRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

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

function loaded(text: string): Model {
  const { model, diagnostics } = loadModel([{ file: "bench.json", text }]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return model;
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

describe("the operation in every protocol", () => {
  it.each(Object.keys(protocols).flatMap((protocol) => [1, 10].map((count) => [protocol, count] as const)))(
    "is answered: %s, one of %i",
    async (protocol, count) => {
      const model = loaded(JSON.stringify(modelOf(protocol, count)));
      const [service] = servicesOf(model);
      if (service === undefined) throw new Error("no service");
      const mock = createMock({ service: serviceSchemaOf(model, service), seed: 7 });
      const { method, path, headers, body } = protocols[protocol]?.request ?? fail(protocol);
      const response = await mock.fetch(new Request(new URL(path, "http://mock.example"), { method, headers, body }));
      expect(response.status).toBe(200);
    },
  );
});

function fail(what: string): never {
  throw new Error(what);
}

describe("a multiplied model", () => {
  const text = JSON.stringify(modelOf("awsJson1_1", 3));

  it("is the model itself when it is there once", () =>
    expect(JSON.parse(multiplied(text, 1))).toEqual(JSON.parse(text)));

  it("has every shape and operation as often as asked, all of one service", () => {
    const [once, thrice] = [loaded(text), loaded(multiplied(text, 3))];
    expect(thrice.shapes.size - 1).toBe((once.shapes.size - 1) * 3);
    const [service] = servicesOf(thrice);
    expect(servicesOf(thrice)).toHaveLength(1);
    expect(service?.operations).toHaveLength(9);
    expect(service?.operations).toContain("bench#Copy3MakeReport");
  });
});

describe("growth", () => {
  it.each([0.5, 1, 2])("is found to be x^%d where it is", (exponent) => {
    expect(exponentOf([1, 2, 5, 9].map((x) => [x, 3 * x ** exponent] as const))).toBeCloseTo(exponent, 9);
  });

  it("along a line has its slope", () => {
    const { slope, intercept } = lineOf([1, 2, 5, 9].map((x) => [x, 3 * x + 4] as const));
    expect([slope, intercept]).toEqual([expect.closeTo(3, 9), expect.closeTo(4, 9)]);
  });
});
