/** A source to its bytes, whatever kind it is. */
import { fetchAws } from "./fetch-aws.js";
import { fetchFile } from "./fetch-file.js";
import { fetchGithub } from "./fetch-github.js";
import { fetchNpm } from "./fetch-npm.js";
import { fetchUrl } from "./fetch-url.js";
import type { Fetched, Known, Surroundings } from "./fetched.js";
import type { Source } from "./source.js";

/**
 * Undefined when nothing is newer than what is known. Throws a PullError. `limit` is in bytes. A file gives its bytes
 * always: reading it is the comparison.
 */
export function fetchModel(
  source: Source,
  known: Known | undefined,
  surroundings: Surroundings,
  limit: number,
): Promise<Fetched | undefined> {
  switch (source.kind) {
    case "aws":
      return fetchAws(source, known, surroundings);
    case "github":
      return fetchGithub(source, known, surroundings);
    case "url":
      return fetchUrl(source, known, surroundings);
    case "npm":
      return fetchNpm(source, known, surroundings, limit);
    case "file":
      return fetchFile(source, surroundings, limit);
  }
}
