/** docs/smithy-build.md names every transform that there is, with its arguments, and no other. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { applyName, transforms } from "../../generator/smithy-build/transform-table.js";

const page = readFileSync(new URL("../../docs/smithy-build.md", import.meta.url), "utf8");
const rows = page
  .slice(page.indexOf("## Transforms"))
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").map((cell) => [...cell.matchAll(/`([A-Za-z]+)`/g)].map(([, name = ""]) => name)));

it("names every transform, and no other", () => {
  const named = rows.flatMap(([, names = []]) => names);
  expect(named.toSorted()).toEqual([...transforms.keys(), applyName].toSorted());
});

it("names their arguments", () => {
  for (const [, names = [], documented = []] of rows) {
    for (const name of names) {
      const known = Object.keys(transforms.get(name)?.arguments ?? { projections: 0 });
      // Those without effect are as in smithy-build.
      if (name !== "filterSuppressions") expect([name, ...documented]).toEqual([name, ...known]);
    }
  }
});
