/** Selectors: which shapes of one model each selects, and which cannot be read. */
import { describe, expect, test } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { membersOf } from "../../generator/model/members.js";
import { SelectorMatcher } from "../../generator/model/selector/match-selector.js";
import { parseSelector } from "../../generator/model/selector/parse-selector.js";
import { modelOf, smallModel } from "./small-model.js";

const model = modelOf(loadModel([{ file: "small.json", text: JSON.stringify(smallModel()) }]));
const everything = [...model.shapes.values()].flatMap((shape) => [shape, ...membersOf(shape)]);

function selected(text: string): readonly string[] {
  const parsed = parseSelector(text);
  if (parsed.kind !== "selector") throw new Error(`${text} is ${parsed.kind}`);
  const isSelected = new SelectorMatcher(model).test(parsed.selector);
  return everything.filter((shape) => isSelected(shape)).map(({ id }) => id.slice(3));
}

describe("selects", () => {
  test.each<[string, readonly string[]]>([
    ["service", ["Weather"]],
    ["string", ["CityId", "Sky"]],
    ["number", ["Level"]],
    [":is(list, map)", ["Tags", "Cities"]],
    ["structure[trait|error]", ["Busy"]],
    ["[trait|smithy.api#error=server]", ["Busy"]],
    ["[trait|error = client]", []],
    ["[id|namespace=ns][id|name=Sky]", ["Sky", "Sky$CLEAR", "Sky$GREY"]],
    ["[id='ns#Level']", ["Level"]],
    ["enum[id|name=SKY i]", ["Sky"]],
    [
      "[id|name^=GetCity] [id|name$='put']",
      ["GetCityInput", "GetCityInput$token", "GetCityInput$cityId", "GetCityOutput", ...outputMembers()],
    ],
    ["enum > member", ["Sky$CLEAR", "Sky$GREY"]],
    ["structure > member[trait|required]", ["CityKey$cityId", "GetCityInput$cityId", "note$text"]],
    ["structure > :test(member > list)", ["GetCityOutput$neighbors", "note$also"]],
    ["map > member[id|member=value] > string", ["CityId"]],
    ["operation -[input]-> structure", ["CityKey", "GetCityInput"]],
    ["operation -[input, output]-> structure > member :test(> union)", ["GetCityOutput$choice"]],
    ["operation :not(-[output]->)", ["ReadCity"]],
    ["operation :test(<-[read]- resource)", ["ReadCity"]],
    ["resource:test(-[put]->)", []],
    ["service ~> enum", ["Sky"]],
    ["structure :not([trait|error]) :not([trait|mixin]) :not(> member)", []],
    ["union < member < structure", ["GetCityOutput"]],
    [":not(*)", []],
    ["list :not(> member ~> :is(float, document))", ["Cities"]],
  ])("%s", (selector, want) => expect(selected(selector)).toEqual(want));
});

function outputMembers(): readonly string[] {
  return ["sky", "level", "tags", "neighbors", "choice", "parent", "count"].map((name) => `GetCityOutput$${name}`);
}

describe("cannot be read", () => {
  test.each([
    "",
    "!",
    "foo",
    ":is",
    ":is(",
    ":is()",
    ":is(string,",
    ":is(string, )",
    "[]",
    "[a=]",
    "[a=b",
    "[|]",
    "[a|]",
    "string)",
    "string=b",
    "-[input",
    "'foo'",
    "[foo^foo]",
  ])("%j", (text) => expect(parseSelector(text).kind).toBe("invalid"));
  test.each([
    "$x(*)",
    "${x}",
    "[@trait|x]",
    ":root(*)",
    ":topdown(*)",
    "-[trait]->",
    "[trait|range|min > 1]",
    "x".repeat(20_000),
    ":not(".repeat(5000),
  ])("%.20s is not evaluated", (text) => expect(parseSelector(text).kind).toBe("unsupported"));
});
