/** What the bundler plugin can be told. */
import type { GenerateOptions } from "../options.js";

/** Without `models`, the nearest `wrought.config` file says everything but the output folder. */
export interface PluginOptions {
  /** Files, folders and patterns, as on the command line; relative to `root`. */
  readonly models?: readonly string[];
  /** Shape ids or names of the services, where a model has several. */
  readonly services?: readonly string[];
  readonly openEnums?: GenerateOptions["openEnums"];
  /** The configuration file; the nearest one when absent and no models are named, `false` for none. */
  readonly config?: string | false;
  /** The project's folder; the working directory when absent. */
  readonly root?: string;
  /** Where generated code is kept between builds, below `root`. Default `node_modules/.wrought`. */
  readonly cacheFolder?: string;
}
