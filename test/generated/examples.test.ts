/** Request examples: one at least for each operation with an input, and the model's own are valid. types.test.ts compiles them. */
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import * as types from "../../generated/cognito-identity-provider/types.js";
import { traitOf } from "../../generator/model/traits.js";
import type { StructureOf } from "../../runtime/structure/structure.js";
import { cognitoFiles, cognitoModel, planOf } from "./cognito.js";
import { examplesIn } from "./example-module.js";

const companions = types as Readonly<Record<string, unknown>>;
const examples = examplesIn(cognitoFiles().get("operations.ts") ?? "");
const model = cognitoModel();
const { operations } = planOf(model);

/** The value that an example's code makes. */
async function valueOf(code: string): Promise<unknown> {
  const { code: module } = transformSync(`export default ${code};`, { loader: "ts" });
  const { default: value } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`
  )) as {
    default: unknown;
  };
  return value;
}

describe("request examples", () => {
  it("are there for each operation with an input", () => {
    const inputs = operations.filter(({ input }) => input.node !== "Unit").map(({ input }) => input.node);
    expect(new Set(examples.map(({ type }) => type))).toEqual(new Set(inputs));
  });

  it("are valid where the model gives them", async () => {
    const modelled = examples.filter(({ title }) => title !== "");
    const given = operations.flatMap(({ id }) => {
      const shape = model.shape(id);
      return (shape === undefined ? undefined : traitOf(shape, "smithy.api#examples")) ?? [];
    });
    expect(given.length).toBeGreaterThanOrEqual(modelled.length);
    expect(modelled.length).toBeGreaterThanOrEqual(6);
    for (const { title, type, value } of modelled) {
      const { validate } = companions[type] as StructureOf<unknown>;
      expect([title, validate(await valueOf(value), { unknownMembers: "report" })]).toEqual([title, []]);
    }
  });
});
