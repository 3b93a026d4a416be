/** The table of traits: complete, true, and what docs/traits.md says. `UPDATE=1` writes the page. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { knownTraits } from "../../generator/model/known-traits.js";
import { traitDefinitions } from "../../generator/model/trait-definitions.js";
import { traitTable } from "../../generator/model/trait-table.js";
import { codes, load, ref } from "../model/small-model.js";
import { traitsPage } from "./traits-page.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = join(root, "docs/traits.md");
const corpus = process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus");
if (!existsSync(corpus)) console.log("skipped: no corpus; set WROUGHT_CORPUS");

test("docs/traits.md is made from the table", () => {
  if (process.env["UPDATE"] === "1") writeFileSync(page, traitsPage());
  expect(readFileSync(page, "utf8")).toBe(traitsPage());
});

test("the table has every trait that has a definition here", () => {
  expect([...traitDefinitions.keys()].filter((id) => !traitTable.has(id))).toEqual([]);
  expect(new Set(traitTable.keys())).toEqual(knownTraits);
});

test("each entry is one sentence", () => {
  for (const use of traitTable.values())
    expect(Object.values<string>(use).join(" ")).toMatch(/^[A-Z`][^.]*(?:\.\d[^.]*)?\.$/);
});

/** The generator's sources, but those that list traits for the loader to check. */
const files = readdirSync(join(root, "generator"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/model[\\/](?:trait-table|trait-definitions|traits)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, "generator", file), "utf8") }));
/** These compare, project, check and lint models: what they read of a trait does not show in what is generated. */
const apart = /^(?:diff|smithy-build|lint|model[\\/]rules)[\\/]|^model[\\/]suppressions\.ts$/;
const generating = files.filter(({ file }) => !apart.test(file));
const checking = files.filter(({ file }) => apart.test(file) && !/^(?:diff|smithy-build)[\\/]/.test(file));
const isRead = (id: string, among: typeof files): boolean => among.some(({ text }) => text.includes(`"${id}"`));

test("what is used is read, what is checked is read by rules alone, and what is ignored by none", () => {
  const idsOf = (kind: string): readonly string[] => [...traitTable].filter(([, use]) => kind in use).map(([id]) => id);
  expect(idsOf("used").filter((id) => !isRead(id, files))).toEqual([]);
  expect(idsOf("checked").filter((id) => !isRead(id, checking) || isRead(id, generating))).toEqual([]);
  expect(idsOf("ignored").filter((id) => isRead(id, generating) || isRead(id, checking))).toEqual([]);
});

/** Ids of traits that a model applies, and of those it defines. */
function traitsIn(file: string): { readonly applied: ReadonlySet<string>; readonly defined: ReadonlySet<string> } {
  const applied = new Set<string>();
  const defined = new Set<string>();
  const { shapes } = JSON.parse(readFileSync(file, "utf8")) as { shapes: Record<string, { traits?: object }> };
  const pending: unknown[] = Object.values(shapes);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (key === "traits") for (const id of Object.keys(value as object)) applied.add(id);
      else pending.push(value);
    }
  }
  for (const [id, { traits = {} }] of Object.entries(shapes)) if ("smithy.api#trait" in traits) defined.add(id);
  return { applied, defined };
}

test.skipIf(!existsSync(corpus))("the table has every official trait, and all that the models apply", () => {
  const library = traitsIn(join(corpus, "protocol-tests/trait-library.json"));
  expect([...library.defined].filter((id) => !traitTable.has(id))).toEqual([]);
  const models = readdirSync(join(corpus, "models")).map((file) => traitsIn(join(corpus, "models", file)));
  expect(models.length).toBeGreaterThan(30);
  const applied = new Set([...library.applied, ...models.flatMap((model) => [...model.applied])]);
  expect([...applied].filter((id) => !traitTable.has(id))).toEqual([]);
});

test("a trait that nobody knows is carried along, and named in a note", () => {
  const loaded = load({
    "ns#S": { type: "structure", members: { m: ref("smithy.api#String") }, traits: { "other.ns#mark": [1] } },
  });
  expect(codes(loaded)).toEqual(["trait-unknown ns#S"]);
  expect(loaded.diagnostics[0]?.message).toContain("other.ns#mark");
  expect(loaded.model?.shape("ns#S")?.traits.get("other.ns#mark")).toEqual([1]);
});
