/** `wrought lint`: each kind of finding, and which of them make it fail. */
import { beforeEach, describe, expect, it } from "vitest";
import { runLint } from "../../generator/cli/lint-run.js";
import type { Place } from "./run-bin.js";
import { place } from "./run-bin.js";
import { fakeContext } from "./fake-context.js";
import { weather } from "./weather.js";

let here: Place;
beforeEach(() => {
  here = place();
  return () => here.remove();
});

const string = (traits: object): { type: string; traits: never } => ({ type: "string", traits: traits as never });

async function lint(model: string, strict = false): Promise<{ readonly code: number; readonly out: string }> {
  here.write("weather.json", model);
  const context = fakeContext(here.folder);
  const request = { models: ["weather.json"], services: [], config: false as const, strict };
  const code = await runLint(request, { json: false, quiet: false, verbose: false }, context);
  return { code, out: context.printed.out };
}

describe("findings", () => {
  it.each<[string, string, RegExp]>([
    [
      "a pattern that a RegExp could take too long for, with an attack, and what is done about it",
      weather({ "example.weather#CityId": string({ "smithy.api#pattern": "^(a|a)*$" }) }),
      /note pattern-linear The pattern \^\(a\|a\)\*\$ [^]*exponential, for example for [^]*: the linear matcher checks it\.[^]*example\.weather#CityId/,
    ],
    [
      "a pattern of which more passes than should",
      weather({ "example.weather#CityId": string({ "smithy.api#pattern": "^(a+)+\\1$" }) }),
      /warning pattern-lenient The pattern [^]*lets more texts pass\.[^]*example\.weather#CityId/,
    ],
    [
      "a pattern that is not checked",
      weather({ "example.weather#CityId": string({ "smithy.api#pattern": "^\\X$" }) }),
      /warning pattern-untranslatable/,
    ],
    [
      "values with one key",
      weather({
        "example.weather#Sky": string({ "smithy.api#enum": [{ value: "a-b" }, { value: "a b" }, { value: "values" }] }),
      }),
      /warning enum-key-collision The value "a b" would have the key a_b, as has "a-b"\.[^]*The value "values" would have the key values, which/,
    ],
    [
      "a name that is taken",
      weather({
        "example.weather#Date": { type: "structure", members: {} },
        "example.weather#GetCityOutput": { type: "structure", members: { when: { target: "example.weather#Date" } } },
      }),
      /weather\.json:\d+:\d+: note symbol-changed Date is called DateShape/,
    ],
    [
      "what is hardly meant",
      weather({
        "example.weather#Gone": {
          type: "structure",
          traits: { "smithy.api#error": "client", "smithy.api#httpError": 500 } as never,
        },
      }),
      /warning model-questionable An error of the client has a code from 400 to 499, not 500\.[^]*example\.weather#Gone/,
    ],
    ["an unknown trait", weather({ "example.weather#CityId": string({ "my.own#trait": {} }) }), /note trait-unknown/],
  ])("%s", async (_, model, want) => {
    const { code, out } = await lint(model);
    expect(out).toMatch(want);
    expect(code).toBe(0);
  });

  it("says so when there are none", async () => {
    expect(await lint(weather())).toEqual({ code: 0, out: "nothing to report in 1 service\n" });
  });
});

describe("the exit code", () => {
  const risky = weather({ "example.weather#CityId": string({ "smithy.api#pattern": "^(a+)+\\1$" }) });
  const noted = weather({ "example.weather#CityId": string({ "my.own#trait": {} }) });
  const broken = weather({ "example.weather#CityId": undefined });
  it.each([
    ["warnings", risky, false, 0],
    ["warnings, strictly", risky, true, 1],
    ["notes, strictly", noted, true, 0],
    ["errors", broken, false, 1],
  ])("of %s", async (_, model, strict, want) => expect((await lint(model, strict)).code).toBe(want));
});

it("has a JSON form", async () => {
  here.write(
    "models/weather.json",
    weather({ "example.weather#CityId": string({ "smithy.api#pattern": "^(a+)+\\1$" }) }),
  );
  const { code, stdout, stderr } = await here.run(["lint", "--json", "--strict"]);
  expect([code, stderr]).toEqual([1, ""]);
  expect(JSON.parse(stdout)).toMatchObject({
    command: "lint",
    ok: false,
    services: 1,
    diagnostics: [
      { code: "pattern-lenient", shapeId: "example.weather#CityId", location: { file: "models/weather.json" } },
    ],
  });
});
