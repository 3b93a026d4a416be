/** The reusable workflow: its own steps, run in a repository with a remote; only `gh` and `npm ci` are stand-ins. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));
const workflow = parse(readFileSync(join(root, ".github/workflows/update-models.yml"), "utf8")) as {
  readonly jobs: { readonly update: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
};

const model = (longest: number): string =>
  JSON.stringify({
    smithy: "2.0",
    shapes: {
      "example.weather#Weather": {
        type: "service",
        version: "2026-01-01",
        operations: [{ target: "example.weather#GetForecast" }],
        traits: { "aws.protocols#awsJson1_1": {} },
      },
      "example.weather#GetForecast": { type: "operation", input: { target: "example.weather#GetForecastInput" } },
      "example.weather#GetForecastInput": {
        type: "structure",
        members: { city: { target: "example.weather#City" } },
        traits: { "smithy.api#input": {} },
      },
      "example.weather#City": { type: "string", traits: { "smithy.api#length": { min: 1, max: longest } } },
    },
  });

class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), "workflow-"));
  readonly work = join(this.folder, "work");
  readonly source = join(this.folder, "upstream/weather.json");
  readonly #bin = join(this.folder, "bin");
  readonly #pullRequests = join(this.folder, "gh.log");

  constructor() {
    for (const folder of [this.#bin, join(this.folder, "upstream"), this.work]) mkdirSync(folder, { recursive: true });
    this.publish(12);
    const wrought = `exec "${process.execPath}" "${join(root, "bin/wrought.js")}"`;
    this.#command("npx", `shift\n${wrought} "$@"`);
    this.#command("npm", '[ "$1" = ci ]');
    // Lists as many open pull requests as were created.
    this.#command(
      "gh",
      `if [ "$2" = list ]; then grep -c "^pr create" "${this.#pullRequests}" || true; exit 0; fi\nprintf '%s ' "$@" >> "${this.#pullRequests}"\necho >> "${this.#pullRequests}"`,
    );
    writeFileSync(this.#pullRequests, "");
    execFileSync("git", ["init", "--quiet", "--bare", join(this.folder, "remote.git")]);
    this.git("init", "--quiet", "--initial-branch=main");
    this.git("remote", "add", "origin", join(this.folder, "remote.git"));
    this.wrought("pull", this.source);
    this.wrought("generate");
    this.git("add", "--all");
    this.git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
    this.git("push", "--quiet", "origin", "main");
  }

  publish(longest: number): void {
    writeFileSync(this.source, model(longest));
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", ["-C", this.work, ...args], { encoding: "utf8", stdio: "pipe" });
  }

  wrought(...args: readonly string[]): void {
    execFileSync(process.execPath, [join(root, "bin/wrought.js"), ...args], { cwd: this.work, stdio: "pipe" });
  }

  /** Runs every step on a fresh checkout of main, as the workflow would. */
  run(): string {
    this.git("switch", "--quiet", "main");
    const env = {
      PATH: `${this.#bin}:${process.env["PATH"]}`,
      HOME: this.folder,
      BRANCH: "wrought/models",
      CHANGES: this.changes,
    };
    const outputs = workflow.jobs.update.steps.flatMap(({ name, run }) => {
      if (run === undefined) return [];
      const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", run], {
        cwd: this.work,
        env,
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(`${name}: ${stdout}${stderr}`);
      return [stdout];
    });
    return outputs.join("");
  }

  get changes(): string {
    return join(this.folder, "changes.md");
  }
  get pullRequests(): readonly string[] {
    return readFileSync(this.#pullRequests, "utf8").split("\n").filter(Boolean);
  }
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #command(name: string, script: string): void {
    writeFileSync(join(this.#bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.#bin, name), 0o755);
  }
}

describe.skipIf(!existsSync(join(root, "dist")))("the workflow that updates models", () => {
  let repository: Repository | undefined;
  afterEach(() => repository?.remove());

  it("does nothing while nothing changed", () => {
    repository = new Repository();
    expect(repository.run()).toContain("Nothing changed.");
    expect(repository.pullRequests).toEqual([]);
  });

  it("opens one pull request with the comparison, and updates it afterwards", () => {
    repository = new Repository();
    repository.publish(8);
    repository.run();
    expect(repository.pullRequests).toHaveLength(1);
    expect(repository.pullRequests[0]).toContain("pr create --head wrought/models --base main");
    expect(readFileSync(repository.changes, "utf8")).toContain("City");
    expect(repository.git("show", "origin/wrought/models:generated/weather/validators.ts")).toContain("8");
    repository.publish(6);
    repository.run();
    expect(repository.pullRequests).toHaveLength(2);
    expect(repository.pullRequests[1]).toContain("pr edit wrought/models");
    expect(repository.git("show", "origin/wrought/models:generated/weather/validators.ts")).toContain("6");
  });
});
