/** What a `smithy-build.json` says, read and checked, with the place of everything that may turn out wrong later. */
import type { Location } from "../diagnostics/diagnostic.js";
import type { Located } from "./located.js";

export interface BuildFile {
  /** As it stands there; relative to the file. */
  readonly outputDirectory: string | undefined;
  readonly sources: readonly BuildPath[] | undefined;
  readonly imports: readonly BuildPath[];
  readonly projections: ReadonlyMap<string, Projection>;
  /** Those of every projection. */
  readonly plugins: readonly Plugin[];
}

export interface BuildPath {
  readonly path: string;
  readonly location: Location;
}

export interface Projection {
  readonly name: string;
  readonly isAbstract: boolean;
  readonly imports: readonly BuildPath[];
  readonly transforms: readonly TransformStep[];
  readonly plugins: readonly Plugin[];
}

/** A transform by name with its arguments: data, so that it can travel to a worker and into a hash. */
export interface TransformStep {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly location: Location;
}

export interface Plugin {
  /** The part before `::`. */
  readonly name: string;
  /** The part after `::`, or the name; the folder of what the plugin writes. */
  readonly artifact: string;
  readonly settings: Located;
}
