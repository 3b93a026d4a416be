/** What a `wrought.config` file holds, and `defineConfig`, which gives an editor its types. */
import type { HookedOptions } from "../hooks/hooks.js";

/** One run of the generator: which models, into which folder, how. Paths are relative to the configuration file. */
export interface Job extends HookedOptions {
  /** Files, folders and patterns, as on the command line. */
  readonly models: readonly string[];
  /** The output folder; `generated` when absent. */
  readonly out?: string;
}

/** One job, or several. */
export type Config = Job | { readonly jobs: readonly Job[] };

/** Returns the configuration as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
