/** What the generator knows of the runtime is so: every name it may import is there, and the version in headers is the package's. */
import { readFileSync } from "node:fs";
import { Project } from "ts-morph";
import { describe, expect, it } from "vitest";
import { generatorVersion } from "../../generator/emit/output-file.js";
import { runtimeNames } from "../../generator/plan/runtime-names.js";

/** Names of values and types that a module of the runtime exports. */
function exportsOf(path: string): ReadonlySet<string> {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: { module: 199, moduleResolution: 99 },
  });
  const file = project.addSourceFileAtPath(new URL(path, import.meta.url).pathname);
  project.resolveSourceFileDependencies();
  return new Set(file.getExportedDeclarations().keys());
}

describe("names of the runtime", () => {
  it("are exported by wrought/runtime or wrought/mock", () => {
    const exported = new Set([...exportsOf("../../runtime/index.ts"), ...exportsOf("../../runtime/mock/index.ts")]);
    expect(exported.size).toBeGreaterThan(runtimeNames.length);
    expect(runtimeNames.filter((name) => !exported.has(name))).toEqual([]);
  });

  it("are named once", () => expect(new Set(runtimeNames).size).toBe(runtimeNames.length));
});

describe("the version in headers", () => {
  it("is the package's", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(generatorVersion).toBe(manifest.version);
  });
});
