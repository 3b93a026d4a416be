/** The examples of the pages about mocks hold for the compiler too, under the flags that this project has itself. */
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { writeExamples } from "./run-examples.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = ["docs/mocking.md", "docs/where-it-runs.md"];
const folder = join(root, "test/.tmp/docs/types");

async function typeErrors(): Promise<string> {
  const config = { extends: join(root, "tsconfig.json"), include: ["**/*.ts"], exclude: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder });
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { readonly stdout: string }).stdout,
  );
}

test("no example has a type error, and one that had would be found", async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const counts = pages.map((page) => writeExamples(page, { into: `types/${page}` }).examples.length);
  expect(counts.every((count) => count > 0)).toBe(true);
  // Jest is not installed here; of its types the page needs the place where matchers are added.
  writeFileSync(
    join(folder, "expect.d.ts"),
    'declare module "expect" { interface Matchers<R, T> { readonly of: [R, T] } }',
  );
  writeFileSync(join(folder, "wrong.ts"), 'export const wrong: number = "text";\n');
  const lines = (await typeErrors()).split("\n").filter((line) => /^\w.*error TS/.test(line));
  expect(lines).toEqual([expect.stringContaining("wrong.ts(1,14): error TS2322")]);
});
