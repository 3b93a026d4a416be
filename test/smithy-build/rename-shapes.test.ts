/** Transforms of smithy-build that rename shapes and change their kind, and transforms that cannot be done. */
import { describe, expect, it } from "vitest";
import { transforms } from "../../generator/smithy-build/transform-table.js";
import type { Json } from "./transform-rows.js";
import { all, check, location, modelOf, run, string, tagged } from "./transform-rows.js";

check("renameShapes", all, [
  [
    "renames everywhere",
    {
      given: { renamed: { "b#In": "c#Out", "a#Bad": "a#Worse" } },
      want: [
        "- service a#S [a#Op a#Secret a#Bad] b#In=InOfB",
        "- operation a#Op [a#In b#In a#Bad]",
        "- structure b#In",
        "- b#In$late → b#Late",
        '- structure a#Bad @error("client") @since("2020")',
        "+ service a#S [a#Op a#Secret a#Worse] c#Out=InOfB",
        "+ operation a#Op [a#In c#Out a#Worse]",
        "+ structure c#Out",
        "+ c#Out$late → b#Late",
        '+ structure a#Worse @error("client") @since("2020")',
      ],
    },
  ],
]);
check(
  "renameShapes",
  modelOf({
    "a#X": { type: "string", traits: { "a#refers": ["a#X", "a#Y$z", "no a#X"], "smithy.api#documentation": "a#X" } },
    "a#Y": { type: "structure", members: { z: string } },
    "a#refers": { type: "list", member: string, traits: { "smithy.api#trait": {} } },
  }),
  [
    [
      "renames in the values of traits, and traits themselves",
      {
        given: { renamed: { "a#X": "b#X", "a#Y": "b#Y", "a#refers": "b#refers" } },
        want: [
          '- string a#X @a#refers(["a#X","a#Y$z","no a#X"]) @documentation("a#X")',
          "- structure a#Y",
          "- a#Y$z → smithy.api#String",
          "- list a#refers @trait({})",
          "- a#refers$member → smithy.api#String",
          '+ string b#X @b#refers(["b#X","b#Y$z","no a#X"]) @documentation("b#X")',
          "+ structure b#Y",
          "+ b#Y$z → smithy.api#String",
          "+ list b#refers @trait({})",
          "+ b#refers$member → smithy.api#String",
        ],
      },
    ],
  ],
);

check(
  "flattenNamespaces",
  modelOf({
    "a#S": { type: "service", version: "1", operations: [{ target: "b#Op" }], rename: { "b#In": "Input" } },
    "b#Op": { type: "operation", input: { target: "b#In" }, output: { target: "c#In" } },
    "b#In": { type: "structure", members: { a: string } },
    "c#In": { type: "structure", members: {} },
    "d#In": { type: "structure", members: {}, traits: tagged("with") },
    "d#More": { type: "string", traits: tagged("with") },
    "d#Other": { type: "string" },
  }),
  [
    [
      "moves the closure by its renames, and tagged shapes whose name is free",
      {
        given: { namespace: "x", service: "a#S", includeTagged: ["with"] },
        want: [
          "- service a#S [b#Op] b#In=Input",
          "- operation b#Op [b#In c#In]",
          "- structure b#In",
          "- b#In$a → smithy.api#String",
          "- structure c#In",
          '- string d#More @tags(["with"])',
          "+ service x#S [x#Op]",
          "+ operation x#Op [x#Input x#In]",
          "+ structure x#Input",
          "+ x#Input$a → smithy.api#String",
          "+ structure x#In",
          '+ string x#More @tags(["with"])',
        ],
      },
    ],
  ],
);

check(
  "flattenAndRemoveMixins",
  modelOf({
    "a#X": { type: "structure", members: {}, mixins: [{ target: "a#M" }] },
    "a#M": { type: "structure", members: { z: string }, traits: { "smithy.api#mixin": {} } },
  }),
  [
    [
      "takes mixins, and leaves what they mixed in",
      {
        given: {},
        want: [
          "- structure a#X with a#M",
          "- structure a#M @mixin({})",
          "- a#M$z → smithy.api#String",
          "+ structure a#X",
        ],
      },
    ],
  ],
);

const enumTrait = (...values: Json[]): Json => ({ type: "string", traits: { "smithy.api#enum": values } });
check(
  "changeStringEnumsToEnumShapes",
  modelOf({
    "a#X": enumTrait({ value: "a:b c", deprecated: true, tags: ["internal"] }, { value: "d" }),
    "a#Y": enumTrait({ value: "1st" }),
    "a#Z": enumTrait({ value: "a-b" }, { value: "a:b" }),
  }),
  [
    ["leaves values without names, unless it is told to make names", { given: {}, want: [] }],
    [
      "makes names of values that have the letters for it",
      {
        given: { synthesizeNames: true },
        want: [
          '- string a#X @enum([{"value":"a:b c","deprecated":true,"tags":["internal"]},{"value":"d"}])',
          "+ enum a#X",
          '+ a#X$a_b_c → smithy.api#Unit @enumValue("a:b c") @tags(["internal"]) @deprecated({}) @internal({})',
          '+ a#X$d → smithy.api#Unit @enumValue("d")',
        ],
      },
    ],
  ],
);

describe("a transform that cannot be done", () => {
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["includeServices", { services: ["a#SS"] }, "includeServices: The model has no service a#SS."],
    ["flattenNamespaces", { namespace: "x", service: "a#Serv" }, "flattenNamespaces: The model has no service a#Serv."],
    ["renameShapes", { renamed: { "a#Inn": "a#X" } }, "renameShapes: The model has no shape a#Inn. Did you mean a#In?"],
    ["renameShapes", { renamed: { "a#In": "X" } }, "renameShapes: X is no absolute shape id."],
    ["renameShapes", { renamed: { "a#In": "b#In" } }, "renameShapes: a#In and b#In would both be b#In."],
    ["renameShapes", { renamed: {} }, "renameShapes: renamed names no shape."],
    [
      "removeDeprecatedShapes",
      { relativeDate: "soon" },
      "removeDeprecatedShapes: relativeDate is soon, and has to be a date as 2030-01-31.",
    ],
    ["excludeShapesBySelector", { selector: "[" }, "excludeShapesBySelector: The selector [ cannot be used"],
  ];

  it.each(rows)("%s %j is an error at its place", (name, args, want) => {
    const { diagnostics } = run(all, name, args);
    expect(diagnostics.map(({ code, location: at }) => [code, at])).toEqual([["transform-failed", location]]);
    expect(diagnostics[0]?.message).toContain(want);
  });

  it("because two shapes of one name come together is an error", () => {
    const model = modelOf({
      "a#S": { type: "service", version: "1", operations: [{ target: "b#Op" }] },
      "b#Op": { type: "operation" },
      "x#Op": { type: "operation" },
    });
    const { diagnostics } = run(model, "flattenNamespaces", { namespace: "x", service: "a#S" });
    expect(diagnostics[0]?.message).toBe("flattenNamespaces: b#Op and x#Op would both be x#Op.");
  });

  it("because a list would be of nothing is an error", () => {
    const model = modelOf({ "a#L": { type: "list", member: { target: "b#X" } }, "b#X": { type: "string" } });
    const { diagnostics } = run(model, "includeNamespaces", { namespaces: ["a"] });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "The transforms remove b#X, and leave a#L, which is a list of it.",
    ]);
  });
});

it("no transform changes the model that goes in", () => {
  const before = JSON.stringify([...all.shapes], (_, value) => (value instanceof Map ? [...value] : value));
  const args = {
    services: ["a#S"],
    namespaces: ["a"],
    tags: ["internal"],
    traits: ["since"],
    keys: ["authors"],
    renamed: { "a#In": "z#In" },
    namespace: "z",
    service: "a#S",
    selector: "string",
  };
  for (const name of transforms.keys()) run(all, name, args);
  expect(JSON.stringify([...all.shapes], (_, value) => (value instanceof Map ? [...value] : value))).toBe(before);
});
