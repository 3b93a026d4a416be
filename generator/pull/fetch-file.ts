/** A model in a file of this machine. */
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { PullError } from "./pull-error.js";
import type { Fetched, Surroundings } from "./fetched.js";

/** `limit` is in bytes. */
export async function fetchFile(
  { path }: { readonly path: string },
  { base }: Pick<Surroundings, "base">,
  limit: number,
): Promise<Fetched> {
  const file = resolve(base, path);
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new PullError("pull-not-found", `${basename(file)} is not a regular file.`);
    if (found.size > limit) throw new PullError("pull-too-large", `${basename(file)} is larger than ${limit} bytes.`);
    return { bytes: await readFile(file), resolved: path };
  } catch (error) {
    if (error instanceof PullError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    if (code === "ENOENT") throw new PullError("pull-not-found", "There is no such file.");
    throw new PullError("pull-refused", `The file cannot be read (${code}).`);
  }
}
