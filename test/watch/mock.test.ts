/** `mock --watch` as a process: the server stays where it is and serves the model as it is now. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";
import { weather } from "../cli/weather.js";
import type { Watching } from "./watching.js";
import { watching } from "./watching.js";

let home: Place;
let process: Watching | undefined;
beforeEach(() => {
  home = place();
  home.write("models/weather.json", weather());
});
afterEach(async () => {
  await process?.interrupt();
  home.remove();
});

const tell = (operation: string): string =>
  weather({
    [`example.weather#${operation}`]: { type: "operation" },
    "example.weather#Weather": {
      type: "service",
      version: "2020-01-01",
      operations: [{ target: `example.weather#${operation}` }],
      traits: { "aws.protocols#awsJson1_1": {} },
    },
  });

it("serves what changed from the same port, and keeps the last model that was right", async () => {
  process = watching(home, ["mock", "models", "--port", "0", "--json", "--watch"]);
  const { url } = JSON.parse(await process.line(/"event":"listening"/));
  const status = async (operation: string): Promise<number> => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `Weather.${operation}` };
    return (await fetch(url, { method: "POST", headers, body: "{}" })).status;
  };
  expect([await status("Forget"), await status("Remember")]).toEqual([
    200,
    expect.not.toSatisfy((code) => code === 200),
  ]);
  home.write("models/weather.json", tell("Remember"));
  expect(JSON.parse(await process.line(/"event":"change"/))).toMatchObject({
    ok: true,
    changed: ["models/weather.json"],
  });
  expect([await status("Remember"), (await status("Forget")) === 200]).toEqual([200, false]);
  home.write("models/weather.json", "{");
  expect(JSON.parse(await process.line(/"event":"change"/))).toMatchObject({ ok: false });
  expect(await status("Remember")).toBe(200);
  home.write("models/weather.json", tell("Again"));
  await process.line(/"event":"change","changed":\[[^\]]*\],"ok":true/);
  expect(await status("Again")).toBe(200);
  expect(await process.interrupt()).toBe(0);
});
