/** docs/coming-from.md: each test before and after, really run, with the packages that it is about. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compiles, follow } from "./follow.js";
import { FreshProject } from "./fresh-project.js";
import { packedWrought } from "./packed.js";
import { stepsOf } from "./page.js";

const page = "docs/coming-from.md";
const steps = stepsOf(page);
const sections = { "aws-sdk-client-mock": "client-mock", "cognito-local": "cognito-local", Prism: "prism", MSW: "msw" };

describe(page, () => {
  let project: FreshProject;
  beforeAll(async () => {
    const own = join(import.meta.dirname, "node_modules");
    const credentials = { AWS_ACCESS_KEY_ID: "mock", AWS_SECRET_ACCESS_KEY: "mock" };
    project = await FreshProject.make(packedWrought(), credentials);
    execFileSync("cp", ["-r", own, join(import.meta.dirname, "package.json"), project.folder]);
    await follow(
      page,
      steps.filter(({ section }) => section === ""),
      project,
    );
  });
  afterAll(() => project.remove());

  it("has a section for each", () => {
    expect([...new Set(steps.map(({ section }) => section))]).toEqual(["", ...Object.keys(sections)]);
  });

  it.each(Object.entries(sections))("%s", async (section, folder) => {
    await follow(
      page,
      steps.filter((step) => step.section === section),
      project,
    );
    const printed = await project.run(`npx vitest run ${folder}/`);
    expect(printed).toContain(`✓ ${folder}/before.test.ts (1 test)`);
    expect(printed).toContain(`✓ ${folder}/after.test.ts (1 test)`);
    project.stop();
  });

  it("compiles", () => compiles(steps, project));
});
