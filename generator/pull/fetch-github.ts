/** A file of a repository at GitHub, at the commit that its ref names now. */
import { didYouMean } from "../diagnostics/nearest.js";
import { gitBlobOf } from "./checksums.js";
import type { Fetched, Known, Surroundings } from "./fetched.js";
import type { Repository, RepositoryEntry } from "./github-repository.js";
import { githubRepository } from "./github-repository.js";
import { PullError } from "./pull-error.js";
import type { GithubSource } from "./source.js";

/** Undefined when nothing is newer: the ref names the same commit, or the file is the same at the new one. */
export async function fetchGithub(
  { owner, repo, path, ref = "HEAD" }: GithubSource,
  known: Known | undefined,
  surroundings: Surroundings,
): Promise<Fetched | undefined> {
  const repository = githubRepository(owner, repo, surroundings);
  const commit = await repository.commitOf(ref, known?.revision);
  if (commit === undefined) return undefined;
  const slash = path.lastIndexOf("/");
  const entries = await repository.list(path.slice(0, Math.max(0, slash)), commit);
  const entry = entries.find((one) => one.path === path && one.type === "file");
  if (entry !== undefined) return fetchEntry(entry, commit, known, repository);
  const folder = path.slice(0, slash + 1);
  throw new PullError(
    "pull-not-found",
    `${owner}/${repo} has no file ${path} at ${ref}.`,
    didYouMean(
      path,
      entries.filter(({ type }) => type === "file").map(({ name }) => `${folder}${name}`),
    ),
  );
}

/** Undefined when the entry is what is there already. */
export async function fetchEntry(
  entry: RepositoryEntry,
  commit: string,
  known: Known | undefined,
  repository: Repository,
): Promise<Fetched | undefined> {
  if (known !== undefined && gitBlobOf(known.bytes) === entry.blob) return undefined;
  const { bytes, url } = await repository.read(entry, commit);
  return { bytes, resolved: url.href, revision: commit, licence: await repository.licence(commit) };
}
