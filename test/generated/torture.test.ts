/** The torture model: what is generated for it is laid out as prettier would, runs, and does what it says. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Model } from "../../generator/index.js";
import { loadModel } from "../../generator/model/load-model.js";
import type { ServiceSchema, StructureSchema } from "../../runtime/schema/schema.js";
import { sampleValue } from "../../runtime/mock/sample/sample-value.js";
import type { Check } from "../../runtime/validate/issue.js";
import { disagreement } from "./agreement.js";
import { run } from "./bundle.js";
import { filesOf, planOf } from "./cognito.js";
import { firstChange } from "./fixed-point.js";
import { hostileNames, tortureModel } from "./torture-model.js";

interface Companion {
  readonly schema: StructureSchema;
  readonly sensitivePaths: readonly string[];
  readonly create: (value: unknown) => Readonly<Record<string, unknown>>;
  readonly validate: (value: unknown) => readonly { readonly path: string; readonly message: string }[];
  readonly match: (value: unknown, visitor: object) => unknown;
}

function load(): Model {
  const { model, diagnostics } = loadModel([{ file: "torture.json", text: JSON.stringify(tortureModel()) }]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}

const model = load();
const files = filesOf(model);
const plan = planOf(model);

describe("the torture model", () => {
  let module: Readonly<Record<string, unknown>> = {};
  const companion = (name: string): Companion => module[name] as Companion;

  beforeAll(async () => {
    module = await run("torture", files);
  });

  it("is laid out as prettier would", async () => {
    const changes = await Promise.all(
      [...files].filter(([path]) => path.endsWith(".ts")).map((file) => firstChange(...file)),
    );
    expect(changes.filter((change) => change !== undefined)).toEqual([]);
  });

  it("has validators that agree with the interpreter, for every shape", () => {
    const compared = plan.schemas.flatMap(({ id, name }) => {
      const check = plan.checks.find((one) => one.id === id);
      const schema = module[name] as StructureSchema | undefined;
      return check === undefined || schema === undefined ? [] : [{ id, schema, check: module[check.name] as Check }];
    });
    expect(compared.length).toBeGreaterThan(70);
    expect(compared.flatMap((one) => disagreement(one, 8) ?? [])).toEqual([]);
  });

  it("validates members by their hostile names", () => {
    const { schema, validate, create } = companion("Hostile");
    const value = Object.fromEntries(hostileNames.filter((name) => name !== "length").map((name) => [name, "abc"]));
    expect(validate(value)).toEqual([]);
    expect(Object.keys(schema.members)).toEqual(expect.arrayContaining([...hostileNames]));
    const created = create(value);
    expect(Object.hasOwn(created, "__proto__")).toBe(true);
    expect(Object.getPrototypeOf(created)).toBe(Object.prototype);
    const wrong = Object.fromEntries(Object.keys(value).map((name) => [name, "ABC"]));
    expect(
      validate(wrong)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(
      Object.keys(value)
        .map((name) => `/${name}`)
        .toSorted(),
    );
  });

  it("does not take what objects inherit for members", () => {
    const { validate } = companion("Hostile");
    const missing = validate({}).map(({ path }) => path);
    expect(missing).toEqual(expect.arrayContaining(["/constructor", "/__proto__", "/valueOf", "/isPrototypeOf"]));
  });

  it("checks dependent keys by hostile names", () => {
    const { validate } = companion("Hostile");
    const paths = validate({ a: "constructor", b: { x: "1" } }).filter(({ path }) => path.startsWith("/b"));
    expect(paths.map(({ message }) => message).join()).toContain("toString");
  });

  it("matches unions by hostile names", () => {
    const choice = companion("Choice");
    const names = plan.unions.find(({ name }) => name === "Choice")?.members.map(({ name }) => name) ?? [];
    const visitor = Object.fromEntries([...names, "$unknown"].map((name) => [name, () => name]));
    const seen = names.map((name) => choice.match(Object.fromEntries([[name, "a"]]), visitor));
    expect(seen).toEqual(names);
    expect(choice.match({ more: 1 }, visitor)).toBe("$unknown");
    expect(choice.match({ $unknown: ["more", 1] }, { ...visitor, $unknown: (name: string) => name })).toBe("more");
  });

  it("has enums with hostile members", () => {
    const odd = module["Odd"] as { values: readonly string[]; is: (value: unknown) => boolean };
    expect(odd.values).toHaveLength(11);
    expect(new Set(Object.values(odd))).toEqual(new Set(odd.values));
    expect(odd.values.every((value) => odd.is(value))).toBe(true);
    expect(["values", "is", "toString", "__proto__", undefined, null].some((value) => odd.is(value))).toBe(false);
    expect([odd.is("case"), odd.is("CASE"), odd.is("Case")]).toEqual([true, true, false]);
  });

  it("has errors with members that errors have", () => {
    const Members = module["Members"] as new (options: object) => Error & Readonly<Record<string, unknown>>;
    const value = {
      message: "m",
      cause: "c",
      name: "n",
      stack: "s",
      constructor: "k",
      toString: "t",
      schema: "x",
      options: "o",
    };
    const error = new Members(value);
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.cause]).toEqual(["Members", "m", "c"]);
    expect([error["toString"], error["schema"], error["options"], error["$fault"]]).toEqual(["t", "x", "o", "client"]);
  });

  it("lists operations with hostile names as its own", () => {
    const { operations } = module[plan.names.service] as ServiceSchema;
    expect(Object.keys(operations)).toEqual(["List", "Nothing", "then", "toLocaleString"]);
  });

  it("is served by its mock, defaults valid", async () => {
    const create = module[plan.names.createMock] as (options: object) => {
      fetch: (request: Request) => Promise<Response>;
    };
    const mock = create({ seed: 7 });
    const { operations } = module[plan.names.service] as ServiceSchema;
    for (const [name, { input }] of Object.entries(operations)) {
      const response = await mock.fetch(
        new Request("http://localhost/", {
          method: "POST",
          headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `Torture.${name}` },
          body: JSON.stringify(sampleValue(input, 3, { optional: "minimal" })),
        }),
      );
      expect([name, response.status]).toEqual([name, 200]);
    }
  });
});
