/** Lays files out by prettier, with the options that hold where they will stand. */
import { format, getFileInfo } from "prettier";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GeneratedFile } from "../options.js";
import { hookInvalid } from "./hook-problem.js";
import type { HookSurroundings } from "./hooks.js";

export interface FormattedFiles {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Files that `isMeant` leaves out, and such as prettier knows no language of, stay as they are. */
export async function formatFiles(
  files: readonly GeneratedFile[],
  isMeant: (path: string) => boolean,
  { prettierOptions = async () => ({}) }: HookSurroundings,
): Promise<FormattedFiles> {
  const diagnostics: Diagnostic[] = [];
  const formatted: GeneratedFile[] = [];
  for (const file of files) {
    const parser = isMeant(file.path) ? await parserOf(file.path) : undefined;
    if (parser === undefined) {
      formatted.push(file);
      continue;
    }
    try {
      const options = await prettierOptions(file.path);
      formatted.push({ path: file.path, text: await format(file.text, { ...options, parser, filepath: file.path }) });
    } catch (error) {
      const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      diagnostics.push(
        hookInvalid("transformSourceFile or emitters", `left ${file.path} unreadable for prettier: ${why}`),
      );
    }
  }
  return { files: formatted, diagnostics };
}

/** For TypeScript `babel-ts`: the `typescript` parser takes twenty times as long where there are many comments. */
async function parserOf(path: string): Promise<string | undefined> {
  if (path.endsWith(".ts")) return "babel-ts";
  return (await getFileInfo(path, { resolveConfig: false })).inferredParser ?? undefined;
}
