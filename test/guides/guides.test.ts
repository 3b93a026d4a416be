/** The guides are complete and well formed; that they come out as they say is for `npm run sweep:guides`. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { missingLine, root, stepsOf } from "./page.js";

const guides = readdirSync(join(root, "docs/guides")).filter((file) => file !== "README.md");
const pages = [...guides.map((file) => `docs/guides/${file}`), "docs/coming-from.md"];

it("every guide is in the list of guides", () => {
  const list = readFileSync(join(root, "docs/guides/README.md"), "utf8");
  const linked = [...list.matchAll(/^- \[[^\]]+\]\(([\w-]+\.md)\)/gm)].map(([, file]) => file);
  expect(linked.toSorted()).toEqual(guides.toSorted());
  expect(list).toContain("(../coming-from.md)");
});

describe.each(pages)("%s", (page) => {
  const steps = stepsOf(page);

  it("has no block of code that is neither a file nor a command, but for the lines of languages that are not tried", () => {
    const shown = steps.flatMap((step) => (step.kind === "shown" ? [step.language] : []));
    expect(shown).toEqual(page.includes("other-languages") ? ["ini", "java", "csharp", "rust", "php"] : []);
  });
  it("says what commands print after the commands", () => {
    for (const [index, step] of steps.entries()) {
      if (step.kind === "prints") expect(["run", "leave"], `line ${step.line}`).toContain(steps[index - 1]?.kind);
      if (step.kind === "leave") expect(steps[index + 1]?.kind, `line ${step.line}`).toBe("prints");
    }
  });
  it("has files that can be read", () => {
    for (const step of steps) {
      if (step.kind !== "file") continue;
      if (/\.ya?ml$/.test(step.file)) expect(parse(step.text), step.file).toEqual(expect.any(Object));
      if (step.file.endsWith(".json")) expect(JSON.parse(step.text), step.file).toEqual(expect.any(Object));
    }
  });
  it("leads to pages that are there", () => {
    const text = readFileSync(join(root, page), "utf8");
    for (const [, file = ""] of text.matchAll(/\]\(([\w./-]+\.md)(?:#[\w-]+)?\)/g)) {
      expect(() => readFileSync(join(root, page, "..", file)), file).not.toThrow();
    }
  });
});

describe("what a page says is printed", () => {
  it.each([
    ["a\nb", "x\n  a  \ny\nb\n", undefined],
    ["b\na", "a\nb", "a"],
    ["in … ms", "in 12 ms", undefined],
    ["in … ms", "in 12 s", "in … ms"],
    ["a.c", "abc", "a.c"],
    ["…\na", "a", undefined],
  ])("%j against %j", (wanted, printed, missing) => expect(missingLine(wanted, printed)).toBe(missing));
});
