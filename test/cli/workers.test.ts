/** Several models in one run: the same bytes whatever the number of workers, and one that fails stops no other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { inOrder } from "../../generator/cli/maker.js";
import type { Place } from "./run-bin.js";
import { place } from "./run-bin.js";
import { renamed, weather } from "./weather.js";

const names = ["Ash", "Bay", "Cod", "Dew", "Elm", "Fog"];
let here: Place;
beforeEach(() => {
  here = place();
  here.write("package.json", "{}");
  for (const name of names) here.write(`models/${name.toLowerCase()}.json`, renamed(name));
  return () => here.remove();
});

describe("workers", () => {
  it("give the same files and the same report, however many", async () => {
    const runs = [];
    for (const workers of ["1", "2", "5"]) {
      const { code, stdout } = await here.run([
        "generate",
        "models",
        "--workers",
        workers,
        "--out",
        `out${workers}`,
        "--json",
      ]);
      expect(code).toBe(0);
      const files = Object.entries(here.files()).filter(([path]) => path.startsWith(`out${workers}/`));
      runs.push({
        report: stdout.replaceAll(`out${workers}`, "out"),
        files: files.map(([path, text]) => [path.replace(/^out\d/, ""), text]),
      });
    }
    expect(runs[0]?.files.length).toBeGreaterThan(names.length * 5);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it("finish the others when models fail", async () => {
    here.write("models/bad.json", "{");
    here.write("models/cod.json", weather({ "example.weather#CityId": undefined }));
    const { code, stdout, stderr } = await here.run(["generate", "models", "--workers", "2"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/ash +\d+ written[^]*bad +failed[^]*cod +failed[^]*fog +\d+ written[^]*2 services failed/);
    expect(stderr).toMatch(/target-missing/);
  });

  it("report a hook that ends its worker, and go on", async () => {
    here.write(
      "wrought.config.mjs",
      `import { isMainThread } from "node:worker_threads";
       const end = (html, { shapeId }) => (shapeId.startsWith("example.cod#") && !isMainThread ? process.exit(3) : html);
       export default { models: ["models"], hooks: { transformDocumentation: end } };`,
    );
    const { code, stdout, stderr } = await here.run(["generate", "--workers", "2"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/models\/cod\.json:1:1: error generator-failed .*ended with code 3/);
    expect(stdout).toMatch(/cod +failed[^]*dew +\d+ written[^]*fog +\d+ written[^]*1 service failed/);
  });

  it("run the hooks of the configuration", async () => {
    here.write(
      "wrought.config.ts",
      `export default { models: ["models"], hooks: { renameSymbol: (name: string) => name + "X" } };`,
    );
    expect((await here.run(["generate", "--workers", "3"])).code).toBe(0);
    for (const name of names)
      expect(here.read(`generated/${name.toLowerCase()}/types.ts`)).toContain("interface GetCityInputX");
    expect((await here.run(["check", "--workers", "2"])).code).toBe(0);
  });

  it.each(["0", "x", "1.5"])("cannot be %s", async (workers) => {
    const { code, stderr } = await here.run(["generate", "models", "--workers", workers]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--workers is a whole number from 1")]);
  });
});

/** The modules of the program and of packages, inside its bundle or outside, that a run loads in all of its threads. */
async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  await here.run(args, { env: { NODE_V8_COVERAGE: join(here.folder, "coverage") } });
  const reports = Object.entries(here.files()).filter(([path]) => path.startsWith("coverage/"));
  const urls = reports.flatMap(([, text]) => JSON.parse(text).result.map(({ url }: { readonly url: string }) => url));
  return [...new Set(urls)].flatMap((url: string) => (url.includes("/dist/cli/") ? modulesIn(url) : url));
}

/** The bundler says before each module where it comes from. */
function modulesIn(url: string): readonly string[] {
  const text = readFileSync(fileURLToPath(url), "utf8");
  return [...text.matchAll(/^\/\/ ((?:generator|runtime|node_modules)\/\S+)$/gm)].flatMap(([, path]) => path ?? []);
}

describe("a run in which nothing changed", () => {
  const heavy =
    /generator\/(?:config|emit|hooks|index|model\/load|plan|print|transform|cli\/(?:make-all|worker))|\/(?:jiti|prettier|ts-morph|htmlparser2|handlebars)\//;

  it("loads neither generator nor configuration, and starts no worker", async () => {
    const args = ["generate", "models", "--workers", "2"];
    expect((await here.run(args)).code).toBe(0);
    const loaded = await loadedBy(args);
    expect(loaded).toContain("generator/cli/generate-run.ts");
    expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
  });

  it("is not the first one", async () => {
    const loaded = await loadedBy(["generate", "models", "--workers", "2"]);
    expect(loaded.filter((path) => heavy.test(path))).toContain("generator/cli/worker.ts");
    expect(loaded.filter((path) => /jiti|prettier|ts-morph/.test(path))).toEqual([]);
  });
});

const failsAtThree = async (item: number): Promise<number> => (item === 3 ? Promise.reject(new Error("three")) : item);

describe("inOrder", () => {
  const items = Array.from({ length: 20 }, (_, index) => index);

  it.each([1, 2, 3, 50])(
    "keeps the order with %i at once, and never has more than twice as many under way",
    async (atOnce) => {
      let [running, most] = [0, 0];
      const work = async (item: number): Promise<number> => {
        most = Math.max(most, ++running);
        for (let turn = 0; turn < (item * 7) % 5; turn++) await Promise.resolve();
        running--;
        return item * 2;
      };
      const results = [];
      for await (const { item, result } of inOrder(items, atOnce, work)) results.push([item, result]);
      expect(results).toEqual(items.map((item) => [item, item * 2]));
      expect(most).toBeLessThanOrEqual(atOnce === 1 ? 1 : atOnce * 2);
    },
  );

  it("fails in the turn of the item that failed", async () => {
    const results: number[] = [];
    const all = async (): Promise<void> => {
      for await (const { result } of inOrder(items, 4, failsAtThree)) results.push(result);
    };
    await expect(all()).rejects.toThrow("three");
    expect(results).toEqual([0, 1, 2]);
  });
});
