/** `generate --stdin` as smithy-build runs it: a process of its own in the plugin's folder, the model on standard input. */
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outcome, Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";
import { weather } from "../cli/weather.js";

let home: Place;
beforeEach(() => {
  home = place();
  mkdirSync(join(home.folder, "build/source/wrought"), { recursive: true });
});
afterEach(() => home.remove());

const folder = "build/source/wrought";

function run(args: readonly string[], stdin: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const smithy = {
    SMITHY_ROOT_DIR: home.folder,
    SMITHY_PLUGIN_DIR: join(home.folder, folder),
    SMITHY_PROJECTION_NAME: "source",
    SMITHY_ARTIFACT_NAME: "wrought",
    SMITHY_INCLUDES_PRELUDE: "false",
  };
  return home.run(["generate", "--stdin", ...args], { stdin, cwd: folder, env: { ...smithy, ...env } });
}

const written = (): readonly string[] => Object.keys(home.files()).filter((path) => path.endsWith("types.ts"));

describe("generate --stdin", () => {
  it("writes below the plugin's folder, and says whose run it was", async () => {
    const { code, stdout } = await run(["--json"], weather());
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ projection: "source", artifact: "wrought", out: "." }),
    ]);
    expect(written()).toEqual([`${folder}/weather/types.ts`]);
    expect(Object.keys(home.files()).every((path) => path.startsWith(`${folder}/`))).toBe(true);
  });

  it("writes below the plugin's folder wherever it is started", async () => {
    const { code } = await home.run(["generate", "--stdin", "--out", "ts"], {
      stdin: weather(),
      env: { SMITHY_PLUGIN_DIR: join(home.folder, folder) },
    });
    expect([code, written()]).toEqual([0, [`${folder}/ts/weather/types.ts`]]);
  });

  it.each([["../elsewhere"], ["ts/../../x"], ["link"]])("does not write to %s", async (out) => {
    symlinkSync(home.folder, join(home.folder, folder, "link"));
    const { code, stderr } = await run(["--out", out], weather());
    expect([code, stderr]).toEqual([2, expect.stringContaining("leads out of the folder of the plugin")]);
    expect(written()).toEqual([]);
  });

  it("leaves the prelude out when it is sent with the model", async () => {
    const model = JSON.parse(weather());
    const required = { type: "structure", members: {}, traits: { "smithy.api#trait": {} } };
    const shapes = {
      "smithy.api#required": required,
      ...model.shapes,
      "smithy.api#NonEmptyString": { type: "string" },
    };
    const text = JSON.stringify({ ...model, shapes });
    const { code, stderr } = await run([], text, { SMITHY_INCLUDES_PRELUDE: "true" });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect(written()).toHaveLength(1);
  });

  it("generates all services of a projection", async () => {
    const other = weather().replaceAll("example.weather#Weather", "example.weather#Other");
    const shapes = { ...JSON.parse(weather()).shapes, ...JSON.parse(other).shapes };
    const { code } = await run([], JSON.stringify({ smithy: "2.0", shapes }));
    expect([code, written()]).toEqual([0, [`${folder}/other/types.ts`, `${folder}/weather/types.ts`]]);
  });

  it("takes a configuration from the root of the build, and its outputs stay in the plugin's folder", async () => {
    home.write("wrought.json", JSON.stringify({ models: ["x.json"], out: "../outside", outputs: { readme: false } }));
    const { code } = await run(["--config", "wrought.json"], weather());
    expect([code, written()]).toEqual([0, [`${folder}/weather/types.ts`]]);
    expect(Object.keys(home.files())).not.toContain(`${folder}/weather/README.md`);
  });

  it("reads all of its input before it says anything, whatever is wrong", async () => {
    // More than any pipe holds: a reader that gave up early would break the pipe of the writer.
    const long = `${weather()}${" ".repeat(8_000_000)}`;
    expect(await run(["--no-such-option"], long)).toMatchObject({ code: 2 });
    expect(await run(["model.json"], long)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--stdin is the model"),
    });
    expect(await run([], `x${long}`)).toMatchObject({ code: 1, stderr: expect.stringContaining("json-syntax") });
    expect(await run([], long)).toMatchObject({ code: 0 });
  });
});
