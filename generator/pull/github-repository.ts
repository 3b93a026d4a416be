/** Questions to a repository at GitHub: the commit of a ref, what is in a folder, the bytes of a file, the licence. */
import { gitBlobOf } from "./checksums.js";
import type { Surroundings } from "./fetched.js";
import { field, jsonOf, textField } from "./json-answer.js";
import { PullError, shownUrl } from "./pull-error.js";

export interface RepositoryEntry {
  readonly name: string;
  readonly path: string;
  readonly type: string;
  /** For a file the id of its content. */
  readonly blob: string;
}

export interface Repository {
  /** The commit that a ref names now; undefined when it is still `known`. */
  readonly commitOf: (ref: string, known: string | undefined) => Promise<string | undefined>;
  /** What a folder holds at a commit. */
  readonly list: (path: string, commit: string) => Promise<readonly RepositoryEntry[]>;
  /** The file at a commit, its bytes as git's id of them promises. Throws a PullError of the code `pull-checksum` otherwise. */
  readonly read: (entry: RepositoryEntry, commit: string) => Promise<{ readonly bytes: Buffer; readonly url: URL }>;
  /** As GitHub found it out; undefined when it did not. */
  readonly licence: (commit: string) => Promise<string | undefined>;
}

const isCommit = (text: string): boolean => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);

export function githubRepository(owner: string, repo: string, surroundings: Surroundings): Repository {
  const { client, github, watcher } = surroundings;
  const { token } = github;
  const home = `repos/${owner}/${repo}`;
  const ask = async (path: string, accept: string, more: Readonly<Record<string, string>> = {}) => {
    const headers = { accept, "user-agent": "wrought", "x-github-api-version": "2022-11-28", ...more };
    return client.get({ url: below(github.api, path), headers, token }, watcher);
  };
  const json = "application/vnd.github+json";
  return {
    commitOf: async (ref, known) => {
      const condition: Record<string, string> = known === undefined ? {} : { "if-none-match": `"${known}"` };
      const answer = await ask(`${home}/commits/${encodedPath(ref)}`, "application/vnd.github.sha", condition);
      const commit = answer.status === 304 ? known : answer.body.toString("utf8").trim();
      if (commit === undefined || !isCommit(commit)) {
        throw new PullError("pull-refused", `${shownUrl(answer.url)} answers with something that is no commit.`);
      }
      return commit === known ? undefined : commit;
    },
    list: async (path, commit) => {
      const answer = await ask(`${home}/contents/${encodedPath(path)}?ref=${commit}`, json);
      const entries = jsonOf(answer);
      if (!Array.isArray(entries)) throw new PullError("pull-not-found", `${shownUrl(answer.url)} is no folder.`);
      return entries.flatMap((entry: unknown) => entryOf(entry) ?? []);
    },
    read: async (entry, commit) => {
      const url = below(github.raw, `${owner}/${repo}/${commit}/${encodedPath(entry.path)}`);
      const headers = { "accept-encoding": "gzip", "user-agent": "wrought" };
      const { body } = await client.get({ url, headers, token }, watcher);
      if (gitBlobOf(body) === entry.blob) return { bytes: body, url };
      throw new PullError(
        "pull-checksum",
        `${shownUrl(url)} is not the file that the repository lists (${entry.blob}).`,
      );
    },
    licence: async (commit) => {
      try {
        const id = textField(field(jsonOf(await ask(`${home}/license?ref=${commit}`, json)), "license"), "spdx_id");
        return id === "NOASSERTION" || id === "" ? undefined : id;
      } catch (error) {
        if (error instanceof PullError && error.code === "pull-not-found") return undefined;
        throw error;
      }
    },
  };
}

function entryOf(value: unknown): RepositoryEntry | undefined {
  const [name, path, type, blob] = ["name", "path", "type", "sha"].map((key) => textField(value, key));
  if (name === undefined || path === undefined || type === undefined || blob === undefined) return undefined;
  return { name, path, type, blob };
}

function below(base: URL, path: string): URL {
  return new URL(path, base.href.endsWith("/") ? base : `${base.href}/`);
}

function encodedPath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
