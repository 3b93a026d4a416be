/** What a user may put into generation: names, documentation, files of their own, edits of the finished source. */
import type { SourceFile } from "ts-morph";
import type { GeneratedFile, GenerateOptions, NamingHooks } from "../options.js";
import type { ServicePlan } from "../plan/service-plan.js";

/**
 * Gives more files for a service. The plan is frozen. A file's path is relative to the service's folder; where Wrought has
 * a file of that name, or another emitter gave one, it is an error.
 */
export type Emitter = (plan: ServicePlan) => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;

export interface Hooks extends NamingHooks {
  readonly emitters?: readonly Emitter[];
  /**
   * Edits a TypeScript file in place, by ts-morph. The other files of the service are in the same project. What was edited
   * is formatted by prettier afterwards.
   */
  readonly transformSourceFile?: (sourceFile: SourceFile) => void | Promise<void>;
}

export interface HookedOptions extends GenerateOptions {
  readonly hooks?: Hooks;
  /** Formats every file by prettier, not only those that `transformSourceFile` edited. Default false. */
  readonly prettier?: boolean;
}

/** What hooks need of the world around them. */
export interface HookSurroundings {
  /** Prettier's options for a generated file; prettier's defaults when absent. */
  readonly prettierOptions?: (path: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** Whether plain `generate` would not do all that is asked for. */
export function needsHooks({ hooks, prettier }: HookedOptions): boolean {
  return prettier === true || hooks?.transformSourceFile !== undefined || (hooks?.emitters?.length ?? 0) > 0;
}
