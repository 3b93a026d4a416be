/** Clients in other languages: each that this machine has follows its section of the guide; one line says which are not here. */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { follow } from "./follow.js";
import { FreshProject } from "./fresh-project.js";
import { packedWrought } from "./packed.js";
import { root, stepsOf } from "./page.js";

const page = "docs/guides/other-languages.md";
const steps = stepsOf(page);
const of = (section: string) => steps.filter((step) => step.section === section);
const sts = join(process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus"), "models/sts-2011-06-15.json");

/** What each section needs; Debian has the SDKs of Go below its own GOPATH. */
const languages: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  Python: ["python3", "-c", "import boto3"],
  "AWS CLI": ["aws", "--version"],
  Go: ["go", "list", "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"],
  Ruby: ["ruby", "-e", 'require "aws-sdk-core"; Aws::STS::Client'],
};
const goFromDebian = { GO111MODULE: "off", GOPATH: "/usr/share/gocode" };
const here = Object.entries(languages).filter(([name, [command, ...args]]) => {
  if (name === "Ruby" && !existsSync(sts)) return false;
  try {
    execFileSync(command, args, { stdio: "ignore", env: { ...process.env, ...goFromDebian } });
    return true;
  } catch {
    return false;
  }
});
const absent = Object.keys(languages).filter((name) => !here.some(([it]) => it === name));
if (absent.length > 0) console.log(`skipped, not installed: ${absent.join(", ")}`);

describe(page, () => {
  let project: FreshProject;
  beforeAll(async () => {
    project = await FreshProject.make(packedWrought(), goFromDebian);
    await follow(page, of("The mock"), project);
    if (existsSync(sts)) copyFileSync(sts, join(project.folder, "models/sts.json"));
  });
  afterAll(() => project.remove());

  it("has a section for each language, and no commands in others", () => {
    const sections = steps.filter(({ kind }) => kind === "run" || kind === "file").map(({ section }) => section);
    expect([...new Set(sections)]).toEqual(["The mock", ...Object.keys(languages)]);
    expect(of("The environment").every(({ kind }) => kind === "shown")).toBe(true);
  });

  if (here.length > 0) it.each(here)("%s", (name) => follow(page, of(name), project));
});
