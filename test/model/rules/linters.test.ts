/** Validators that metadata configures: what Smithy's own ones cannot work with is an error at the value. */
import { describe, expect, test } from "vitest";
import { loadFiles } from "../small-model.js";

const rows: readonly (readonly [given: string, name: string, configuration: unknown, isWrong: boolean])[] = [
  ["a selector", "EmitEachSelector", { selector: "string" }, false],
  ["no selector", "EmitEachSelector", {}, true],
  ["no selector either", "EmitNoneSelector", undefined, true],
  ["a selector that is none", "EmitNoneSelector", { selector: "[" }, true],
  ["a case that nobody knows", "CamelCase", { memberNames: "snake" }, true],
  ["words with stars at the ends", "ReservedWords", { reserved: [{ words: ["*a", "b*"] }] }, false],
  ["a word that is a star", "ReservedWords", { reserved: [{ words: ["*"] }] }, true],
  ["a star within a word", "ReservedWords", { reserved: [{ words: ["a*b"] }] }, true],
  ["a reserved selector that is none", "ReservedWords", { reserved: [{ words: [], selector: ":no" }] }, true],
  ["no verbs", "StandardOperationVerb", {}, true],
  ["alternatives only", "StandardOperationVerb", { suggestAlternatives: { Make: ["Create"] } }, false],
  ["no terms but one's own, of which there are none", "NoninclusiveTerms", { excludeDefaults: true }, true],
  ["one's own terms", "MissingSensitiveTrait", { excludeDefaults: true, terms: ["shoe size"] }, false],
  ["a term with a dash", "MissingSensitiveTrait", { terms: ["shoe-size"] }, true],
  ["someone else's validator", "Mine", { selector: 1 }, false],
];

describe("the configuration of a linter", () => {
  test.each(rows)("%s", (_, name, configuration, isWrong) => {
    const validators = [{ name, ...(configuration === undefined ? {} : { configuration }) }];
    const { diagnostics } = loadFiles({ "m.json": { smithy: "2.0", metadata: { validators } } });
    expect(diagnostics.map(({ code }) => code)).toEqual(isWrong ? ["metadata-invalid"] : []);
    for (const { location, message } of diagnostics) {
      expect(location?.line).toBeGreaterThan(1);
      expect(message).toContain("validators.0");
    }
  });
});
