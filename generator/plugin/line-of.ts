/** A diagnostic on one line, as bundlers print errors. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** File, line, column, severity, code, what is wrong, what to do. */
export function lineOf({ severity, code, message, location, hint }: Diagnostic): string {
  const place = location === undefined ? "" : `${location.file}:${location.line}:${location.column}: `;
  return `wrought: ${place}${severity} ${code} ${message}${hint === undefined ? "" : ` ${hint}`}`;
}
