/** How the patterns of a service that are not left to a RegExp could take too long, with an attack where one is found. */
import { type Closure, membersOf } from "../knowledge/closure.js";
import { patternOf } from "../knowledge/model-pattern.js";
import { patternRisk } from "../knowledge/pattern-risk.js";
import { traitOf } from "../model/traits.js";

/** A clause for each text of a pattern that is matched by the linear matcher. */
export function patternRisksOf({ shapes }: Closure): ReadonlyMap<string, string> {
  const risks = new Map<string, string>();
  for (const carrier of shapes.flatMap((shape) => [shape, ...membersOf(shape)])) {
    const text = traitOf(carrier, "smithy.api#pattern");
    const use = text === undefined || risks.has(text) ? undefined : patternOf(text);
    if (text === undefined || use?.ok !== true || use.matcher === "native") continue;
    const found = patternRisk(use.source, use.flags);
    if (found.risk !== "none") risks.set(text, found.detail);
  }
  return risks;
}
