/** The parts of watching: which paths matter, changes in batches, files that are half there, objects that are swapped. */
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batches } from "../../generator/watch/batches.js";
import { halfWritten } from "../../generator/watch/half-written.js";
import { swappable } from "../../generator/watch/swappable.js";
import { samePaths, watchPlan } from "../../generator/watch/watched-paths.js";
import { watchedBy } from "../../generator/cli/watched-by.js";
import type { Place } from "../cli/run-bin.js";
import { place } from "../cli/run-bin.js";

let home: Place;
beforeEach(() => (home = place()));
afterEach(() => home.remove());
const at = (path: string): string => join(home.folder, path);

describe("what is watched", () => {
  it("is files by the folders they are in, and folders as a whole", () => {
    for (const path of ["a/x.json", "b/y.json", "b/node_modules/z.json", "b/out/o.json"]) home.write(path, "{}");
    const plan = watchPlan({ files: [at("a/x.json"), at("config.ts")], folders: [at("b")], except: [at("b/out")] });
    expect(plan.roots).toEqual([home.folder, at("a"), at("b")].toSorted());
    const rows: readonly (readonly [string, boolean])[] = [
      ["a/x.json", true],
      ["a/other.json", false],
      ["config.ts", true],
      ["b/new.json", true],
      ["b/deep/new.json", true],
      ["b/note.md", false],
      ["b/.git", false],
      ["b/.git/x.json", false],
      ["b/node_modules/z.json", false],
      ["b/out/o.json", false],
      ["c", false],
    ];
    expect(rows.map(([path]) => [path, plan.matters(at(path))])).toEqual(rows);
  });

  it("is the nearest folder of what is not there yet", () => {
    const plan = watchPlan({ files: [], folders: [at("later/models")], except: [] });
    expect(plan.roots).toEqual([home.folder]);
    expect(["later", "later/models", "other"].map((path) => plan.matters(at(path)))).toEqual([true, true, false]);
  });

  it("is compared by what it is", () => {
    const paths = { files: ["/a"], folders: [], except: [] };
    expect([samePaths(paths, { ...paths }), samePaths(paths, { ...paths, folders: ["/b"] })]).toEqual([true, false]);
  });

  const none = { models: [], services: [] };
  it.each([
    [
      "the folder models, without a configuration",
      { ...none, config: false as const },
      { files: [], folders: ["models"], except: ["generated"] },
    ],
    [
      "files and folders that are named",
      { ...none, models: ["x.json", "models"], out: "o" },
      { files: ["x.json"], folders: ["models"], except: ["o"] },
    ],
    [
      "where a pattern begins",
      { ...none, models: ["models/*/a*.json"] },
      { files: [], folders: ["models"], except: ["generated"] },
    ],
    [
      "a configuration, and what it names",
      none,
      { files: ["wrought.config.json"], folders: ["specs"], except: ["out"] },
    ],
  ])("is %s", async (_, request, want) => {
    home.write("models/a.json", "{}");
    if (request === none)
      home.write("wrought.config.json", JSON.stringify({ models: ["specs/**/*.json"], out: "out" }));
    const { files, folders, except } = await watchedBy(request, home.folder);
    const short = (paths: readonly string[]): readonly string[] =>
      paths.map((path) => path.slice(home.folder.length + 1));
    expect({ files: short(files), folders: short(folders), except: short(except) }).toEqual(want);
  });

  it("is a configuration that cannot be read, too", async () => {
    home.write("wrought.config.json", "{");
    expect((await watchedBy(none, home.folder)).files).toEqual([at("wrought.config.json")]);
  });
});

describe("batches", () => {
  it("hold what comes together, and never two are at work", async () => {
    const seen: (readonly string[])[] = [];
    let busy = 0;
    let most = 0;
    const queue = batches(
      async (paths) => {
        most = Math.max(most, ++busy);
        seen.push(paths);
        await sleep(40);
        busy--;
      },
      { quiet: 10, gone: 20 },
    );
    for (const path of ["b", "a", "b"]) queue.add({ path, isGone: false });
    expect(queue.isPending()).toBe(true);
    await expect.poll(() => seen.length).toBe(1);
    queue.add({ path: "c", isGone: true });
    expect(await queue.next(0)).toBe(true);
    await expect.poll(() => seen.length).toBe(2);
    await queue.stop();
    expect([seen, most, busy, queue.isPending()]).toEqual([[["a", "b"], ["c"]], 1, 0, false]);
  });

  it("end without work that waits", async () => {
    const seen: unknown[] = [];
    const queue = batches(async (paths) => void seen.push(paths), { quiet: 60_000, gone: 60_000 });
    await queue.stop();
    queue.add({ path: "late", isGone: false });
    await sleep(20);
    expect(seen).toEqual([]);
  });
});

it.each([
  ["whole", '{"a":1}', false],
  ["with a byte order mark", "\uFEFF{}", false],
  ["cut off", '{"a":', true],
  ["empty", "", true],
])("a file that is %s is half written: %s → %s", async (_, text, want) => {
  home.write("x.json", text);
  home.write("x.ts", "{");
  const torn = await halfWritten([at("gone.json"), at("x.ts"), at("x.json")]);
  expect(torn).toBe(want ? at("x.json") : undefined);
});

it("what is swapped answers as the latest one, whatever was held before", () => {
  const named = (name: string): { readonly name: string; readonly hello: () => string; readonly extra?: boolean } =>
    Object.freeze({ name, hello: () => name, ...(name === "b" ? { extra: true } : {}) });
  const { value, swap } = swappable(named("a"));
  expect([value.name, value.hello(), "extra" in value]).toEqual(["a", "a", false]);
  swap(named("b"));
  expect([value.name, value.hello(), "extra" in value]).toEqual(["b", "b", true]);
});
