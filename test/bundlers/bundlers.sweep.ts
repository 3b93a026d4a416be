/** The plugin in every bundler, really run: a build, the bundle's own output, a change under watch, a broken model. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { bundleOf, bundlers } from "./bundlers.js";
import { makeProject, type Project } from "./project.js";

const entry = `import { GetForecastInput } from "wrought:weather";
import { checkGetForecastInput } from "wrought:weather/validators";
console.log(GetForecastInput.sensitive.join());
console.log(GetForecastInput.validate({ city: "x".repeat(20) }).length, checkGetForecastInput({ city: "Bern" }) === undefined);
`;

const outputOf = (project: Project): string =>
  execFileSync(process.execPath, [bundleOf(project)], { encoding: "utf8" });

describe.each(Object.entries(bundlers))("%s", (name, bundler) => {
  const projects: Project[] = [];
  const start = (text = entry): Project => {
    const project = makeProject(text);
    projects.push(project);
    return project;
  };
  afterEach(() => projects.splice(0).forEach((project) => project.remove()));

  it("bundles what the model says", async () => {
    const project = start();
    await bundler.build(project);
    expect(outputOf(project)).toBe("token\n1 true\n");
  });

  it("fails a build whose model is broken, with its place", async () => {
    const project = start();
    project.setModel('{ "smithy": "2.0", "shapes": {');
    await expect(bundler.build(project)).rejects.toThrow(/weather\.json:1:\d+/);
  });

  it("names the nearest module for one that does not exist", async () => {
    const project = start('import "wrought:wether";\n');
    await expect(bundler.build(project)).rejects.toThrow(
      /wrought:wether is no generated module\. Did you mean wrought:weather\?/,
    );
  });

  it("builds again when the model is saved, and keeps the last good bundle while it is broken", async () => {
    const project = start();
    const builds: (Error | undefined)[] = [];
    const watching = await bundler.watch(project, (error) => void builds.push(error));
    // Some say that they are done before the bundle is on disk.
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) await setTimeout(50);
    };
    const good = (output: string): boolean => existsSync(bundleOf(project)) && outputOf(project) === output;
    try {
      await until(() => builds.length > 0 && good("token\n1 true\n"));
      project.setModel('{ "smithy": "2.0", "shap');
      await until(() => builds.some((error) => error !== undefined));
      // esbuild itself deletes what it put out before a build that fails.
      if (name !== "esbuild") expect(outputOf(project)).toBe("token\n1 true\n");
      project.setLongest(20);
      await until(() => builds.at(-1) === undefined && good("token\n0 true\n"));
    } finally {
      await watching.close();
    }
  });
});
