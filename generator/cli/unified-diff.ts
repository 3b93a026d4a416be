/** Changes as a unified diff that `git apply` and `patch` understand. */
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import type { FileChange } from "../write/write-plan.js";
import type { Colors } from "./terminal.js";

/** Beyond so many changed lines, a search for the smallest difference takes longer than anybody waits. */
const maxEditLength = 1500;

/** The diff of one file from what stands there to what is generated; `root` is the output folder as typed. */
export function unifiedDiff(root: string, { path, before, after }: FileChange): string {
  const oldName = before === undefined ? "/dev/null" : `a/${root}/${path}`;
  const newName = after === undefined ? "/dev/null" : `b/${root}/${path}`;
  const options = { context: 3, maxEditLength };
  const patch = structuredPatch(oldName, newName, before ?? "", after ?? "", undefined, undefined, options);
  return formatPatch(patch ?? whole(oldName, newName, before ?? "", after ?? ""), FILE_HEADERS_ONLY);
}

/** All old lines out, all new ones in. */
function whole(oldName: string, newName: string, before: string, after: string): ReturnType<typeof structuredPatch> {
  const out = structuredPatch(oldName, newName, before, "", undefined, undefined, { context: 0 });
  const into = structuredPatch(oldName, newName, "", after, undefined, undefined, { context: 0 });
  const [removed, added] = [out.hunks[0], into.hunks[0]];
  if (removed === undefined || added === undefined) return removed === undefined ? into : out;
  const hunk = { ...removed, newStart: 1, newLines: added.newLines, lines: [...removed.lines, ...added.lines] };
  return { ...out, hunks: [hunk] };
}

/** A diff in colours, line by line. */
export function colorDiff(diff: string, colors: Colors): string {
  return diff.replace(/^.*$/gm, (line) => {
    if (/^(?:---|\+\+\+) /.test(line)) return colors.bold(line);
    if (line.startsWith("@@")) return colors.cyan(line);
    if (line.startsWith("+")) return colors.green(line);
    return line.startsWith("-") ? colors.red(line) : line;
  });
}
