/** What a caller may choose of the generated code; every field has a default. */

export interface GenerateOptions {
  /** Shape ids or names of the services to generate; all of the model's when absent. */
  readonly services?: readonly string[];
  /** Where enums accept strings the model does not know: where only responses carry them (default), everywhere, nowhere. */
  readonly openEnums?: "output" | "always" | "never";
  /** The module that generated code imports at run time. Default `wrought/runtime`. */
  readonly runtimeModule?: string;
}

/** One generated file, held in memory. */
export interface GeneratedFile {
  /** Relative to the output folder, with forward slashes: `<service folder>/<file>`. */
  readonly path: string;
  readonly text: string;
}
