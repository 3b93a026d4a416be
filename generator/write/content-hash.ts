/** SHA-256 of texts, in hexadecimal: equal on every machine, and blind to the line ends a checkout may have changed. */
import { createHash } from "node:crypto";

/** The hash of a text with CRLF taken as LF: `core.autocrlf` of git is not an edit by hand. */
export function contentHashOf(text: string): string {
  const unix = text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text;
  return createHash("sha256").update(unix).digest("hex");
}
