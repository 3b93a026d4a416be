/** The loader over the reference corpus: real models load clean, official invalid models are rejected for the official reasons. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import { notReported, otherEvents, reportedBeyond } from "./validation-expectations.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const corpus = process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus");
const isThere = existsSync(corpus);
if (!isThere) console.log(`skipped: no corpus at ${basename(corpus)}; set WROUGHT_CORPUS`);

function filesIn(folder: string): readonly string[] {
  if (!isThere) return [];
  return readdirSync(join(corpus, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(corpus, folder, name));
}

function sourceOf(path: string): { file: string; text: string } {
  return { file: basename(path), text: readFileSync(path, "utf8") };
}

describe.skipIf(!isThere)("real models and protocol tests", () => {
  test.each([...filesIn("models"), ...filesIn("protocol-tests")].map((path) => [basename(path), path]))(
    "%s loads clean",
    (name, path) => {
      const { model, diagnostics } = loadModel([sourceOf(path)]);
      expect(diagnostics).toEqual([]);
      expect(model === undefined ? 0 : servicesOf(model).length).toBe(
        name === "trait-library.json" || name.startsWith("smithy.framework") ? 0 : 1,
      );
    },
  );
});

interface Expected {
  readonly severity: string;
  readonly shapeId: string;
  readonly event: string;
}

function expectedOf(path: string): readonly Expected[] {
  const lines = readFileSync(path.replace(/json$/, "errors"), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, severity, shapeId, event] = /^\[(\w+)\] (\S+): .*\| *(\S+) *$/.exec(line) ?? [];
    return severity === undefined || shapeId === undefined || event === undefined ? [] : [{ severity, shapeId, event }];
  });
}

describe.skipIf(!isThere)("official validation cases", () => {
  const library = isThere ? sourceOf(join(corpus, "protocol-tests/trait-library.json")) : { file: "", text: "" };
  const missing: string[] = [];
  const beyond: string[] = [];
  const misnamed: string[] = [];

  test.each(filesIn("validation").map((path) => [basename(path, ".json"), path]))("%s", (name, path) => {
    const { diagnostics } = loadModel([sourceOf(path), library]);
    const ours = new Set(
      diagnostics.filter(({ severity }) => severity === "error").map(({ shapeId = "-" }) => shapeId),
    );
    const errors = expectedOf(path).filter(({ severity }) => severity === "ERROR");
    for (const { shapeId, event } of errors) {
      if (!otherEvents.has(event.split(".")[0] ?? "") && !ours.has(shapeId))
        missing.push(`${name} ${shapeId} ${event}`);
    }
    for (const { shapeId, event } of diagnostics)
      if (event !== undefined && !errors.some((error) => error.shapeId === shapeId && error.event === event))
        misnamed.push(`${name} ${shapeId} ${event}`);
    for (const shapeId of ours)
      if (!errors.some((error) => error.shapeId === shapeId)) beyond.push(`${name} ${shapeId}`);
  });

  // Both lists are exact: an entry that no longer holds fails as a new one does.
  test("the errors that are not reported, of the kinds that are looked for", () => {
    expect([...new Set(missing)].toSorted()).toEqual(notReported.toSorted());
  });
  test("the official ids of what is reported", () => {
    expect(misnamed).toEqual([]);
  });
  test("the errors that are reported for other shapes than the official ones", () => {
    expect(beyond.toSorted()).toEqual(reportedBeyond.toSorted());
  });
});
