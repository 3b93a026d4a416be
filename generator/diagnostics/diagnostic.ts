/** Problems as values: collected across a run, printed together, never thrown. */

export type Severity = "error" | "warning" | "note";

/** A place in a file. Line and column count from 1; column counts UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Diagnostic {
  /** A stable code of the catalogue, such as `target-missing`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly shapeId?: string;
  readonly location?: Location;
  /** The id of the official Smithy validator that says the same, `HttpLabelTrait`. */
  readonly event?: string;
  /** What to do next. */
  readonly hint?: string;
}
