/** What a command is asked to generate, and the jobs that come of it: types only. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Hooks } from "../hooks/hooks.js";
import type { GenerateOptions } from "../options.js";
import type { TransformStep } from "../smithy-build/build-file.js";
import type { ModelsRequest } from "./find-models.js";

/** What `generate` and `check` have in common; what is absent comes from the configuration, or has a default. */
export interface OutputRequest extends ModelsRequest {
  /** The output folder, as typed. */
  readonly out?: string | undefined;
  readonly openEnums?: GenerateOptions["openEnums"];
  /** The configuration file, as typed; false for none. */
  readonly config?: string | false | undefined;
  /** Names of projections of a smithy-build.json; all when empty or absent. */
  readonly projections?: readonly string[] | undefined;
}

/** Options that are data, for a worker as well; hooks travel as the place they come from. */
export type PlainOptions = Omit<GenerateOptions, "hooks" | "services"> & { readonly prettier?: boolean };

/** Where a job stands. */
export interface JobOrigin {
  /** The configuration file, absolute. */
  readonly file: string;
  /** Which of its jobs. */
  readonly index: number;
}

/** Models that go into one folder with one set of options. */
export interface OutputJob extends ModelsRequest {
  /** The output folder, relative to the working directory. */
  readonly out: string;
  readonly options: PlainOptions;
  readonly hooks?: Hooks | undefined;
  readonly origin?: JobOrigin | undefined;
  /** The files that hooks are made of, absolute; empty without hooks. */
  readonly modules: readonly string[];
  /** Of a projection of smithy-build. */
  readonly transforms?: readonly TransformStep[] | undefined;
}

export interface Jobs {
  readonly jobs: readonly OutputJob[];
  readonly diagnostics: readonly Diagnostic[];
}
