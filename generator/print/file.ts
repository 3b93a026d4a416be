/** A generated file: its header, its imports, its declarations, with a blank line between two. */
import type { Imports } from "./imports.js";

export interface FileParts {
  /** Lines of the header comment, without its slashes. */
  readonly header: readonly string[];
  readonly imports: Imports;
  /** Each ends with a line feed. */
  readonly declarations: readonly string[];
}

/** The text of the file, ending in one line feed. */
export function printFile({ header, imports, declarations }: FileParts): string {
  const head = header.map((line) => `// ${inComment(line)}\n`).join("");
  const imported = imports.print();
  const body = declarations.join("\n");
  return `${head}\n${imported}${body}`;
}

/** What may stand after `//`: no line ends, nothing that cannot be seen or, near the head, makes a file binary. */
function inComment(line: string): string {
  return line.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}\ufffd]+/gu, " ");
}
