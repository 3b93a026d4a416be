/** Which relative paths may be written to below an output folder: none that could name a place outside of it. */

const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
// Control characters, and what Windows takes for a drive, a stream, a wildcard or a separator.
const forbidden = /[\p{Cc}<>:"|?*\\]/u;

/** What is wrong with a path (relative, forward slashes), in words that follow "the path"; undefined when nothing is. */
export function problemOfPath(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.length > 1024) return "is longer than 1024 characters";
  if (path.startsWith("/")) return "is absolute";
  if (forbidden.test(path)) return "has characters that file names must not have";
  for (const segment of path.split("/")) {
    if (segment === "") return "has an empty segment";
    if (segment === "." || segment === "..") return `has the segment ${JSON.stringify(segment)}`;
    if (segment.endsWith(".") || segment.endsWith(" ")) return "has a segment that ends in a dot or a space";
    if (reservedOnWindows.test(segment)) return "has a segment that is a device name on Windows";
  }
  return undefined;
}
