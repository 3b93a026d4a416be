/** How the files of a service's output refer to each other's names. */

/** The files of a service's output that export names. */
export type Module = "types" | "enums" | "errors" | "schemas" | "validators" | "operations" | "server";

/** A name that another file exports; `runtime` is the runtime library. */
export interface Use {
  readonly module: Module | "runtime";
  readonly name: string;
}
