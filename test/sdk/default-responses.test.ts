/** Default responses of every operation; `default-responses.sweep.ts` asks with more seeds. */
import { describe, expect, test } from "vitest";
import * as validators from "../../generated/cognito-identity-provider/validators.js";
import { type StructureSchema, nameOf, targetOf } from "../../runtime/schema/schema.js";
import { type Check, issuesOf } from "../../runtime/validate/issue.js";
import { describeDefaultResponses } from "./default-responses.js";
import { levels, operations, sampleOf } from "./service.js";

describeDefaultResponses(3);

describe("samples", () => {
  test.each(levels)("%s inputs pass the generated validators, dependent keys included", (optional) => {
    for (const { name, input } of operations) {
      const check = Reflect.get(validators, `check${nameOf(input.id)}`) as Check;
      for (let seed = 0; seed < 40; seed++) {
        expect(issuesOf(check(sampleOf(input, seed, optional))), `${name} with seed ${seed}`).toEqual([]);
      }
    }
  });

  test("full samples leave nothing out", () => {
    for (const { input, output } of operations) {
      for (const schema of [input, output]) expect(absent(schema, sampleOf(schema, 3, "full"))).toEqual([]);
    }
  });
});

/** Members that a sample does not have. */
function absent(schema: StructureSchema, value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(schema.members).flatMap(([name, member]) => {
    const target = targetOf(member);
    const part = value[name];
    if (part === undefined) return [`${schema.id}$${name}`];
    return target.type === "structure" ? absent(target, part as Readonly<Record<string, unknown>>) : [];
  });
}
