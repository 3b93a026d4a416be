/** What `generate` and `check` do to a folder, with a generator of a few lines in place of the real one. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCheck } from "../../generator/cli/check-run.js";
import type { GenerateRequest } from "../../generator/cli/generate-run.js";
import { runGenerate } from "../../generator/cli/generate-run.js";
import { fakeContext } from "./fake-context.js";
import type { FakeContext } from "./fake-context.js";
import { renamed, weather } from "./weather.js";

const view = { json: false, quiet: false, verbose: false };
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wrought-run-"));
  write("models/weather.json", weather());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const exists = (path: string): boolean => existsSync(join(folder, path));

interface Ran extends FakeContext {
  readonly code: number;
}

async function generate(models: readonly string[], request: Partial<GenerateRequest> = {}): Promise<Ran> {
  const context = fakeContext(folder);
  const defaults = { services: [], out: "out", openEnums: "output" as const, force: false, dryRun: false };
  return { ...context, code: await runGenerate({ models, ...defaults, ...request }, view, context) };
}

async function check(models: readonly string[]): Promise<Ran> {
  const context = fakeContext(folder);
  return { ...context, code: await runCheck({ models, services: [], out: "out", openEnums: "output" }, view, context) };
}

async function generateJson(models: readonly string[]): Promise<unknown> {
  const context = fakeContext(folder);
  const request = { models, services: [], out: "out", openEnums: "output" as const, force: false, dryRun: false };
  await runGenerate(request, { ...view, json: true }, context);
  return JSON.parse(context.printed.out);
}

describe("generate", () => {
  it("writes a model, then does nothing until something changes", async () => {
    const first = await generate(["models"]);
    expect([first.code, first.calls.generate]).toEqual([0, 1]);
    expect(first.printed.out).toMatch(/^weather {2}2 written, 0 unchanged, 0 removed {2}in (?:under )?\d+\.\d\d s\n$/);
    const second = await generate(["models"]);
    expect([second.code, second.calls.generate]).toEqual([0, 0]);
    expect(second.printed.out).toContain("weather  up to date, 2 files");
    expect((await generate(["models"], { openEnums: "never" })).printed.out).toContain("1 written, 1 unchanged");
    write("models/weather.json", `${weather()}\n`);
    expect((await generate(["models"], { openEnums: "never" })).printed.out).toContain(
      "0 written, 2 unchanged, 0 removed",
    );
  });

  it("removes files that are generated no more", async () => {
    await generate(["models"]);
    write("models/weather.json", weather({ "example.weather#Sky": { type: "string" } }));
    expect((await generate(["models"])).printed.out).toContain("1 written, 0 unchanged, 1 removed");
    expect(exists("out/weather/enums.ts")).toBe(false);
  });

  it("generates again what somebody deleted", async () => {
    await generate(["models"]);
    rmSync(join(folder, "out/weather/enums.ts"));
    expect((await generate(["models"])).printed.out).toContain("1 written, 1 unchanged");
    expect(exists("out/weather/enums.ts")).toBe(true);
  });

  it("keeps edits by hand, and writes nothing beside them; --force overwrites", async () => {
    await generate(["models"]);
    write("out/weather/enums.ts", "mine");
    write("models/weather.json", weather({ "example.weather#More": { type: "string" } }));
    const before = read("out/weather/types.ts");
    const refused = await generate(["models"]);
    expect(refused.code).toBe(1);
    expect(refused.printed.err).toMatch(/error output-edited out\/weather\/enums\.ts was edited by hand[^]*--force/);
    expect(read("out/weather/enums.ts")).toBe("mine");
    expect(read("out/weather/types.ts")).toBe(before);
    expect((await generate(["models"], { force: true })).code).toBe(0);
    expect(read("out/weather/enums.ts")).toBe("example.weather#Sky\n");
    expect(read("out/weather/types.ts")).not.toBe(before);
  });

  it("notices an edit even when the model has not changed", async () => {
    await generate(["models"]);
    write("out/weather/enums.ts", "mine");
    expect((await generate(["models"])).code).toBe(1);
  });

  it("leaves everything as it was when the model is broken", async () => {
    await generate(["models"]);
    const before = read("out/weather/types.ts");
    for (const text of [
      "{",
      "[]",
      weather({ "example.weather#CityId": undefined }),
      weather({ "example.weather#Weather": undefined }),
    ]) {
      write("models/weather.json", text);
      const { code, printed } = await generate(["models"]);
      expect(code).toBe(1);
      expect(printed.err).toMatch(/\berror [a-z]/);
      expect(printed.out).toContain("failed, nothing written");
      expect(read("out/weather/types.ts")).toBe(before);
    }
  });

  it("prints what would change with --dry-run, and writes nothing", async () => {
    const dry = await generate(["models"], { dryRun: true });
    expect(dry.code).toBe(0);
    expect(dry.printed.out).toMatch(/^\+ out\/weather\/enums\.ts\n\+ out\/weather\/types\.ts\nweather {2}2 to write/);
    expect(exists("out")).toBe(false);
    await generate(["models"]);
    write("models/weather.json", weather({ "example.weather#Sky": { type: "string" } }));
    const { printed } = await generate(["models"], { dryRun: true });
    expect(printed.out).toMatch(/^- out\/weather\/enums\.ts\n~ out\/weather\/types\.ts\n/);
    expect(exists("out/weather/enums.ts")).toBe(true);
  });

  it("refuses to write through a symbolic link that leads elsewhere", async () => {
    mkdirSync(join(folder, "elsewhere"));
    mkdirSync(join(folder, "out"));
    symlinkSync(join(folder, "elsewhere"), join(folder, "out/weather"));
    const { code, printed } = await generate(["models"], { force: true });
    expect(code).toBe(1);
    expect(printed.err).toContain("output-refused");
    expect(exists("elsewhere/types.ts")).toBe(false);
  });

  it("gives the same bytes from any folder, in any order of files", async () => {
    write("models/weather.overlay.json", JSON.stringify({ smithy: "2.0", shapes: {} }));
    await generate(["models/weather.json", "models/weather.overlay.json"], { out: "out" });
    const context = fakeContext(tmpdir());
    const models = [join(folder, "models/weather.overlay.json"), join(folder, "models/weather.json")];
    const request = { models, services: [], out: join(folder, "other"), openEnums: "output" as const };
    await runGenerate({ ...request, force: false, dryRun: false }, view, context);
    for (const file of ["types.ts", "enums.ts", ".wrought.json"]) {
      expect(read(`other/weather/${file}`)).toBe(read(`out/weather/${file}`));
    }
  });
});

describe("generate with several services", () => {
  beforeEach(() => write("models/tide.json", renamed("Tide")));

  it("gives each its folder, and a line of totals", async () => {
    const { code, printed } = await generate(["models"]);
    expect(code).toBe(0);
    expect(printed.out).toMatch(
      /^tide {5}2 written[^\n]*\nweather {2}2 written[^\n]*\ntotal {4}4 written, 0 unchanged, 0 removed/,
    );
  });

  it("finishes the others when one fails, and exits by the worst", async () => {
    write("models/broken.json", "{");
    write("models/other.json", JSON.stringify({ name: "no-model" }));
    const { code, printed } = await generate(["models"]);
    expect(code).toBe(1);
    expect(printed.out).toMatch(/broken {3}failed[^]*tide {5}2 written[^]*2 services failed/);
    expect(exists("out/weather/types.ts")).toBe(true);
  });

  it("wants to be told which, when one file has two", async () => {
    const both = { smithy: "2.0", shapes: { "a#One": { type: "service" }, "a#Two": { type: "service" } } };
    write("both.json", JSON.stringify(both));
    const { code, printed } = await generate(["both.json"]);
    expect(code).toBe(1);
    expect(printed.err).toMatch(/both\.json:1:\d+: error service-ambiguous[^]*--service[^]*a#One, a#Two/);
    expect(exists("out")).toBe(false);
    expect((await generate(["both.json"], { services: ["One", "Two"] })).printed.out).toMatch(/^one [^]*\ntwo /);
  });

  it("applies an overlay to the model beside it only", async () => {
    const extra = { smithy: "2.0", shapes: { "example.tide#OnlyTide": { type: "string" } } };
    write("models/tide.overlay.json", JSON.stringify(extra));
    expect((await generate(["models"])).code).toBe(0);
    expect(read("out/tide/types.ts")).toContain("OnlyTide");
    expect(read("out/weather/types.ts")).not.toContain("OnlyTide");
  });

  it("removes the folder of a model that is gone, but not what another run made", async () => {
    write("elsewhere/wind.json", renamed("Wind"));
    await generate(["elsewhere"]);
    await generate(["models"]);
    rmSync(join(folder, "models/tide.json"));
    const { code, printed } = await generate(["models"]);
    expect(code).toBe(0);
    expect(printed.out).toMatch(/tide {5}0 written, 0 unchanged, 2 removed/);
    expect([exists("out/tide"), exists("out/weather"), exists("out/wind/types.ts")]).toEqual([false, true, true]);
  });

  it("removes the folder of a file that is no longer named", async () => {
    await generate(["models/tide.json", "models/weather.json"]);
    await generate(["models/weather.json"]);
    expect([exists("out/tide"), exists("out/weather")]).toEqual([false, true]);
  });

  it("keeps folders of models that were generated one by one", async () => {
    await generate(["models/tide.json"]);
    await generate(["models/weather.json"]);
    expect([exists("out/tide/types.ts"), exists("out/weather/types.ts")]).toEqual([true, true]);
  });

  it("removes nothing while a model is broken", async () => {
    await generate(["models"]);
    write("models/tide.json", "{");
    expect((await generate(["models"])).code).toBe(1);
    expect(exists("out/tide/types.ts")).toBe(true);
  });

  it("generates the chosen service only, and removes no other", async () => {
    await generate(["models"]);
    write("models/weather.json", `${weather()} `);
    write("models/tide.json", `${renamed("Tide")} `);
    const { code, calls, printed } = await generate(["models"], { services: ["Weather"] });
    expect([code, calls.generate]).toEqual([0, 1]);
    expect(printed.out).not.toContain("tide");
    expect(exists("out/tide/types.ts")).toBe(true);
  });

  it("suggests the service that was meant", async () => {
    const { code, printed } = await generate(["models"], { services: ["Wether"] });
    expect(code).toBe(1);
    expect(printed.err).toMatch(/service-unknown[^]*Did you mean Weather\?/);
    expect(exists("out")).toBe(false);
  });

  it("does not write two models into one folder", async () => {
    write("models/weather2.json", weather({ "example.weather#More": { type: "string" } }));
    const { code, printed } = await generate(["models"]);
    expect(code).toBe(1);
    expect(printed.err).toContain("output-collision");
    expect(read("out/weather/types.ts")).not.toContain("More");
  });

  it("has a stable JSON form", async () => {
    write("models/broken.json", "{");
    expect(await generateJson(["models"])).toMatchObject({
      command: "generate",
      ok: false,
      out: "out",
      dryRun: false,
      services: [
        {
          name: "broken",
          models: ["models/broken.json"],
          status: "failed",
          written: 0,
          unchanged: 0,
          removed: 0,
          files: [],
        },
        {
          name: "tide",
          models: ["models/tide.json"],
          status: "written",
          written: 2,
          unchanged: 0,
          removed: 0,
          files: [
            { path: "tide/enums.ts", change: "created" },
            { path: "tide/types.ts", change: "created" },
          ],
        },
        { name: "weather", status: "written" },
      ],
      diagnostics: [{ severity: "error", code: "json-syntax", location: { file: "models/broken.json", line: 1 } }],
    });
  });
});

describe("check", () => {
  it("says in sync after generate, without writing", async () => {
    await generate(["models"]);
    const { code, printed } = await check(["models"]);
    expect([code, printed.out, printed.err]).toEqual([0, "out is in sync, 2 files\n", ""]);
  });

  it.each<[string, () => void, readonly string[]]>([
    ["an edit by hand", () => write("out/weather/enums.ts", "mine\n"), ["-mine", "+example.weather#Sky"]],
    [
      "a missing file",
      () => rmSync(join(folder, "out/weather/enums.ts")),
      ["--- /dev/null", "+++ b/out/weather/enums.ts"],
    ],
    [
      "a changed model",
      () => write("models/weather.json", weather({ "example.weather#Sky": { type: "string" } })),
      ["--- a/out/weather/enums.ts", "+++ /dev/null", "-example.weather#Sky"],
    ],
    [
      "a missing manifest",
      () => rmSync(join(folder, "out/weather/.wrought.json")),
      ["+++ b/out/weather/.wrought.json"],
    ],
    ["a missing folder", () => rmSync(join(folder, "out"), { recursive: true }), ["+++ b/out/weather/types.ts"]],
  ])("shows %s as a unified diff and writes nothing", async (_, change, want) => {
    await generate(["models"]);
    change();
    const before = exists("out/weather/enums.ts") ? read("out/weather/enums.ts") : undefined;
    const { code, printed } = await check(["models"]);
    expect(code).toBe(1);
    for (const line of want) expect(printed.out.split("\n")).toContain(line);
    expect(printed.err).toContain("out is out of date");
    expect(exists("out/weather/enums.ts") ? read("out/weather/enums.ts") : undefined).toBe(before);
  });

  it("finds folders that nobody generates any more", async () => {
    write("models/tide.json", renamed("Tide"));
    await generate(["models"]);
    rmSync(join(folder, "models/tide.json"));
    const { code, printed } = await check(["models"]);
    expect(code).toBe(1);
    expect(printed.out).toContain("--- a/out/tide/types.ts");
    expect(exists("out/tide/types.ts")).toBe(true);
  });

  it("reports a broken model and no drift", async () => {
    await generate(["models"]);
    write("models/weather.json", "{");
    const { code, printed } = await check(["models"]);
    expect(code).toBe(1);
    expect(printed.out).toBe("");
    expect(printed.err).toContain("json-syntax");
  });
});
