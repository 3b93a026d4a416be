/** Rules that the pairs of the corpus do not show, evaluator by evaluator, and what is left alone. */
import { describe, expect, it } from "vitest";
import type { SmallModel } from "./small-models.js";
import { saidOf, string, structure, target, traitsOf } from "./small-models.js";

type Row = readonly [name: string, given: readonly [old: SmallModel, now: SmallModel], want: readonly string[]];

const shapes = (list: Readonly<Record<string, object>>): SmallModel => ({ shapes: list });
const text = "smithy.api#String";
const unit = { target: "smithy.api#Unit" };
const number = (range: object): object => ({ type: "integer", ...traitsOf({ range }) });
const list = (member: object, traits: object = {}): object => ({ type: "list", member, ...traitsOf(traits) });
const member = (traits: object, type = "smithy.api#Integer"): SmallModel =>
  shapes({ S: structure({ a: target(type, traits) }) });

const limits: readonly Row[] = [
  [
    "a higher minimum",
    [shapes({ N: number({ min: 1 }) }), shapes({ N: number({ min: 2 }) })],
    ["ERROR ChangedRangeTrait N", "NOTE ModifiedTrait.Update.smithy.api#range N"],
  ],
  [
    "a first maximum",
    [shapes({ N: number({ min: 1 }) }), shapes({ N: number({ min: 1, max: 9 }) })],
    ["ERROR ChangedRangeTrait N", "NOTE ModifiedTrait.Update.smithy.api#range N"],
  ],
  [
    "both narrower",
    [shapes({ N: number({ min: 1, max: 9 }) }), shapes({ N: number({ min: 2, max: 8 }) })],
    ["ERROR ChangedRangeTrait N", "ERROR ChangedRangeTrait N", "NOTE ModifiedTrait.Update.smithy.api#range N"],
  ],
  [
    "both wider",
    [shapes({ N: number({ min: 1, max: 9 }) }), shapes({ N: number({ min: 0 }) })],
    ["NOTE ModifiedTrait.Update.smithy.api#range N"],
  ],
  [
    "a minimum below none",
    [shapes({ N: number({ max: 9 }) }), shapes({ N: number({ min: -3, max: 9 }) })],
    ["NOTE ModifiedTrait.Update.smithy.api#range N"],
  ],
];

const defaults: readonly Row[] = [
  [
    "a default in place of required",
    [member({ required: {} }), member({ default: 1, addedDefault: {} })],
    ["NOTE ModifiedTrait.Add.smithy.api#default S$a"],
  ],
  [
    "a null default gone",
    [member({ default: null }), member({})],
    ["WARNING ModifiedTrait.Remove.smithy.api#default S$a"],
  ],
  [
    "addedDefault gone",
    [member({ default: 1, addedDefault: {} }), member({ default: 1 })],
    ["ERROR TraitBreakingChange.Remove.smithy.api#addedDefault S$a"],
  ],
  [
    "from one value to another",
    [member({ default: 1 }), member({ default: 2 })],
    ["DANGER ChangedDefault S$a", "NOTE ModifiedTrait.Update.smithy.api#default S$a"],
  ],
  [
    "from zero",
    [member({ default: 0 }), member({ default: 2 })],
    ["ERROR ChangedDefault S$a", "NOTE ModifiedTrait.Update.smithy.api#default S$a"],
  ],
  [
    "required and structure",
    [
      shapes({ S: structure({ a: target("T") }), T: structure({}) }),
      shapes({ S: structure({ a: target("T", { required: {} }) }), T: structure({}) }),
    ],
    ["WARNING ChangedNullability.AddedRequiredTrait.StructureOrUnion S$a"],
  ],
  [
    "sparse",
    [shapes({ L: list(target(text)) }), shapes({ L: list(target(text), { sparse: {} }) })],
    ["ERROR TraitBreakingChange.Add.smithy.api#sparse L"],
  ],
];

const legacy = (...entries: readonly object[]): object => string({ enum: entries });
const enumeration = (...names: readonly string[]): object => ({
  type: "enum",
  members: Object.fromEntries(names.map((name) => [name, unit])),
});
const enums: readonly Row[] = [
  [
    "a legacy enum as an enum",
    [shapes({ E: legacy({ value: "A", name: "A" }) }), shapes({ E: enumeration("A") })],
    ["ERROR TraitBreakingChange.Remove.smithy.api#enum E"],
  ],
  [
    "a legacy enum with more",
    [
      shapes({ E: legacy({ value: "A", name: "A" }) }),
      shapes({ E: legacy({ value: "A", name: "A" }, { value: "B", name: "B" }) }),
    ],
    ["NOTE ChangedEnumTrait.Appended.1 E"],
  ],
  [
    "legacy entries that get names",
    [shapes({ E: legacy({ value: "a" }) }), shapes({ E: legacy({ value: "a", name: "A" }) })],
    ["ERROR ChangedEnumTrait.NameChanged.0 E"],
  ],
  [
    "a legacy enum as a string",
    [shapes({ E: legacy({ value: "A", name: "A" }) }), shapes({ E: string() })],
    ["ERROR TraitBreakingChange.Remove.smithy.api#enum E"],
  ],
  ["a legacy enum gone", [shapes({ E: legacy({ value: "A", name: "A" }) }), shapes({})], ["ERROR RemovedShape E"]],
  [
    "two before one that was there",
    [shapes({ E: enumeration("A", "Z") }), shapes({ E: enumeration("A", "B", "C", "Z") })],
    [
      "ERROR ChangedEnumTrait.OrderChanged.1 E",
      "ERROR ChangedEnumTrait.OrderChanged.2 E",
      "NOTE AddedShape E$B",
      "NOTE AddedShape E$C",
    ],
  ],
];

const types: readonly Row[] = [
  [
    "a set as a list of unique items",
    [shapes({ L: { type: "set", member: target(text) } }), shapes({ L: list(target(text), { uniqueItems: {} }) })],
    [],
  ],
  [
    "a list of unique items as a set",
    [shapes({ L: list(target(text), { uniqueItems: {} }) }), shapes({ L: { type: "set", member: target(text) } })],
    ["ERROR ChangedShapeType L"],
  ],
  [
    "a list as a map",
    [shapes({ L: list(target(text)) }), shapes({ L: { type: "map", key: target(text), value: target(text) } })],
    ["ERROR ChangedShapeType L", "ERROR RemovedShape L$member", "NOTE AddedShape L$key", "NOTE AddedShape L$value"],
  ],
  [
    "an integer as a long",
    [shapes({ N: { type: "integer" } }), shapes({ N: { type: "long" } })],
    ["ERROR ChangedShapeType N"],
  ],
];

const targets: readonly Row[] = [
  [
    "another string",
    [
      shapes({ S: structure({ a: target("A") }), A: string(), B: string() }),
      shapes({ S: structure({ a: target("B") }), A: string(), B: string() }),
    ],
    ["WARNING ChangedMemberTarget S$a"],
  ],
  [
    "a narrower string",
    [
      shapes({ S: structure({ a: target("A") }), A: string({ length: { max: 9 } }), B: string() }),
      shapes({
        S: structure({ a: target("B") }),
        A: string({ length: { max: 9 } }),
        B: string({ length: { max: 5 } }),
      }),
    ],
    ["ERROR ChangedMemberTarget S$a", "NOTE ModifiedTrait.Add.smithy.api#length B"],
  ],
  [
    "another structure",
    [
      shapes({ S: structure({ a: target("A") }), A: structure({}), B: structure({}) }),
      shapes({ S: structure({ a: target("B") }), A: structure({}), B: structure({}) }),
    ],
    ["ERROR ChangedMemberTarget S$a"],
  ],
  [
    "maps of compatible values",
    [
      shapes({
        S: structure({ a: target("A") }),
        A: { type: "map", key: target(text), value: target("X") },
        B: { type: "map", key: target(text), value: target("Y") },
        X: string(),
        Y: string(),
      }),
      shapes({
        S: structure({ a: target("B") }),
        A: { type: "map", key: target(text), value: target("X") },
        B: { type: "map", key: target(text), value: target("Y") },
        X: string(),
        Y: string(),
      }),
    ],
    ["WARNING ChangedMemberTarget S$a"],
  ],
];

const trait = (
  value: object,
  tags: readonly string[] = [],
  type: object = structure({ list: target("Items") }),
): object => ({ ...type, ...traitsOf({ trait: value, tags }) });
const marked = (definition: object, value: unknown): SmallModel =>
  shapes({
    mark: definition,
    Items: list(target(text, { tags: ["diff.error.remove", "diff.warning.add"] })),
    A: string({ "ns#mark": value }),
  });
const traits: readonly Row[] = [
  [
    "of no definition",
    [shapes({ A: string() }), shapes({ A: string({ "other#trait": {} }) })],
    ["WARNING ModifiedTrait.Add.other#trait A"],
  ],
  [
    "by tags of list members",
    [marked(trait({}, ["diff.contents"]), { list: ["a", "b"] }), marked(trait({}, ["diff.contents"]), { list: ["a"] })],
    ["ERROR ModifiedTrait.Remove.ns#mark A".replace("ns#", "")],
  ],
  [
    "by rules inside lists",
    [
      marked(trait({ breakingChanges: [{ path: "/list/member", change: "update", severity: "DANGER" }] }), {
        list: ["a"],
      }),
      marked(trait({ breakingChanges: [{ path: "/list/member", change: "update", severity: "DANGER" }] }), {
        list: ["b"],
      }),
    ],
    ["DANGER TraitBreakingChange.Update.mark A"],
  ],
  [
    "by rules inside a trait that is gone",
    [
      marked(trait({ breakingChanges: [{ path: "/list", change: "any" }] }), { list: ["a"] }),
      shapes({
        mark: trait({ breakingChanges: [{ path: "/list", change: "any" }] }),
        Items: list(target(text, { tags: ["diff.error.remove", "diff.warning.add"] })),
        A: string(),
      }),
    ],
    [],
  ],
  [
    "of an internal shape that no longer is",
    [shapes({ A: string({ internal: {} }) }), shapes({ A: string() })],
    ["WARNING TraitBreakingChange.Remove.smithy.api#internal A"],
  ],
];

const service = (more: object, traits: object = {}): object => ({
  type: "service",
  version: "1",
  ...more,
  ...traitsOf(traits),
});
const operation = (name: string, traits: object = {}): Readonly<Record<string, object>> => ({
  [name]: { type: "operation", ...traitsOf(traits) },
});
const withDo = (traits: object, more: object = {}): SmallModel =>
  shapes({ S: service({ operations: [target("Do")], ...more }, traits), ...operation("Do") });
const signed = { "aws.auth#sigv4": { name: "s" }, "aws.auth#sigv4a": { name: "s" } };
const services: readonly Row[] = [
  [
    "a rename of a shape that was there",
    [
      shapes({
        S: service({ operations: [target("Do")] }),
        Do: { type: "operation", input: target("o#I") },
        "o#I": structure({}),
      }),
      shapes({
        S: service({ operations: [target("Do")], rename: { "o#I": "OtherI" } }),
        Do: { type: "operation", input: target("o#I") },
        "o#I": structure({}),
      }),
    ],
    ["ERROR ServiceRename S"],
  ],
  [
    "sigv4a first",
    [
      withDo({ ...signed, auth: ["aws.auth#sigv4", "aws.auth#sigv4a"] }),
      withDo({ ...signed, auth: ["aws.auth#sigv4a", "aws.auth#sigv4"] }),
    ],
    ["DANGER SigV4Migration S", "NOTE ModifiedTrait.Update.smithy.api#auth S"],
  ],
  ["a service's version", [withDo({}), withDo({}, { version: "2" })], []],
  [
    "a resource more",
    [
      withDo({}),
      shapes({
        S: service({ operations: [target("Do")], resources: [target("R")] }),
        ...operation("Do"),
        R: { type: "resource" },
      }),
    ],
    ["NOTE AddedResourceBinding.ToService.R S", "NOTE AddedShape R"],
  ],
];

describe.each([
  ["limits", limits],
  ["defaults and nullability", defaults],
  ["enums", enums],
  ["types", types],
  ["targets", targets],
  ["traits", traits],
  ["services", services],
] as const)("%s", (_, rows) => {
  it.each(rows)("%s", (_name, [old, now], want) => expect(saidOf(old, now)).toEqual(want));
});

describe("what the new model says of events itself", () => {
  const gone = shapes({ A: string(), S: structure({ a: target(text), b: target(text) }) });
  const moved = (traits: object, metadata: object): SmallModel => ({
    metadata,
    shapes: { S: structure({ b: target(text), a: target(text) }, traits) },
  });
  it.each<[string, object, object, readonly string[]]>([
    ["nothing", {}, {}, ["DANGER ChangedMemberOrder S", "WARNING RemovedShape.ScalarShape A"]],
    [
      "a trait",
      { suppress: ["ChangedMemberOrder"] },
      {},
      ["SUPPRESSED ChangedMemberOrder S", "WARNING RemovedShape.ScalarShape A"],
    ],
    [
      "the beginning of an id",
      {},
      { suppressions: [{ id: "RemovedShape", namespace: "ns" }] },
      ["DANGER ChangedMemberOrder S", "SUPPRESSED RemovedShape.ScalarShape A"],
    ],
    [
      "half a word of an id",
      {},
      { suppressions: [{ id: "Removed", namespace: "*" }] },
      ["DANGER ChangedMemberOrder S", "WARNING RemovedShape.ScalarShape A"],
    ],
    [
      "another namespace",
      {},
      { suppressions: [{ id: "RemovedShape", namespace: "other" }] },
      ["DANGER ChangedMemberOrder S", "WARNING RemovedShape.ScalarShape A"],
    ],
    [
      "a higher severity",
      {},
      { severityOverrides: [{ id: "RemovedShape", namespace: "*", severity: "DANGER" }] },
      ["DANGER ChangedMemberOrder S", "DANGER RemovedShape.ScalarShape A"],
    ],
    [
      "a lower severity, which does not count",
      {},
      { severityOverrides: [{ id: "ChangedMemberOrder", namespace: "*", severity: "WARNING" }] },
      ["DANGER ChangedMemberOrder S", "WARNING RemovedShape.ScalarShape A"],
    ],
  ])("%s", (_, traits, metadata, want) => {
    const said = saidOf(gone, moved(traits, metadata)).filter((line) => !/Metadata|suppress /.test(line));
    expect(said).toEqual(want);
  });
});
