/** docs/mocking.md: every example is run as it is written. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { loadScenario } from "../../generator/cli/load-scenario.js";
import { startMock } from "../../runtime/adapter/node/index.js";
import {
  CognitoIdentityProviderService,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";
import { examplesOf, runExamples } from "./run-examples.js";

const all = examplesOf("docs/mocking.md");
const of = (language: string): readonly (readonly [string, string])[] =>
  all.filter((it) => it.language === language).map(({ name, text }) => [name, text] as const);

runExamples("docs/mocking.md");

describe("docs/mocking.md", () => {
  test("has examples of four kinds, and of no other", () => {
    expect([...new Set(all.map(({ language }) => language))].toSorted()).toEqual(["sh", "ts", "yaml"]);
    expect(of("ts").length).toBeGreaterThan(7);
  });

  test.each(of("yaml"))("YAML: %s fits the model", async (_, text) => {
    const folder = mkdtempSync(join(tmpdir(), "wrought-docs-"));
    writeFileSync(join(folder, "outage.yaml"), text);
    const { scenario, diagnostics } = await loadScenario("outage.yaml", folder, CognitoIdentityProviderService);
    rmSync(folder, { recursive: true });
    expect(diagnostics).toEqual([]);
    expect(scenario?.stubs).toHaveLength(3);
  });

  describe("shell", () => {
    const commands = of("sh").flatMap(([name, text]) =>
      text
        .replaceAll("\\\n", " ")
        .split("\n")
        .filter((line) => line.startsWith("curl "))
        .map((line) => [`${name}: ${line.slice(0, 60)}`, line] as const),
    );
    test("has as many commands as the page", () => expect(commands).toHaveLength(8));
    test.each(commands)("%s", async (_, command) => {
      await using mock = await startMock(createCognitoIdentityProviderMock(), { control: true });
      const there = command
        .replaceAll("localhost:4566", `localhost:${mock.port}`)
        .replace("curl -s", "curl -s -w '\\n%{http_code}'");
      const { stdout } = await promisify(execFile)("bash", ["-c", there]);
      const status = Number(stdout.split("\n").at(-1));
      expect(status).toBe(
        command.includes("x-wrought-answer")
          ? 400
          : command.includes("reset")
            ? 204
            : command.includes("-d '{\"on")
              ? 201
              : 200,
      );
      if (command.includes("x-wrought-answer")) expect(stdout).toContain("taken");
    });
  });
});
