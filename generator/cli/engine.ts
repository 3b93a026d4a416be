/** The heavy part of the program, each part loaded only when it is called for the first time. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Generated } from "../index.js";
import type { ModelSource } from "../model/load-model.js";
import type { Model } from "../model/shapes.js";
import type { GenerateOptions } from "../options.js";

export interface Loaded {
  /** Absent when there are errors. */
  readonly model?: Model | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the commands call; tests bring their own. */
export interface Engine {
  readonly loadModel: (sources: readonly ModelSource[]) => Promise<Loaded>;
  readonly generate: (model: Model, options: GenerateOptions) => Promise<Generated>;
}

/** The program's own loader and generator, each imported on its first call. */
export const engine: Engine = {
  loadModel: async (sources) => (await import("../model/load-model.js")).loadModel(sources),
  generate: async (model, options) => {
    const { findRiskyPatterns, generate } = await import("../index.js");
    const { files, diagnostics } = generate(model, options);
    return { files, diagnostics: [...diagnostics, ...(await findRiskyPatterns(model, options))] };
  },
};
