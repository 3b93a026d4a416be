/** The official protocol tests of the corpus, all of them, against the mock. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { protocolTestFolder, readCases } from "./corpus.js";
import { type ExpectedFailures, runCases, violationsIn } from "./run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = protocolTestFolder(root);
if (folder === undefined) console.log("skipped: no protocol tests; set WROUGHT_CORPUS");
const cases = folder === undefined ? [] : readCases(folder);
const expected = JSON.parse(
  readFileSync(new URL("expected-failures.json", import.meta.url), "utf8"),
) as ExpectedFailures;

describe.skipIf(folder === undefined)("the official protocol tests", () => {
  test("have one key each", () => {
    expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(1000);
  });

  test("pass, but for those that are listed", async () => {
    expect(violationsIn(await runCases(cases, expected), expected)).toEqual([]);
  });
});
