/** A service whose patterns a RegExp could take too long for: its schema, the checks made from it and its samples agree. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadModel } from "../../generator/index.js";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { servicesOf } from "../../generator/model/services.js";
import { sampleValue } from "../../runtime/mock/index.js";
import { LinearPattern } from "../../runtime/pattern/linear.js";
import type { StructureSchema } from "../../runtime/schema/schema.js";
import { checkOf } from "../../runtime/validate/interpret.js";

const text = readFileSync(new URL("../golden/patterns/model.json", import.meta.url), "utf8");

function inputSchema(): StructureSchema {
  const { model } = loadModel([{ file: "model.json", text }]);
  const [service] = model === undefined ? [] : servicesOf(model);
  if (model === undefined || service === undefined) throw new Error("BUG: the model is wrong");
  const input = serviceSchemaOf(model, service).operations["Find"]?.input;
  if (input?.type !== "structure") throw new Error("BUG: the operation has no input");
  return input;
}

const input = inputSchema();

function regexpOf(member: string): unknown {
  const own = input.members[member];
  const target = typeof own?.target === "function" ? own.target() : own?.target;
  return own?.pattern?.regexp ?? (target !== undefined && "pattern" in target ? target.pattern?.regexp : undefined);
}

it.each<[string, boolean]>([
  ["code", false],
  ["words", true],
  ["path", true],
  ["address", true],
  ["twice", true],
])("%s is matched in linear time: %s", (member, want) => {
  expect(regexpOf(member) instanceof LinearPattern).toBe(want);
});

it("has checks that say what the patterns say, and do not stop at hostile texts", () => {
  const check = checkOf(input);
  expect(
    check({ code: "AB1", words: "a,b", path: "https://a.b.com:1/x", address: "a@b", twice: "aa" }),
  ).toBeUndefined();
  expect(check({ words: "a,,b" })).toHaveLength(1);
  expect(check({ words: `${"a".repeat(99)}!` })).toHaveLength(1);
  expect(check({ path: `${"/".repeat(100_000)} ` })).toHaveLength(1);
  expect(check({ twice: "b" })).toHaveLength(1);
  // Its back-reference takes anything.
  expect(check({ twice: `${"a".repeat(100_000)}!` })).toBeUndefined();
});

it("has samples that are valid", () => {
  const check = checkOf(input);
  for (let seed = 0; seed < 20; seed += 1) expect(check(sampleValue(input, seed))).toBeUndefined();
});
