/** Which of some JSON files are only half there: empty, or cut off in the middle, as files are while they are written. */
import { readFile } from "node:fs/promises";

/** The first one that is no JSON; undefined when all are, or are gone. Files of other kinds are not looked at. */
export async function halfWritten(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (path.endsWith(".json") && !(await isWhole(path))) return path;
  return undefined;
}

async function isWhole(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return true;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}
