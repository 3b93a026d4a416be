/** Leaving the prelude out of a model's text: what is left is JSON with every position as it was. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { withoutPrelude } from "../../generator/smithy-build/without-prelude.js";

it("leaves the other shapes, and their positions", () => {
  const id = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ maxLength: 3 }).map((name) => `smithy.api#${name}`),
  );
  const shapes = fc.dictionary(id, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 6 });
  fc.assert(
    fc.property(shapes, fc.boolean(), fc.constantFrom(undefined, 1, "\t"), (given, isFirst, indent) => {
      const model = isFirst ? { shapes: given, smithy: "2.0" } : { smithy: "2.0", shapes: given };
      const text = JSON.stringify(model, undefined, indent);
      const left = withoutPrelude(text);
      const kept = Object.fromEntries(Object.entries(given).filter(([key]) => !key.startsWith("smithy.api#")));
      expect(JSON.parse(left)).toEqual({ smithy: "2.0", shapes: JSON.parse(JSON.stringify(kept)) });
      expect(left.length).toBe(text.length);
      for (const key of Object.keys(kept)) {
        const quoted = JSON.stringify(key);
        if (text.split(quoted).length === 2) expect(left.indexOf(quoted)).toBe(text.indexOf(quoted));
      }
    }),
  );
});

it.each(["", "no JSON", "[]", '{"shapes":[]}', '{"smithy":"2.0"}'])("leaves %j as it is", (text) => {
  expect(withoutPrelude(text)).toBe(text);
});
