/** A small model for tests of the command line, whole or with parts replaced. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const shapes: Readonly<Record<string, Json>> = {
  "example.weather#Weather": {
    type: "service",
    version: "2020-01-01",
    operations: [{ target: "example.weather#GetCity" }, { target: "example.weather#Forget" }],
    traits: { "aws.protocols#awsJson1_1": {}, "smithy.api#documentation": "<p>Tells the weather.</p>" },
  },
  "example.weather#GetCity": {
    type: "operation",
    input: { target: "example.weather#GetCityInput" },
    output: { target: "example.weather#GetCityOutput" },
    errors: [{ target: "example.weather#NoSuchCity" }],
    traits: { "smithy.api#documentation": "<p>Looks up a <code>City</code>.</p>", "smithy.api#readonly": {} },
  },
  "example.weather#Forget": { type: "operation", traits: { "smithy.api#auth": [] } },
  "example.weather#GetCityInput": {
    type: "structure",
    members: {
      cityId: {
        target: "example.weather#CityId",
        traits: { "smithy.api#required": {}, "smithy.api#documentation": "<p>Which city.</p>" },
      },
      token: { target: "example.weather#Token" },
    },
  },
  "example.weather#GetCityOutput": {
    type: "structure",
    members: {
      name: { target: "smithy.api#String" },
      sky: { target: "example.weather#Sky" },
      tags: { target: "example.weather#Tags" },
    },
  },
  "example.weather#NoSuchCity": {
    type: "structure",
    members: { message: { target: "smithy.api#String" } },
    traits: { "smithy.api#error": "client", "smithy.api#httpError": 404 },
  },
  "example.weather#CityId": {
    type: "string",
    traits: { "smithy.api#length": { min: 1, max: 9 }, "smithy.api#pattern": "^[a-z]+$" },
  },
  "example.weather#Token": { type: "string", traits: { "smithy.api#sensitive": {} } },
  "example.weather#Sky": {
    type: "enum",
    members: {
      CLEAR: {
        target: "smithy.api#Unit",
        traits: { "smithy.api#enumValue": "clear", "smithy.api#documentation": "<p>Nothing above.</p>" },
      },
      GREY: { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": "grey" } },
    },
  },
  "example.weather#Tags": { type: "list", member: { target: "smithy.api#String" } },
};

/** The text of the model; `replaced` shapes are added or, when undefined, left out. */
export function weather(replaced: Readonly<Record<string, Json | undefined>> = {}, smithy = "2.0"): string {
  const all = Object.entries({ ...shapes, ...replaced }).filter(([, shape]) => shape !== undefined);
  return JSON.stringify({ smithy, shapes: Object.fromEntries(all) }, undefined, 2);
}

/** The same model under another name: `renamed("Tide")` has the service `example.tide#Tide`. */
export function renamed(name: string): string {
  return weather()
    .replaceAll("example.weather#Weather", `example.weather#${name}`)
    .replaceAll("example.weather#", `example.${name.toLowerCase()}#`);
}
