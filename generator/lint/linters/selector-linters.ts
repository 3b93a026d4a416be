/** Linters that a selector makes: a shape that it selects is a finding, or that it selects none is. */
import { property } from "../../model/node.js";
import type { Linter } from "./linter.js";

export const emitEachSelector: Linter = function* emitEach(shapes, configuration) {
  const selector = property(configuration, "selector");
  const trait = property(configuration, "bindToTrait");
  if (typeof selector !== "string") return;
  for (const shape of shapes.select(selector)) {
    if (typeof trait === "string" && !shape.traits.has(trait.includes("#") ? trait : `smithy.api#${trait}`)) continue;
    yield { shape, message: `The selector ${selector} selects this.` };
  }
};

export const emitNoneSelector: Linter = function* emitNone(shapes, configuration) {
  const selector = property(configuration, "selector");
  if (typeof selector === "string" && shapes.select(selector).length === 0)
    yield { message: `The selector ${selector} selects nothing.` };
};
