/** Every example of docs/config.md is a configuration that is accepted and generates, and every key is explained there. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { configTemplate } from "../../generator/config/config-template.js";
import { jobRule } from "../../generator/config/config-rules.js";
import { loadConfig } from "../../generator/config/load-config.js";
import { generateWithHooks, loadModel } from "../../generator/index.js";
import { weather } from "../cli/weather.js";
import { project, typeErrors } from "../generated/type-check.js";

const text = readFileSync(fileURLToPath(new URL("../../docs/config.md", import.meta.url)), "utf8");
const examples = [...text.matchAll(/^```(ts|json)\n([^]*?)^```$/gm)].map(([, language = "", code = ""], index) => {
  return { name: `example ${index + 1} in ${language}`, file: `${index}/wrought.config.${language}`, code };
});
const template = {
  name: "what init writes",
  file: "init/wrought.config.ts",
  code: configTemplate(["models/weather.json"]),
};
/** The template with its examples taken out of their comments. */
const uncommented = { ...template, name: "what init writes, uncommented", file: "all/wrought.config.ts" };
const all = [
  ...examples,
  template,
  { ...uncommented, code: template.code.replaceAll(/^( *)\/\/ (?=[a-z]+: ?[["{]| {2}[a-z]|\},$)/gim, "$1") },
];

const folder = mkdtempSync(join(tmpdir(), "wrought-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("docs/config.md", () => {
  it("has examples", () => expect(examples.length).toBeGreaterThan(5));

  it.each(all)("$name is accepted and generates", async ({ file, code }) => {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), code);
    const { jobs, diagnostics } = await loadConfig(join(folder, file), file);
    expect(diagnostics).toEqual([]);
    expect(jobs.length).toBeGreaterThan(0);
    const { model } = loadModel([{ file: "weather.json", text: weather() }]);
    for (const { models: _, out: __, ...options } of jobs) {
      if (model === undefined) throw new Error("the model does not load");
      const made = await generateWithHooks(model, options);
      expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(made.files.length).toBeGreaterThan(0);
    }
  });

  it("has examples that compile", async () => {
    const files = all
      .filter(({ file }) => file.endsWith(".ts"))
      .map(({ file, code }) => [`${file.split("/")[0]}.ts`, code] as const);
    // Not the newest, which is told to want annotations on exports.
    expect(await typeErrors(project("config-examples", new Map(files)), "oldest")).toEqual([]);
  });

  it("explains every key", () => {
    const keys = Object.entries(jobRule.keys).flatMap(([key, rule]) => [
      key,
      ...(rule.kind === "object" ? Object.keys(rule.keys) : []),
    ]);
    const explained = new Set([...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key));
    expect([...explained].toSorted()).toEqual([...new Set(keys)].toSorted());
  });
});

describe("the template of init", () => {
  it("mentions every key there is, in comments or not", () => {
    for (const key of ["models", "out", "services", "openEnums", "outputs", "filter", "hooks"]) {
      expect(template.code).toMatch(new RegExp(`^ *(?:// )?${key}: `, "m"));
    }
  });
});
