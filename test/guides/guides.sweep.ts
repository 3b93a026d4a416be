/** The guides, each followed to its end in an empty folder: files as they are printed, commands as they are written. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { compiles, follow } from "./follow.js";
import { FreshProject } from "./fresh-project.js";
import { packedWrought } from "./packed.js";
import { type Step, stepsOf } from "./page.js";
import { composedOf, runWorkflow } from "./workflow-steps.js";

let tarball = "";
beforeAll(() => void (tarball = packedWrought()));

/** What else a page says that is true. */
const more: Readonly<Record<string, (steps: readonly Step[], project: FreshProject) => Promise<void>>> = {
  "component-tests-in-ci": async (steps, project) => {
    project.stop();
    const printed = await runWorkflow(steps, ".github/workflows/component.yml", project);
    expect(printed).toContain("# pass 3");
    expect(printed).toContain("InitiateAuth");
    project.stop();
    const { cognito, service } = composedOf(steps, "compose.yaml");
    expect(service?.command).toBe("node src/server.js");
    await project.leave(cognito?.command ?? "", "…authorization: Bearer not-a-secret");
  },
};

describe("a guide", () => {
  let project: FreshProject | undefined;
  afterEach(() => project?.remove());

  it.each(["unit-tests", "component-tests-in-ci", "front-end", "failure-testing", "hand-over"])("%s", async (name) => {
    const page = `docs/guides/${name}.md`;
    const steps = stepsOf(page);
    expect(steps.filter(({ kind }) => kind === "run" || kind === "leave").length).toBeGreaterThan(2);
    project = await FreshProject.make(tarball);
    await follow(page, steps, project);
    compiles(steps, project);
    await more[name]?.(steps, project);
  });
});
