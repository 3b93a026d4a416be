/** docs/mocking.md: every example is run as it is written. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { loadScenario } from "../../generator/cli/load-scenario.js";
import { startMock } from "../../runtime/adapter/node/index.js";
import {
  CognitoIdentityProviderService,
  createCognitoIdentityProviderMock,
} from "../../generated/cognito-identity-provider/index.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/mocking.md"), "utf8");

interface Example {
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks, each with the heading above it. */
function examples(): readonly Example[] {
  const found: Example[] = [];
  let heading = "";
  let open: { language: string; lines: string[] } | undefined;
  for (const line of page.split("\n")) {
    if (open !== undefined && line === "```") {
      found.push({ heading, language: open.language, text: open.lines.join("\n") });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (line.startsWith("```")) open = { language: line.slice(3), lines: [] };
    else if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
  }
  return found;
}

const all = examples();
const of = (language: string): readonly (readonly [string, string])[] =>
  all
    .filter((it) => it.language === language)
    .map(({ heading, text }, index) => [`${heading}, ${index + 1}`, text] as const);

describe("docs/mocking.md", () => {
  test("has examples of four kinds, and of no other", () => {
    expect([...new Set(all.map(({ language }) => language))].toSorted()).toEqual(["sh", "ts", "yaml"]);
    expect(of("ts").length).toBeGreaterThan(7);
  });

  describe("TypeScript", () => {
    const folder = join(root, "test/.tmp/docs-mocking");
    const generated = relative(folder, join(root, "generated"));
    test.each(of("ts"))("%s", async (name, text) => {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${name.toLowerCase().replaceAll(/[^a-z\d]+/g, "-")}.ts`);
      writeFileSync(file, `import { expect } from "vitest";\n${text.replaceAll('"./generated/', `"${generated}/`)}\n`);
      vi.stubEnv("AWS_ACCESS_KEY_ID", "mock");
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", "mock");
      await import(/* @vite-ignore */ file);
      vi.unstubAllEnvs();
    });
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
