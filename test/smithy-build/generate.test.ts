/** `generate`, `check` and `list` with a `smithy-build.json`: which models, which projections, which folders. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GenerateRequest } from "../../generator/cli/generate-run.js";
import { runGenerate } from "../../generator/cli/generate-run.js";
import { runList } from "../../generator/cli/list-run.js";
import { fakeContext } from "../cli/fake-context.js";
import type { Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";
import { renamed, weather } from "../cli/weather.js";

let home: Place;
beforeEach(() => {
  home = place();
  home.write("model/weather.json", weather());
});
afterEach(() => home.remove());

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function generate(more: Partial<GenerateRequest> = {}): Promise<Result> {
  const request: GenerateRequest = { models: [], services: [], force: false, dryRun: false, ...more };
  const context = fakeContext(home.folder);
  const code = await runGenerate(request, { json: false, quiet: false, verbose: false }, context);
  return { code, ...context.printed };
}

const write = (build: object): void => home.write("smithy-build.json", JSON.stringify({ version: "1.0", ...build }));
const made = (): readonly string[] => Object.keys(home.files()).filter((path) => path.endsWith("types.ts"));

describe("generate", () => {
  it("makes the models of the folder model into build/smithy, when the file says nothing else", async () => {
    write({});
    expect((await generate()).code).toBe(0);
    expect(made()).toEqual(["build/smithy/source/wrought/weather/types.ts"]);
    expect((await generate()).out).toContain("up to date");
  });

  it("makes each projection as its transforms leave it, all sources as one model", async () => {
    home.write("model/tide.json", renamed("Tide"));
    home.write(
      "more/late.json",
      JSON.stringify({ smithy: "2.0", shapes: { "example.late#Late": { type: "string" } } }),
    );
    const only = (service: string): object => ({ name: "includeServices", args: { services: [service] } });
    write({
      outputDirectory: "out",
      sources: ["model"],
      projections: {
        one: {
          transforms: [only("example.tide#Tide")],
          imports: ["more/late.json"],
          plugins: { wrought: { openEnums: "never" } },
        },
        all: { plugins: { "wrought::both": {} } },
      },
    });
    expect((await generate()).code).toBe(0);
    expect(made()).toEqual([
      "out/all/both/tide/types.ts",
      "out/all/both/weather/types.ts",
      "out/one/wrought/tide/types.ts",
    ]);
    const text = home.read("out/one/wrought/tide/types.ts");
    expect(text).toContain("// never");
    expect(text).toContain("example.late#Late");
    expect(text).not.toContain("example.weather#Weather service");
    expect(home.read("out/all/both/tide/types.ts")).not.toContain("example.late#Late");
  });

  it("makes again what a changed transform changes, and nothing else", async () => {
    const transform = (name: string): object => ({ projections: { p: { transforms: [{ name }] }, q: {} } });
    write(transform("flattenAndRemoveMixins"));
    await generate();
    write(transform("removeUnusedShapes"));
    const { out } = await generate();
    expect(out.match(/up to date/g)).toHaveLength(1);
  });

  it("takes options of the command of a run plugin", async () => {
    const command = ["npx", "wrought", "generate", "--stdin", "--open-enums=always", "--out", "ts"];
    write({ plugins: { "run::code": { command } } });
    await generate();
    expect(home.read("build/smithy/source/code/ts/weather/types.ts")).toContain("// always");
  });

  it("writes where --out says, by projection when there are several", async () => {
    write({ projections: { a: {}, b: {} } });
    await generate({ out: "x", projections: ["a"] });
    await generate({ out: "y", openEnums: "never" });
    expect(made()).toEqual(["x/weather/types.ts", "y/a/weather/types.ts", "y/b/weather/types.ts"]);
  });

  it("chooses services by the names that transforms give them", async () => {
    const flatten = { name: "flattenNamespaces", args: { namespace: "x", service: "example.weather#Weather" } };
    write({ projections: { p: { transforms: [flatten], plugins: { wrought: { services: ["x#Weather"] } } } } });
    expect((await generate()).code).toBe(0);
    expect(made()).toHaveLength(1);
  });

  it("reads the file that --config names, and goes before none of Wrought's own", async () => {
    home.write("builds/smithy-build-dev.json", JSON.stringify({ version: "1.0", sources: ["../model"] }));
    expect((await generate({ config: "builds/smithy-build-dev.json" })).code).toBe(0);
    expect(made()).toEqual(["builds/build/smithy/source/wrought/weather/types.ts"]);
    write({ sources: ["nowhere"] });
    home.write("wrought.config.json", JSON.stringify({ models: ["model"], out: "own" }));
    expect((await generate()).code).toBe(0);
    expect(made()).toContain("own/weather/types.ts");
  });
});

describe("what is wrong", () => {
  const rows: readonly (readonly [string, object, string])[] = [
    [
      "with a transform",
      { projections: { p: { transforms: [{ name: "x" }] } } },
      "smithy-build.json:1:60: error transform-unknown",
    ],
    [
      "with what it does",
      { projections: { p: { transforms: [{ name: "includeServices", args: { services: ["a#A"] } }] } } },
      "smithy-build.json:1:60: error transform-failed includeServices: The model has no service a#A.",
    ],
    [
      "with a setting",
      { plugins: { wrought: { openEnum: "never" } } },
      "error config-key-unknown openEnum is no key of a job.",
    ],
    ["with a path", { sources: ["models"] }, "error source-missing The file models does not exist."],
    [
      "with a model in the Smithy language",
      { sources: ["idl"] },
      "smithy-build.json:1:29: error smithy-idl idl/a/x.smithy cannot be read",
    ],
  ];

  it.each(rows)("%s is said, and nothing is written", async (_, build, want) => {
    home.write("idl/a/x.smithy", "namespace x");
    write(build);
    const { code, err } = await generate();
    expect([code, err]).toEqual([1, expect.stringContaining(want)]);
    expect(made()).toEqual([]);
  });

  it("is naming models beside it", async () => {
    write({});
    await expect(generate({ config: "smithy-build.json", models: ["model"] })).rejects.toThrow("names the models");
    await expect(generate({ config: false, models: ["model"], projections: ["a"] })).rejects.toThrow(
      "--projection goes",
    );
  });
});

it("list takes the models of the file", async () => {
  write({ sources: ["model/weather.json"] });
  const context = fakeContext(home.folder);
  const code = await runList(
    { models: [], services: [], shapes: false },
    { json: false, quiet: false, verbose: false },
    context,
  );
  expect([code, context.printed.out]).toEqual([0, expect.stringContaining("example.weather#Weather")]);
});
