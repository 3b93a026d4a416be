/** Types of `wrought:` imports in an editor: one line of tsconfig, checked by TypeScript itself. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { bundlers } from "./bundlers.js";
import { makeProject, type Project } from "./project.js";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

describe("types of generated modules", () => {
  let project: Project | undefined;
  afterEach(() => project?.remove());

  function errorsOf(source: string): string {
    if (project === undefined) throw new Error("no project");
    writeFileSync(join(project.folder, "use.ts"), source);
    try {
      return execFileSync(process.execPath, [tsc, "-p", project.folder], { encoding: "utf8" });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  it("are those of the model", async () => {
    project = makeProject('import { GetForecastInput } from "wrought:weather";\nconsole.log(GetForecastInput);\n');
    await bundlers["esbuild"]?.build(project);
    const compilerOptions = {
      module: "esnext",
      moduleResolution: "bundler",
      target: "es2022",
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      paths: { "wrought:*": ["./node_modules/.wrought/*"] },
    };
    writeFileSync(join(project.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
    const head = 'import { GetForecastInput } from "wrought:weather";\n';
    expect(errorsOf(`${head}export const input: GetForecastInput = { city: "Bern" };\n`)).toBe("");
    expect(errorsOf(`${head}export const input: GetForecastInput = { town: "Bern" };\n`)).toContain("TS2353");
  });
});
