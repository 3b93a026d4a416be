/** Files as a git revision has them, read without a shell; nothing that a user or a repository names becomes an option. */
import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";

/** In bytes; the largest model the loader accepts. */
const largest = 100 * 1024 * 1024;

export type GitFailure = "no-git" | "no-repository" | "no-revision" | "no-file";
export type GitText = { readonly text: string } | { readonly failure: GitFailure };

/** The text that the file at `path` (absolute) had at `revision`: a branch, a tag, a commit, `HEAD~1`. */
export async function textAt(revision: string, path: string): Promise<GitText> {
  const folder = dirname(path);
  const commit = await commitOf(revision, folder);
  if ("failure" in commit) return commit;
  const blob = await git(folder, ["cat-file", "blob", `${commit.id}:./${basename(path)}`]);
  return blob === undefined ? { failure: "no-file" } : { text: blob.replace(/^\uFEFF/, "") };
}

async function commitOf(
  revision: string,
  folder: string,
): Promise<{ readonly id: string } | { readonly failure: GitFailure }> {
  const inside = await git(folder, ["rev-parse", "--is-inside-work-tree"]);
  if (inside?.trim() !== "true")
    return { failure: (await git(folder, ["--version"])) === undefined ? "no-git" : "no-repository" };
  const id = await git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  return id === undefined ? { failure: "no-revision" } : { id: id.trim() };
}

/** The texts that the file had in the last commits that touched it, newest first, each read when it is asked for. */
export async function* pastTexts(path: string, most: number): AsyncGenerator<string> {
  const folder = dirname(path);
  const name = basename(path);
  const log = await git(folder, ["log", "--format=%H", `--max-count=${most}`, "--", `./${name}`]);
  for (const id of (log ?? "").split("\n").filter((line) => line !== "")) {
    const text = await git(folder, ["cat-file", "blob", `${id}:./${name}`]);
    if (text !== undefined) yield text;
  }
}

/** What git prints; undefined when it fails, or is not there. */
function git(cwd: string, args: readonly string[]): Promise<string | undefined> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", GIT_LITERAL_PATHSPECS: "1" };
  return new Promise((resolve) => {
    execFile(
      "git",
      [...args],
      { cwd, env, maxBuffer: largest, windowsHide: true, encoding: "utf8" },
      (error, stdout) => {
        resolve(error === null ? stdout : undefined);
      },
    );
  });
}
