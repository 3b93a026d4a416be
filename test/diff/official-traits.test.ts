/** The table of official traits says what their definitions say. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { officialRules, officialTraits } from "../../generator/diff/official-traits.js";
import { traitStrategyOf } from "../../generator/diff/trait-strategy.js";
import { loadModel } from "../../generator/model/load-model.js";
import { diffEvents } from "../../generator/diff/events.js";
import { linesOf } from "./small-models.js";
import { pairs, pathOf, readPair, traitLibrary } from "./pairs.js";

describe.runIf(existsSync(traitLibrary))("the official trait library", () => {
  const text = existsSync(traitLibrary) ? readFileSync(traitLibrary, "utf8") : "{}";
  const library = { file: "library.json", text };
  const model = loadModel([library]).model;
  const defined = [...(model?.shapes.values() ?? [])].filter(({ traits }) => traits.has("smithy.api#trait"));

  it("has the traits of the table, and no others", () => {
    const beyond = [...officialTraits].filter((id) => !id.startsWith("smithy.api#"));
    expect(beyond.toSorted()).toEqual(defined.map(({ id }) => id).toSorted());
  });

  it.each(defined.map(({ id }) => ({ id })))("has the rules of the table for $id", ({ id }) => {
    if (model === undefined) throw new Error("the library does not load");
    const bare = (rules: readonly object[]): readonly object[] =>
      rules.map((rule) => ({ ...rule, message: undefined }));
    expect(bare(officialRules.get(id) ?? [])).toEqual(bare(traitStrategyOf(model, id).rules));
  });

  it.each(pairs.filter((name) => name.includes("smithy-aws")).map((name) => ({ name })))(
    "changes nothing when it is loaded with $name",
    ({ name }) => {
      const { old, now } = readPair(name);
      const [before, after] = (["old.json", "new.json"] as const).map((file) => {
        return loadModel([library, { file, text: readFileSync(pathOf(name, file), "utf8") }]).model;
      });
      if (before === undefined || after === undefined) throw new Error(`${name} does not load with the library`);
      expect(linesOf(diffEvents(before, after))).toEqual(linesOf(diffEvents(old, now)));
    },
  );
});
