/** Models broken in every way a structure-aware fuzzer thinks of: never an exception, and every rejection says where and why. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { smallModel } from "./small-model.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Parent = Json[] | { [key: string]: Json };

/** A change to one place of a model, chosen by number so that it shrinks. */
interface Mutation {
  readonly place: number;
  readonly kind: number;
  readonly other: number;
}

const strangers: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  "",
  "ns#",
  "#x",
  "ns#Missing",
  "ns#City",
  "smithy.api#Unit",
  "smithy.api#String",
  "ns#GetCityOutput$sky",
  "x".repeat(5000),
  "\u{1f600}",
  "__proto__",
  [],
  {},
  [[]],
  [null],
  { target: "ns#Choice" },
  { target: 1 },
  { "smithy.api#mixin": {} },
  { "smithy.api#required": {}, "smithy.api#default": null },
  JSON.parse('{"__proto__": {"target": "ns#City"}, "constructor": {"prototype": 1}}') as Json,
];
const keys = [
  "__proto__",
  "constructor",
  "toString",
  "type",
  "target",
  "members",
  "mixins",
  "traits",
  "smithy.api#trait",
  "ns#Extra",
  "ns#City",
  "NS#CITY",
  "a b",
  "",
];
const types = [
  "structure",
  "union",
  "list",
  "map",
  "set",
  "enum",
  "intEnum",
  "service",
  "resource",
  "operation",
  "string",
  "apply",
  "blob",
  "member",
  "timestamp",
];

/** All containers of a model with one of their keys each: the places that can be changed. */
function placesOf(root: Json): readonly (readonly [Parent, string | number])[] {
  const places: (readonly [Parent, string | number])[] = [];
  const waiting: Json[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const key of Array.isArray(node) ? node.keys() : Object.keys(node)) {
      places.push([node, key]);
      waiting.push(get(node, key));
    }
  }
  return places;
}

function get(parent: Parent, key: string | number): Json {
  return (parent as Record<string | number, Json>)[key] ?? null;
}

/** As an own property, `__proto__` too. */
function set(parent: Parent, key: string | number, value: Json): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

function pick<T>(items: readonly T[], index: number, fallback: T): T {
  return items[index % Math.max(1, items.length)] ?? fallback;
}

function mutate(root: Json, { place, kind, other }: Mutation): void {
  const places = placesOf(root);
  const [parent, key] = pick(places, place, [[], 0] as const);
  const [donor, donorKey] = pick(places, other, [[], 0] as const);
  const copy = (node: Json): Json => JSON.parse(JSON.stringify(node)) as Json;
  switch (kind % 8) {
    case 0:
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      break;
    case 1:
      set(parent, key, copy(pick(strangers, other, null)));
      break;
    case 2: {
      const swapped = copy(get(donor, donorKey));
      set(donor, donorKey, copy(get(parent, key)));
      set(parent, key, swapped);
      break;
    }
    case 3:
      if (!Array.isArray(parent)) set(parent, pick(keys, other, ""), copy(get(parent, key)));
      break;
    case 4:
      set(parent, key, copy(get(donor, donorKey)));
      break;
    case 5: {
      const ids = Object.keys((root as { shapes?: Parent }).shapes ?? {});
      const targets = places.filter(([, name]) => name === "target");
      const [reference, name] = pick(targets, place, [parent, key] as const);
      set(reference, name, pick(ids, other, "ns#City"));
      break;
    }
    case 6: {
      const definitions = places.filter(([, name]) => name === "type");
      const [definition, name] = pick(definitions, place, [parent, key] as const);
      set(definition, name, pick(types, other, "string"));
      break;
    }
    default: {
      const definitions = Object.values((root as { shapes?: Record<string, Json> }).shapes ?? {}).filter(
        (shape): shape is { [key: string]: Json } =>
          typeof shape === "object" && shape !== null && !Array.isArray(shape),
      );
      const ids = Object.keys((root as { shapes?: Parent }).shapes ?? {});
      const shape = pick(definitions, place, {});
      set(shape, "mixins", [{ target: pick(ids, other, "ns#Paged") }]);
      set(shape, "traits", { "smithy.api#mixin": {} });
    }
  }
}

const mutations = fc.array(
  fc.record({ place: fc.nat({ max: 5000 }), kind: fc.nat({ max: 7 }), other: fc.nat({ max: 5000 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

/** More with WROUGHT_FUZZ_RUNS. */
const numRuns = Number(process.env["WROUGHT_FUZZ_RUNS"] ?? 2000);

test("a broken model is rejected with a place and a reason, or accepted whole", () => {
  let rejected = 0;
  fc.assert(
    fc.property(mutations, fc.boolean(), (list, isSplit) => {
      const root = smallModel() as unknown as Json;
      for (const mutation of list) mutate(root, mutation);
      const text = JSON.stringify(root, undefined, 1);
      const sources = [{ file: "a.json", text }];
      if (isSplit) sources.push({ file: "b.json", text: JSON.stringify(smallModel()) });
      const { model, diagnostics } = loadModel(sources);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(model === undefined).toBe(errors.length > 0);
      if (model === undefined) rejected++;
      for (const { location, message } of errors) {
        expect(location?.line).toBeGreaterThan(0);
        expect(location?.column).toBeGreaterThan(0);
        expect(message).toMatch(/\.$/);
      }
      for (const shape of model?.shapes.values() ?? []) {
        if ("members" in shape)
          for (const { target } of shape.members.values()) expect(model?.shape(target)).toBeDefined();
      }
    }),
    { numRuns },
  );
  // Both outcomes are common, or the mutations would prove nothing.
  expect(rejected).toBeGreaterThan(numRuns / 4);
  expect(rejected).toBeLessThan(numRuns);
  expect(Object.hasOwn(Object.prototype, "target")).toBe(false);
}, 600_000);

test("text that is not a model at all is rejected", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { model, diagnostics } = loadModel([{ file: "a.json", text }]);
      expect(model).toBeUndefined();
      expect(diagnostics[0]?.location).toBeDefined();
    }),
    { numRuns: Math.min(numRuns, 1000) },
  );
});
