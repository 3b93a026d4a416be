/** What stops compiling, as the comparison says and as the compiler says: the same, over changes of every kind. */
import { describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import type { Model } from "../../generator/model/shapes.js";
import type { ModelPair } from "./compiled-breaks.js";
import { verdictsOf } from "./compiled-breaks.js";
import { changes } from "./type-changes.js";

function modelOf(shapes: object): Model {
  const { model, diagnostics } = loadModel([{ file: "m.json", text: JSON.stringify({ smithy: "2.0", shapes }) }]);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}

const made = changes.map(({ name, old, now }): ModelPair => ({ name, old: modelOf(old), now: modelOf(now) }));

/** Names that come and go with others. */
const companion = /^import (?:check.*|.*(?:Schema|Options|Errors|Members))$/;

describe("the compiler", async () => {
  const verdicts = await verdictsOf("diff-types", made);

  it.each([...verdicts].map(([name, verdict]) => ({ name, verdict })))("agrees about $name", ({ verdict }) => {
    expect(verdict.compiled).toEqual(verdict.predicted);
  });

  it.each(changes.map(({ name, want }) => ({ name, want })))(
    "finds what the change breaks: $name",
    ({ name, want }) => {
      expect(verdicts.get(name)?.compiled.filter((about) => !companion.test(about))).toEqual(want);
    },
  );
}, 120_000);
