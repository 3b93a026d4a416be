/** Property: what the generated validators of Cognito find, the interpreter finds from the schemas, in the same order. */
import { describe, expect, it } from "vitest";
import * as schemas from "../../generated/cognito-identity-provider/schemas.js";
import * as validators from "../../generated/cognito-identity-provider/validators.js";
import { sampleValue } from "../../runtime/mock/sample/sample-value.js";
import type { Schema } from "../../runtime/schema/schema.js";
import type { Check } from "../../runtime/validate/issue.js";
import { disagreement, type Validated } from "./agreement.js";

const checks = validators as Readonly<Record<string, Check>>;
const all: readonly Validated[] = Object.entries(schemas as Readonly<Record<string, Schema>>).flatMap(
  ([name, schema]) => {
    const check = checks[`check${name.replace(/Schema$/, "")}`];
    return check === undefined ? [] : [{ id: schema.id, schema, check }];
  },
);
const structures = all.filter(({ schema }) => schema.type === "structure");

describe("generated validators and the interpreter", () => {
  it("are compared for every structure", () => expect(structures.length).toBeGreaterThanOrEqual(373));

  it("agree", () => {
    const found = all.flatMap((one) => disagreement(one, one.schema.type === "structure" ? 60 : 15) ?? []);
    expect(found).toEqual([]);
  });

  it("accept samples", () => {
    const refused = structures.filter(({ schema, check }) => check(sampleValue(schema, 1)) !== undefined);
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it("would differ if a rule did", () => {
    const [one] = structures.filter(({ id }) => id.endsWith("#AdminInitiateAuthRequest"));
    if (one === undefined) throw new Error("no AdminInitiateAuthRequest");
    expect(disagreement({ ...one, check: () => undefined }, 25)).toMatch(/AdminInitiateAuthRequest/);
  });
});
