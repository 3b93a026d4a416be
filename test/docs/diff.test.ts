/** docs/diff.md is what the table of evaluators says. `UPDATE=1` writes the page. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { evaluators } from "../../generator/diff/evaluators/table.js";
import { expectedEvents, pairs } from "../diff/pairs.js";
import { diffPage } from "./diff-page.js";

const page = join(fileURLToPath(new URL("../../", import.meta.url)), "docs/diff.md");

test("docs/diff.md is made from the table", () => {
  if (process.env["UPDATE"] === "1") writeFileSync(page, diffPage());
  expect(readFileSync(page, "utf8")).toBe(diffPage());
});

/** A kind of event as a pattern: parts in braces stand for anything. */
const kinds = evaluators
  .flatMap(({ events }) => events)
  .map(({ id, severity }) => {
    const parts = id.split(/\{\w+\}/).map((part) => part.replace(/[.#]/g, "\\$&"));
    return { pattern: new RegExp(`^${parts.join(".+")}$`), severity };
  });

test.runIf(pairs.length > 0)("every event of the corpus is of a kind that the table has", () => {
  const strange = pairs.flatMap(expectedEvents).filter(({ eventId, severity }) => {
    const found = kinds.filter(({ pattern }) => pattern.test(eventId));
    return (
      !found.some((kind) => [severity, "as defined", "the worst found"].includes(kind.severity)) &&
      severity !== "SUPPRESSED"
    );
  });
  const raised = new Set(["RemovedShape.ScalarShape DANGER"]);
  expect(strange.map(({ eventId, severity }) => `${eventId} ${severity}`).filter((text) => !raised.has(text))).toEqual(
    [],
  );
});

test("evaluators stand under their official names, once", () => {
  const names = evaluators.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, events } of evaluators) {
    expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/);
    for (const { when } of events) expect(when).toMatch(/^[A-Z`].*\.$/);
  }
});
