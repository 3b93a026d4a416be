/** How a manifest records the arguments of a run: the same from every working directory and on every machine. */
import { existsSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";

/**
 * The arguments relative to the project they are in (the nearest folder with a package.json or a .git above each), sorted;
 * their last part only where there is no project. Standard input is not among them: nothing tells one from another.
 */
export function runArgumentsOf(patterns: readonly string[], cwd: string): readonly string[] {
  const named = patterns.filter((pattern) => pattern !== "-").map((pattern) => nameOf(resolve(cwd, pattern)));
  return [...new Set(named)].toSorted();
}

function nameOf(path: string): string {
  const project = projectAbove(dirname(path));
  const name = project === undefined ? basename(path) : relative(project, path);
  return name.split(sep).join("/");
}

function projectAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, "package.json")) || existsSync(resolve(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
