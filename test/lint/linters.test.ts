/** The validators of a model's metadata, as `wrought lint` runs them. */
import { describe, expect, test } from "vitest";
import { linterFindings } from "../../generator/lint/linters/linter-findings.js";
import type { Shapes } from "../model/small-model.js";
import { loadFiles, modelOf, ref, structure } from "../model/small-model.js";

type Json = Readonly<Record<string, unknown>>;

const shapes: Shapes = {
  "ns#Shop": { type: "service", version: "1", operations: [ref("ns#GetHTTPItem"), ref("ns#Make")] },
  "ns#GetHTTPItem": { type: "operation", input: ref("ns#GetInput"), output: ref("ns#ItemRecord") },
  "ns#Make": { type: "operation" },
  "ns#GetInput": structure({ itemID: ref("ns#Text"), Colour: ref("ns#Sky") }, { "smithy.api#input": {} }),
  "ns#ItemRecord": structure({ itemRecordId: ref("ns#Text"), itemRecord: ref("ns#Text"), item: ref("ns#Text") }),
  "ns#Text": { type: "string", traits: { "smithy.api#mediaType": "text/plain" } },
  "ns#Sky": { type: "enum", members: { GREY_AND_BLUE: { target: "smithy.api#Unit" } } },
  "other#tone": { type: "string", traits: { "smithy.api#trait": {} } },
  "smithy.waiters#Acceptors": { type: "list", member: ref("smithy.api#String") },
};

/** `code event shape` of each finding. */
function found(validators: readonly Json[], metadata: Json = {}): readonly string[] {
  const model = modelOf(loadFiles({ "m.json": { smithy: "2.0", metadata: { validators, ...metadata }, shapes } }));
  return linterFindings(model).map(({ code, event, shapeId }) =>
    [code, event, shapeId].filter((part) => part !== undefined).join(" "),
  );
}

const configured = (name: string, configuration: Json): Json => ({ name, configuration });
const each = (selector: string, more: Json = {}): Json => ({
  ...configured("EmitEachSelector", { selector }),
  ...more,
});
const warnings = (id: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `linter-warning ${id} ${name.includes("#") ? name : `ns#${name}`}`);

describe("a validator", () => {
  test.each<[string, Json, readonly string[]]>([
    ["for what a selector selects", each("structure"), warnings("EmitEachSelector", "GetInput", "ItemRecord")],
    [
      "for carriers of a trait",
      configured("EmitEachSelector", { selector: "*", bindToTrait: "input" }),
      warnings("EmitEachSelector", "GetInput"),
    ],
    ["for what should be there, and is", configured("EmitNoneSelector", { selector: "[trait|input]" }), []],
    [
      "for what should be there, and is not",
      configured("EmitNoneSelector", { selector: "list" }),
      ["linter-warning EmitNoneSelector"],
    ],
    ["for abbreviations", { name: "AbbreviationName" }, warnings("AbbreviationName", "GetHTTPItem", "GetInput$itemID")],
    [
      "for abbreviations but one",
      configured("AbbreviationName", { allowedAbbreviations: ["HTTP"] }),
      warnings("AbbreviationName", "GetInput$itemID"),
    ],
    ["for camel case", { name: "CamelCase" }, warnings("CamelCase", "GetInput$Colour")],
    ["for upper camel case", { ...configured("CamelCase", { memberNames: "upper" }), namespaces: ["other"] }, []],
    [
      "for names with a container's",
      { name: "RepeatedShapeName" },
      warnings("RepeatedShapeName", "ItemRecord$itemRecordId", "ItemRecord$itemRecord"),
    ],
    [
      "for names that are a container's",
      configured("RepeatedShapeName", { exactMatch: true }),
      warnings("RepeatedShapeName", "ItemRecord$itemRecord"),
    ],
    [
      "for outputs",
      { name: "InputOutputStructureReuse" },
      warnings("InputOutputStructureReuse.Output.GetHTTPItem", "ItemRecord"),
    ],
    [
      "for a reserved word",
      configured("ReservedWords", { reserved: [{ words: ["TEXT"] }] }),
      warnings("ReservedWords", "Text"),
    ],
    [
      "for words with stars",
      configured("ReservedWords", { reserved: [{ words: ["sh*", "*one", "*AN*"] }] }),
      warnings("ReservedWords", "Shop", "Sky$GREY_AND_BLUE", "other#tone"),
    ],
    [
      "for words of some",
      configured("ReservedWords", { reserved: [{ words: ["*e*"], selector: ":is(list, map)" }] }),
      [],
    ],
    [
      "for verbs",
      configured("StandardOperationVerb", { verbs: ["Create"] }),
      warnings("StandardOperationVerb", "GetHTTPItem", "Make"),
    ],
    [
      "for verbs after prefixes",
      configured("StandardOperationVerb", { verbs: ["HTTP"], prefixes: ["Get", "Make"] }),
      warnings("StandardOperationVerb", "Make"),
    ],
    [
      "for better verbs",
      configured("StandardOperationVerb", { verbs: ["Make", "Get"], suggestAlternatives: { Make: ["Create"] } }),
      warnings("StandardOperationVerb", "Make"),
    ],
    ["of somebody's own", { name: "Mine" }, ["linter-skipped"]],
    ["with variables", each("service $a(*) structure"), ["linter-skipped"]],
  ])("%s", (_, validator, want) => expect(found([validator])).toEqual(want));
});

describe("what a validator says of itself", () => {
  const error = each("enum", { id: "Mine", severity: "ERROR" });
  test.each<[string, Json, Json, readonly string[]]>([
    ["its id and severity", error, {}, ["linter-error Mine ns#Sky"]],
    ["a lower severity", each("enum", { severity: "NOTE" }), {}, ["linter-note EmitEachSelector ns#Sky"]],
    ["a selector", each("*", { selector: "service" }), {}, warnings("EmitEachSelector", "Shop")],
    ["namespaces", each("string", { namespaces: ["other"] }), {}, warnings("EmitEachSelector", "other#tone")],
    ["that the model suppresses it", each("enum"), { suppressions: [{ id: "EmitEachSelector", namespace: "ns" }] }, []],
    [
      "that the model raises it",
      each("enum", { severity: "NOTE" }),
      { severityOverrides: [{ id: "EmitEachSelector", namespace: "*", severity: "DANGER" }] },
      warnings("EmitEachSelector", "Sky"),
    ],
    [
      "an error, which nothing suppresses",
      error,
      { suppressions: [{ id: "Mine", namespace: "*" }] },
      ["linter-error Mine ns#Sky"],
    ],
  ])("%s", (_, validator, metadata, want) => expect(found([validator], metadata)).toEqual(want));

  test("a message, with the one that it would have", () => {
    const metadata = { validators: [each("enum", { message: "No enums. {super}" })] };
    const [finding] = linterFindings(modelOf(loadFiles({ "m.json": { smithy: "2.0", metadata, shapes } })));
    expect(finding?.message).toBe("No enums. The selector enum selects this.");
    expect(finding?.location?.line).toBeGreaterThan(1);
  });
});

test("a model without validators has no findings", () => expect(found([])).toEqual([]));
