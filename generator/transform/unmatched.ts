/** The warning for a filter that matches nothing: which one, and what was probably meant. */
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Model, ShapeId } from "../model/shapes.js";
import { servicesOf } from "../model/services.js";

/** One warning for each name that `matches` nothing; candidates are shape ids or plain names. */
export function unmatchedNames(
  model: Model,
  key: string,
  names: readonly string[],
  candidates: readonly string[],
  matches: (name: string, candidate: string) => boolean,
): readonly Diagnostic[] {
  const shortNames = candidates.map((candidate) => candidate.slice(candidate.indexOf("#") + 1));
  return names
    .filter((name) => !candidates.some((candidate) => matches(name, candidate)))
    .map((name) => {
      const hint = didYouMean(name, name.includes("#") ? candidates : shortNames);
      return diagnostic(
        "filter-unmatched",
        `The filter ${key} names ${name}, which ${subjectOf(model)} does not have.`,
        {
          hint,
        },
      );
    });
}

function subjectOf(model: Model): string {
  const ids: readonly ShapeId[] = servicesOf(model).map(({ id }) => id);
  return ids.length === 0 ? "the model" : ids.slice(0, 3).join(" or ");
}
