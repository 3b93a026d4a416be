/** Hashes of what stands behind a job's hooks, so that a change of it is a change of the input. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentHashOf } from "../write/content-hash.js";
import { prettierOptionsAt } from "./engine.js";
import type { OutputJob } from "./output-job.js";

/**
 * The configuration with what it imports, packages apart, and the options of prettier where prettier has a part. Empty
 * for a job without hooks: what it says is data, and counts as such.
 */
export async function hookHashesOf({ hooks, options, modules }: OutputJob, root: string): Promise<readonly string[]> {
  const files = modules.map((file) => contentHashOf(readFileSync(file, "utf8")));
  if (options.prettier !== true && hooks?.transformSourceFile === undefined) return files;
  return [...files, contentHashOf(JSON.stringify(await prettierOptionsAt(join(root, "service/types.ts"))))];
}
