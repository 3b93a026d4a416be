/** The built program with a configuration: what counts, what wins, and what makes it generate again. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Place } from "./run-bin.js";
import { place } from "./run-bin.js";
import { renamed, weather } from "./weather.js";

let here: Place;
beforeEach(() => {
  here = place();
  here.write("package.json", "{}");
  here.write("models/weather.json", weather());
  return () => here.remove();
});

const config = (body: string): void =>
  here.write("wrought.config.ts", `import { defineConfig } from "wrought";\nexport default defineConfig(${body});\n`);
const made = (): readonly string[] =>
  Object.keys(here.files()).filter((path) => path.endsWith("/types.ts") || path.endsWith("/enums.ts"));

describe("generate without arguments", () => {
  it("does what the configuration says, and check agrees", async () => {
    config(`{ models: ["models"], out: "src/gen", filter: { operations: ["Forget"] } }`);
    const { code, stdout } = await here.run(["generate"]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^weather {2}\d+ written/)]);
    expect(here.read("src/gen/weather/operations.ts")).not.toContain("GetCity");
    expect(await here.run(["check"])).toMatchObject({ code: 0, stdout: expect.stringContaining("src/gen is in sync") });
    here.write("src/gen/weather/operations.ts", "edited");
    expect(await here.run(["check"])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("--- a/src/gen/weather/operations.ts"),
    });
  });

  it("finds it from a folder below, and paths stay relative to it", async () => {
    config(`{ models: ["models/*.json"], out: "gen" }`);
    here.write("deep/er/file", "");
    const run = await here.run(["generate", "--json"], { cwd: "deep/er" });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      out: "../../gen",
      services: [{ models: ["../../models/weather.json"] }],
    });
    expect(made()).toEqual(["gen/weather/enums.ts", "gen/weather/types.ts"]);
    expect((await here.run(["generate"])).stdout).toContain("up to date");
  });

  it("runs several jobs, each with its own options", async () => {
    here.write("models/tide.json", renamed("Tide"));
    config(`{ jobs: [
      { models: ["models/tide.json"], out: "a", openEnums: "always" },
      { models: ["models/weather.json"], out: "b", filter: { typesOnly: true } },
      { models: ["models"], services: ["Weather"], out: "a", outputs: { server: false } },
    ] }`);
    const { code, stdout } = await here.run(["generate"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^a\/tide {5}\d+ written[^]*\nb\/weather {2}\d+ written[^]*\na\/weather {2}\d+ written[^]*\ntotal /,
    );
    expect(here.read("a/tide/enums.ts")).toContain("Open<");
    expect(here.files()).not.toHaveProperty("b/weather/operations.ts");
    expect(here.files()).not.toHaveProperty("a/weather/server.ts");
    expect((await here.run(["generate"])).stdout).toMatch(
      /a\/tide +up to date[^]*b\/weather +up to date[^]*a\/weather +up to date/,
    );
    expect((await here.run(["check"])).stdout).toContain("a, b is in sync");
  });

  it("removes what no job makes any more", async () => {
    here.write("models/tide.json", renamed("Tide"));
    config(`{ models: ["models"], out: "gen" }`);
    await here.run(["generate"]);
    config(
      `{ jobs: [{ models: ["models/weather.json", "models"], services: [], out: "gen", filter: { typesOnly: true } }] }`,
    );
    await here.run(["generate"]);
    expect(made().map((path) => path.split("/")[1])).toEqual(["tide", "tide", "weather", "weather"]);
    here.write("models/tide.json", JSON.stringify({ smithy: "2.0" }));
    expect((await here.run(["generate"])).stdout).toMatch(/tide {5}0 written, 0 unchanged, \d+ removed/);
  });
});

describe("the command line over the configuration", () => {
  beforeEach(() => config(`{ models: ["models"], out: "gen", openEnums: "never" }`));

  it("wins for --out, --open-enums and --service", async () => {
    here.write("models/tide.json", renamed("Tide"));
    expect((await here.run(["generate", "--out", "other", "--open-enums", "always", "--service", "Tide"])).code).toBe(
      0,
    );
    expect(made()).toEqual(["other/tide/enums.ts", "other/tide/types.ts"]);
    expect(here.read("other/tide/enums.ts")).toContain("Open<");
  });

  it("wins as a whole when it names models, unless the configuration is named too", async () => {
    await here.run(["generate", "models/weather.json"]);
    expect(made()).toEqual(["generated/weather/enums.ts", "generated/weather/types.ts"]);
    await here.run(["generate", "models/weather.json", "--config", "wrought.config.ts"]);
    expect(here.read("gen/weather/enums.ts")).not.toContain("Open<");
  });

  it("can leave it aside", async () => {
    await here.run(["generate", "--no-config"]);
    expect(made()).toEqual(["generated/weather/enums.ts", "generated/weather/types.ts"]);
  });

  it("cannot name models for several jobs", async () => {
    config(`{ jobs: [{ models: ["a"] }, { models: ["b"] }] }`);
    const { code, stderr } = await here.run(["generate", "models", "--config", "wrought.config.ts"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("this one has 2")]);
  });

  it("is read by list, explain and lint as well", async () => {
    here.write("elsewhere/tide.json", renamed("Tide"));
    config(`{ models: ["elsewhere"] }`);
    expect((await here.run(["list"])).stdout).toMatch(/^Tide/);
    expect((await here.run(["explain", "Sky"])).stdout).toContain("Sky");
    expect((await here.run(["lint"])).code).toBe(0);
  });
});

describe("a wrong configuration", () => {
  it("is said with path, hint and place, and nothing is written", async () => {
    here.write("wrought.config.json", `{\n  "models": ["models"],\n  "opneEnums": "never"\n}`);
    const { code, stderr } = await here.run(["generate"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^wrought\.config\.json:3:3: error config-key-unknown opneEnums.*\n {4}hint {3}Did you mean openEnums\?/,
    );
    expect(made()).toEqual([]);
  });

  it("that was named and is not there", async () => {
    const { code, stderr } = await here.run(["generate", "--config", "wrought.conf.ts"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("config-missing")]);
  });

  it("fails a model by its hooks, with the hook named", async () => {
    config(`{ models: ["models"], hooks: { renameSymbol: () => "Same" } }`);
    const { code, stderr } = await here.run(["generate"]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/models\/weather\.json:\d+:\d+: error hook-collision/)]);
    expect(made()).toEqual([]);
  });
});

const status = async (): Promise<string> =>
  JSON.parse((await here.run(["generate", "--json"])).stdout).services[0].status;

describe("what makes it generate again", () => {
  it("is the options, not the text of a configuration without hooks", async () => {
    config(`{ models: ["models"] }`);
    expect([await status(), await status()]).toEqual(["written", "up-to-date"]);
    config(`{ models: ["models"] /* said otherwise */ }`);
    expect(await status()).toBe("up-to-date");
    config(`{ models: ["models"], outputs: { readme: false } }`);
    expect(await status()).toBe("written");
  });

  it("is the text of hooks, wherever it stands", async () => {
    here.write("rename.ts", `export const rename = (name: string): string => name + "A";`);
    here.write(
      "wrought.config.ts",
      `import { rename } from "./rename.js"; export default { models: ["models"], hooks: { renameSymbol: rename } };`,
    );
    expect([await status(), await status()]).toEqual(["written", "up-to-date"]);
    here.write("rename.ts", `export const rename = (name: string): string => name + "B";`);
    expect(await status()).toBe("written");
    expect(here.read("generated/weather/types.ts")).toContain("interface GetCityInputB");
  });

  it("is prettier's configuration, where prettier has a part", async () => {
    config(`{ models: ["models"], prettier: true }`);
    expect([await status(), await status()]).toEqual(["written", "up-to-date"]);
    here.write("generated/.prettierrc", `{ "semi": false }`);
    expect(await status()).toBe("written");
    expect(here.read("generated/weather/index.ts")).not.toContain(";");
    expect((await here.run(["check"])).code).toBe(0);
  });
});

describe("init", () => {
  it("writes a configuration that generates, for the models that are there", async () => {
    expect((await here.run(["init"])).stdout).toContain("wrought.config.ts written");
    expect(here.read("wrought.config.ts")).toContain(`models: ["models/weather.json"]`);
    expect((await here.run(["generate"])).stdout).toMatch(/^weather {2}\d+ written/);
  });

  it("overwrites only with --force, and only itself", async () => {
    await here.run(["init"]);
    here.write("wrought.config.ts", "mine");
    const refused = await here.run(["init"]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("config-exists")]);
    expect(here.read("wrought.config.ts")).toBe("mine");
    expect((await here.run(["init", "--force", "--json"])).stdout).toContain(`"ok": true`);
    expect(here.read("wrought.config.ts")).toContain("defineConfig");
  });

  it("does not stand in the way of another configuration", async () => {
    here.write("wrought.config.json", "{}");
    expect((await here.run(["init", "--force"])).code).toBe(1);
    expect(here.files()).not.toHaveProperty("wrought.config.ts");
  });
});
