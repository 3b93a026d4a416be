/** `excludeShapesBySelector` and `includeShapesBySelector`: leave out what a selector selects, or what it does not. */
import { SelectorMatcher } from "../../model/selector/match-selector.js";
import { parseSelector } from "../../model/selector/parse-selector.js";
import { removeShapes } from "../remove-shapes.js";
import type { Transform } from "../transform.js";
import { projected, stringIn } from "../transform.js";

export const excludeShapesBySelector: Transform = bySelector(true);
export const includeShapesBySelector: Transform = bySelector(false);

function bySelector(excludes: boolean): Transform {
  return {
    arguments: { selector: { kind: "string", isRequired: true } },
    apply: (model, args) => {
      const text = stringIn(args, "selector") ?? "";
      const parsed = parseSelector(text);
      if (parsed.kind !== "selector") {
        const why =
          parsed.kind === "invalid" ? parsed.message : "it uses a part of selectors that is not evaluated here";
        return { model, problems: [`The selector ${text} cannot be used: ${why}.`] };
      }
      const isSelected = new SelectorMatcher(model).test(parsed.selector);
      const goes = (shape: Parameters<typeof isSelected>[0]): boolean => isSelected(shape) === excludes;
      return projected(removeShapes(model, { shape: goes, member: goes }));
    },
  };
}
