/** What a caller may choose of the generated code; every field has a default. */

export interface GenerateOptions {
  /** Shape ids or names of the services to generate; all of the model's when absent. */
  readonly services?: readonly string[];
  /** Where enums accept strings the model does not know: where only responses carry them (default), everywhere, nowhere. */
  readonly openEnums?: "output" | "always" | "never";
  /** The module that generated code imports at run time. Default `wrought/runtime`. */
  readonly runtimeModule?: string;
  /** Which files and parts of files are made; everything by default. */
  readonly outputs?: Outputs;
  /** Which part of the model code is made for; all of it by default. */
  readonly filter?: Filter;
  readonly hooks?: NamingHooks;
}

/** Outputs by name; `true` when absent. What needs one that is off is off as well. */
export interface Outputs {
  /** The value beside each type, with `validate`, `create`, `redact`. Without it, types are types only. */
  readonly companions?: boolean;
  /** `errors.ts`. Operations need it. */
  readonly errors?: boolean;
  /** `operations.ts`. The server needs it. */
  readonly operations?: boolean;
  /** `server.ts`. */
  readonly server?: boolean;
  /** `index.ts`. */
  readonly index?: boolean;
  /** `README.md`. */
  readonly readme?: boolean;
}

/** The fields narrow together: what is made has to pass each of them. */
export interface Filter {
  /** Operations by name or id; `*` stands for any text, `?` for one character. */
  readonly operations?: readonly string[];
  /** Only operations that carry one of these in `smithy.api#tags`. */
  readonly tags?: readonly string[];
  /** Only operations that carry one of these traits, by id; without a namespace, of `smithy.api`. */
  readonly include?: readonly string[];
  /** Nothing that carries one of these traits: operations, resources, shapes, members, values of enums. */
  readonly exclude?: readonly string[];
  /** Only these shapes and what they reach, by name or id, with `*` and `?`; no operations. */
  readonly shapes?: readonly string[];
  /** No operations and no server, but all types, errors and validators. */
  readonly typesOnly?: boolean;
}

/** What a symbol of generated code stands for. */
export interface SymbolUse {
  readonly shapeId: string;
  readonly kind: "structure" | "union" | "error" | "enum" | "operation";
}

/** What a documentation text belongs to. */
export interface DocumentationUse {
  readonly shapeId: string;
  /** The member's name, when the text is a member's. */
  readonly member?: string;
}

/** Functions that have a say while code is planned. Equal arguments must give equal results. */
export interface NamingHooks {
  /** The name of a type or an operation in TypeScript; return `name` to leave it. Wire names do not change. */
  readonly renameSymbol?: (name: string, use: SymbolUse) => string;
  /** The documentation of a shape or member, in HTML or Markdown; `""` where there is none, in the result too. */
  readonly transformDocumentation?: (html: string, use: DocumentationUse) => string;
}

/** One generated file, held in memory. */
export interface GeneratedFile {
  /** Relative to the output folder, with forward slashes: `<service folder>/<file>`. */
  readonly path: string;
  readonly text: string;
}
