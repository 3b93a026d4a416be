/** Default responses of every operation; `default-responses.sweep.ts` asks with more seeds. */
import { describe, expect, test } from "vitest";
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import * as validators from "../../generated/cognito-identity-provider/validators.js";
import { createMock } from "../../runtime/mock/index.js";
import { type StructureSchema, nameOf, targetOf } from "../../runtime/schema/schema.js";
import { type Check, issuesOf } from "../../runtime/validate/issue.js";
import { answer } from "./answer.js";
import { describeDefaultResponses } from "./default-responses.js";
import { liveService } from "./live-service.js";
import { levels, operations, sampleOf } from "./service.js";

describeDefaultResponses(3);

test("different seeds answer differently, wherever there is something to decide", async () => {
  const mocks = Array.from({ length: 20 }, (_, seed) => createCognitoIdentityProviderMock({ seed }));
  const constant: string[] = [];
  for (const { name, input, output } of operations) {
    if (Object.keys(output.members).length === 0) continue;
    const given = sampleOf(input, "asked", "minimal");
    const bodies = await Promise.all(mocks.map(async (mock) => (await answer(mock, name, given)).body));
    if (new Set(bodies).size === 1) constant.push(name);
  }
  // The first repeats what was asked, and the second is a document, of which the model says nothing.
  expect(constant).toEqual(["SetLogDeliveryConfiguration", "StartWebAuthnRegistration"]);
});

test("a mock made straight from the model answers with the same bytes", async () => {
  const generated = createCognitoIdentityProviderMock({ seed: 7 });
  const live = createMock({ service: liveService(), seed: 7 });
  for (const { name, input } of operations) {
    const given = sampleOf(input, 7, "full");
    expect(await answer(live, name, given)).toEqual(await answer(generated, name, given));
  }
});

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
