/** The name of the file that a source becomes: one that is safe, ends in .json, and is no overlay and no lock file. */
import { problemOfPath } from "../write/output-path.js";
import { lockName } from "./lock.js";
import type { Source } from "./source.js";

/** The name of the service for AWS, the source's own file name otherwise; undefined when that cannot be one. */
export function modelFileNameOf(source: Source): string | undefined {
  return checkedFileName(source.kind === "aws" ? source.service : lastSegment(source));
}

/** A name, with or without `.json`, as the name of a model file; undefined when it cannot be one. */
export function checkedFileName(name: string): string | undefined {
  const file = name.endsWith(".json") ? name : `${name}.json`;
  const isTaken = file === lockName || file.endsWith(".overlay.json") || file.startsWith(".");
  return isTaken || file.includes("/") || problemOfPath(file) !== undefined ? undefined : file;
}

function lastSegment(source: Exclude<Source, { kind: "aws" }>): string {
  const path = source.kind === "url" ? source.url.pathname : source.path;
  const last = path.replaceAll("\\", "/").split("/").at(-1) ?? "";
  if (source.kind !== "url") return last;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
