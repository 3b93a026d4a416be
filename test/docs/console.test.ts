/** docs/console.md: its example is run as it is written, and its pictures are there. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runExamples } from "./run-examples.js";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

runExamples("docs/console.md");

describe("docs/console.md", () => {
  test("shows pictures and pages that are there", () => {
    const links = [...readFileSync(`${docs}console.md`, "utf8").matchAll(/\]\(([^)#]+)/g)].map(
      ([, path]) => path ?? "",
    );
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((path) => !existsSync(docs + path))).toEqual([]);
  });
});
