/** The heavy part of the program, each part loaded only when it is called for the first time. */
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { HookedOptions, HookSurroundings } from "../hooks/hooks.js";
import type { Generated } from "../index.js";
import type { ModelSource } from "../model/load-model.js";
import type { Model } from "../model/shapes.js";

export interface Loaded {
  /** Absent when there are errors. */
  readonly model?: Model | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the commands call; tests bring their own. */
export interface Engine {
  readonly loadModel: (sources: readonly ModelSource[]) => Promise<Loaded>;
  /** `root` is the output folder, absolute. */
  readonly generate: (model: Model, options: HookedOptions, root: string) => Promise<Generated>;
}

/** The program's own loader and generator, each imported on its first call. */
export const engine: Engine = {
  loadModel: async (sources) => (await import("../model/load-model.js")).loadModel(sources),
  generate: async (model, options, root) => {
    const { generateWithHooks } = await import("../index.js");
    return await generateWithHooks(model, options, surroundingsOf(root));
  },
};

function surroundingsOf(root: string): HookSurroundings {
  return { prettierOptions: (path) => prettierOptionsAt(join(root, path)) };
}

/** What `.prettierrc`, `package.json` and `.editorconfig` say of a file, wherever it is. */
export async function prettierOptionsAt(path: string): Promise<Readonly<Record<string, unknown>>> {
  const { resolveConfig } = await import("prettier");
  return { ...(await resolveConfig(path, { editorconfig: true })) };
}
