/** What a step of the transform is: a Model goes in, a Model comes out, with what there is to say about it. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Model } from "../model/shapes.js";
import type { GenerateOptions } from "../options.js";

export interface Transformed {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives back the same Model when the options ask nothing of the step. Never changes the one that goes in. */
export type Step = (model: Model, options: GenerateOptions) => Transformed;

/** The result of a step that has nothing to do. */
export function unchanged(model: Model): Transformed {
  return { model, diagnostics: [] };
}
