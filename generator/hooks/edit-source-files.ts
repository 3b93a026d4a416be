/** Runs the user's edits over the TypeScript files of a service, by ts-morph, in memory. */
import type { SourceFile } from "ts-morph";
import { IndentationText, Project } from "ts-morph";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { GeneratedFile } from "../options.js";
import { hookFailed, hookInvalid } from "./hook-problem.js";
import type { Hooks } from "./hooks.js";

export interface EditedFiles {
  readonly files: readonly GeneratedFile[];
  /** Paths of the files whose text is another now. */
  readonly edited: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

const hookName = "transformSourceFile";

/** The files in their order, edited or as they were. */
export async function editSourceFiles(
  files: readonly GeneratedFile[],
  transform: NonNullable<Hooks["transformSourceFile"]>,
): Promise<EditedFiles> {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  const sources = new Map<string, SourceFile>();
  for (const { path, text } of files) {
    if (path.endsWith(".ts")) sources.set(path, project.createSourceFile(`/${path}`, text));
  }
  const diagnostics: Diagnostic[] = [];
  for (const [path, source] of sources) {
    try {
      await transform(source);
    } catch (error) {
      diagnostics.push(hookFailed(hookName, path, error));
    }
  }
  // Only now: a hook may edit other files than the one it was called for.
  const edited = new Set<string>();
  const after = files.map((file) => {
    const source = sources.get(file.path);
    if (source?.wasForgotten() === true) diagnostics.push(hookInvalid(hookName, `removed ${file.path}`));
    const text = source === undefined || source.wasForgotten() ? file.text : source.getFullText();
    if (text === file.text) return file;
    edited.add(file.path);
    return { path: file.path, text };
  });
  return { files: after, edited, diagnostics };
}
