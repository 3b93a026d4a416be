/** `generate --watch` as a process: saves, half-written files, files that come and go, configurations, Ctrl-C. */
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";
import { renamed, weather } from "../cli/weather.js";
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
  process = undefined;
  home.remove();
});

async function start(...args: readonly string[]): Promise<Watching> {
  process = watching(home, ["generate", ...args]);
  await process.line(/^watching; Ctrl-C ends it$|"event":"watching"/);
  return process;
}

const types = "generated/weather/types.ts";
const wind = (text: string): string =>
  weather({ "example.weather#Token": { type: "string", traits: { "smithy.api#documentation": text } } });

it("generates what changed, says so in one line, and ends cleanly", async () => {
  const run = await start("models", "--watch");
  expect(home.read(types)).toContain("export interface GetCityInput {");
  home.write("models/weather.json", wind("First."));
  expect(await run.line(/weather\.json/)).toMatch(
    /^models\/weather\.json {2}weather {2}\d+ written, \d+ unchanged, 0 removed {2}in /,
  );
  expect(home.read(types)).toContain("First.");
  home.write("models/weather.json", wind("Second."));
  await run.line(/weather\.json/);
  expect(home.read(types)).toContain("Second.");
  expect(await run.interrupt()).toBe(0);
});

it("survives half-written files, keeps the last good output, and goes on", async () => {
  const run = await start("models", "--watch");
  const before = home.files();
  home.write("models/weather.json", wind("Cut off.").slice(0, 500));
  expect(await run.line(/json-syntax/)).toContain("the last good state stays");
  home.write("models/weather.json", weather({ "example.weather#Tags": undefined }));
  expect(await run.line(/error|target-missing/)).toContain("the last good state stays");
  home.write("models/weather.json", "");
  await run.line(/json-syntax/);
  expect({ ...home.files(), "models/weather.json": "" }).toEqual({ ...before, "models/weather.json": "" });
  home.write("models/weather.json", wind("Whole again."));
  await run.line(/weather {2}\d+ written/);
  expect(home.read(types)).toContain("Whole again.");
});

it("waits for the rest of a file that is written in two parts", async () => {
  const run = await start("models", "--watch");
  const text = wind("In two parts.");
  home.write("models/weather.json", text.slice(0, 700));
  await sleep(60);
  home.write("models/weather.json", text);
  // On a busy machine the first part may be spoken of; the second one counts.
  await run.line(/weather {2}\d+ written/);
  expect(home.read(types)).toContain("In two parts.");
});

it("sees files that are replaced, come and go", async () => {
  const run = await start("models", "--watch");
  home.write("new.json", wind("Moved here."));
  renameSync(join(home.folder, "new.json"), join(home.folder, "models/weather.json"));
  await run.line(/weather {2}\d+ written/);
  expect(home.read(types)).toContain("Moved here.");
  home.write("models/tide.json", renamed("Tide"));
  await run.line(/tide {2}\d+ written/);
  rmSync(join(home.folder, "models/tide.json"));
  await run.line(/tide {2}0 written, 0 unchanged, \d+ removed/);
  expect(Object.keys(home.files()).filter((path) => path.includes("tide"))).toEqual([]);
  expect(home.read(types)).toContain("Moved here.");
});

it("follows its configuration, the hooks in it and what they import", async () => {
  const config = (name: string): string => `
    import { renamed } from "./names.js";
    export default { models: ["models/*.json"], out: "${name}", hooks: { renameSymbol: renamed } };`;
  const names = (suffix: string): string =>
    `export const renamed = (name: string, use: { kind: string }): string => use.kind === "structure" ? name + "${suffix}" : name;`;
  home.write("names.ts", names("One"));
  home.write("wrought.config.ts", config("a"));
  const run = await start("--watch");
  expect(home.read("a/weather/types.ts")).toContain("GetCityInputOne");
  home.write("names.ts", names("Two"));
  await run.line(/names\.ts {2}weather {2}\d+ written/);
  expect(home.read("a/weather/types.ts")).toContain("GetCityInputTwo");
  home.write("wrought.config.ts", "export default {");
  await run.line(/config-unreadable.*the last good state stays/);
  home.write("wrought.config.ts", config("b"));
  await run.line(/wrought\.config\.ts {2}weather {2}\d+ written/);
  expect(home.read("b/weather/types.ts")).toContain("GetCityInputTwo");
  home.write("models/weather.json", wind("After it."));
  await run.line(/weather\.json {2}weather {2}\d+ written/);
  expect(home.read("b/weather/types.ts")).toContain("After it.");
});

it("tells programs in lines of JSON", async () => {
  const run = await start("models", "--watch", "--json");
  home.write("models/weather.json", wind("For programs."));
  const line = JSON.parse(await run.line(/"event":"change"/));
  expect(line).toMatchObject({
    event: "change",
    changed: ["models/weather.json"],
    ok: true,
    services: [{ name: "weather", status: "written" }],
  });
  home.write("models/weather.json", "{");
  expect(JSON.parse(await run.line(/"event":"change"/))).toMatchObject({
    ok: false,
    diagnostics: [{ code: "json-syntax" }],
  });
  expect(await run.interrupt()).toBe(0);
  expect(run.rest()).toContain('{"event":"stopped"}');
});

it("needs files, and writes", async () => {
  const run = async (...args: readonly string[]): Promise<string> => {
    const { code, stderr } = await home.run(["generate", "--watch", ...args]);
    return `${code} ${stderr}`;
  };
  expect(await run("-")).toMatch(/^2 .*--watch needs files to watch/);
  expect(await run("--stdin")).toMatch(/^2 .*--watch needs files to watch/);
  expect(await run("models", "--dry-run")).toMatch(/^2 .*--watch writes/);
});
