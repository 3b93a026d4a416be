/** What every kind of source gives and takes: the bytes with where they are from, or that nothing is newer. */
import type { HttpClient, Watcher } from "./http-client.js";

export interface Fetched {
  readonly bytes: Uint8Array;
  /** Where exactly: an address, or a path relative to the lock file. */
  readonly resolved: string;
  /** The commit, the version of the package; undefined where the source has nothing of the kind. */
  readonly revision?: string | undefined;
  /** For the next conditional request. */
  readonly etag?: string | undefined;
  /** An SPDX expression, as the source says it. */
  readonly licence?: string | undefined;
}

/** What is known of a model that was pulled before and whose file is as it was then. */
export interface Known {
  readonly revision?: string | undefined;
  readonly etag?: string | undefined;
  readonly bytes: Uint8Array;
}

export interface Surroundings {
  readonly client: HttpClient;
  readonly watcher: Watcher;
  /** Absolute: what paths are relative to, and where `node_modules` is looked for. */
  readonly base: string;
  readonly github: GithubPlace;
  /** The registry that npm is set up with for a package. */
  readonly registryFor: (packageName: string) => Promise<URL>;
}

export interface GithubPlace {
  readonly api: URL;
  /** Where files are read. */
  readonly raw: URL;
  readonly token?: string | undefined;
}
