/** Configurations in files: found, run or read, with every problem a diagnostic that has a place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findConfig } from "../../generator/config/find-config.js";
import type { LoadedConfig } from "../../generator/config/load-config.js";
import { loadConfig } from "../../generator/config/load-config.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wrought-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const load = (name: string): Promise<LoadedConfig> => loadConfig(join(folder, name), name);
const places = ({ diagnostics }: LoadedConfig): readonly string[] => {
  return diagnostics.map(
    ({ code, location, message }) => `${location?.file}:${location?.line}:${location?.column} ${code} ${message}`,
  );
};

describe("every kind of file", () => {
  it.each([
    [
      "wrought.config.ts",
      `import { defineConfig, type Job } from "wrought"; const job: Job = { models: ["a"] }; export default defineConfig(job);`,
    ],
    ["wrought.config.mjs", `import { defineConfig } from "wrought"; export default defineConfig({ models: ["a"] });`],
    ["wrought.config.js", `export default { models: ["a"] };`],
    ["wrought.config.json", `{ "models": ["a"] }`],
  ])("%s", async (name, text) => {
    write(name, text);
    const { jobs, modules, diagnostics } = await load(name);
    expect([jobs, diagnostics]).toEqual([[{ models: ["a"] }], []]);
    expect(modules).toEqual([join(folder, name)]);
  });

  it("in JavaScript of a package that is CommonJS", async () => {
    write("package.json", "{}");
    write("wrought.config.js", `module.exports = { models: ["a"] };`);
    expect((await load("wrought.config.js")).jobs).toEqual([{ models: ["a"] }]);
  });

  it("names the files that it imports, packages apart", async () => {
    write("node_modules/dep/index.js", "export const b = 'b';");
    write("node_modules/dep/package.json", `{ "name": "dep", "type": "module", "exports": "./index.js" }`);
    write("hooks/rename.ts", `import { b } from "dep"; export const rename = (name: string): string => name + b;`);
    write(
      "wrought.config.ts",
      `import { rename } from "./hooks/rename.js"; export default { models: ["a"], hooks: { renameSymbol: rename } };`,
    );
    const { jobs, modules, diagnostics } = await load("wrought.config.ts");
    expect(diagnostics).toEqual([]);
    expect(jobs[0]?.hooks?.renameSymbol?.("A", { shapeId: "a#A", kind: "enum" })).toBe("Ab");
    expect(modules).toEqual([join(folder, "hooks/rename.ts"), join(folder, "wrought.config.ts")]);
  });
});

describe("problems", () => {
  it("have line and column in JSON", async () => {
    write("c.json", `{\n  // a comment\n  "models": ["a", 7],\n  "opneEnums": "never"\n}\n`);
    expect(places(await load("c.json"))).toEqual([
      expect.stringContaining("c.json:3:19 config-value-invalid models[1] is 7"),
      expect.stringContaining("c.json:4:3 config-key-unknown opneEnums"),
    ]);
  });

  it.each<[string, string, string]>([
    ["c.json", "{ models }", "c.json:1:3 config-unreadable c.json is not JSON"],
    ["c.json", "", "c.json:1:1 config-unreadable c.json is not JSON"],
    ["c.json", "7", "c.json:1:1 config-value-invalid The configuration is 7"],
    ["c.ts", "export const x = 1;", "c.ts:1:1 config-unreadable c.ts has no default export"],
    ["c.ts", "export default {", "c.ts:1:1 config-unreadable c.ts could not be loaded"],
    ["c.ts", "throw new Error('no luck');", "c.ts:1:1 config-unreadable c.ts could not be loaded: no luck"],
    ["c.ts", "import './gone.js';", "c.ts:1:1 config-unreadable c.ts could not be loaded"],
    ["c.ts", "export default { models: ['a'], filters: {} };", "c.ts:1:1 config-key-unknown filters"],
  ])("%s: %s", async (name, text, want) => {
    write(name, text);
    const loaded = await load(name);
    expect(loaded.jobs).toEqual([]);
    expect(places(loaded)[0]).toContain(want);
  });

  it("suggest the file that was meant", async () => {
    write("wrought.config.ts", "export default {};");
    const { diagnostics } = await load("wrougt.config.ts");
    expect(diagnostics).toMatchObject([{ code: "config-missing", hint: "Did you mean wrought.config.ts?" }]);
  });
});

describe("findConfig", () => {
  it("looks in the folder, then above it, up to the repository", () => {
    write("repository/.git/HEAD", "");
    write("repository/a/b/file", "");
    write("wrought.config.ts", "");
    expect(findConfig(join(folder, "repository/a/b"))).toBeUndefined();
    write("repository/wrought.config.json", "{}");
    expect(findConfig(join(folder, "repository/a/b"))).toBe(join(folder, "repository/wrought.config.json"));
    write("repository/a/wrought.config.mjs", "");
    expect(findConfig(join(folder, "repository/a/b"))).toBe(join(folder, "repository/a/wrought.config.mjs"));
    write("repository/a/wrought.config.ts", "");
    expect(findConfig(join(folder, "repository/a"))).toBe(join(folder, "repository/a/wrought.config.ts"));
  });
});
