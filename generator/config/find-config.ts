/** Where the configuration of a folder is: its own, or the nearest above it in the same repository. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** In the order in which they are looked for; the first one of a folder is its configuration. */
export const configNames: readonly string[] = [
  "wrought.config.ts",
  "wrought.config.mjs",
  "wrought.config.js",
  "wrought.config.json",
];

/** What smithy-build reads, and Wrought where a folder has no configuration of its own. */
export const smithyBuildName = "smithy-build.json";

/** Whether a configuration is one of smithy-build: by its name, as `smithy-build.json` or `smithy-build-dev.json`. */
export function isSmithyBuild(file: string): boolean {
  return /(?:^|[\\/])smithy-build[^\\/]*\.json$/.test(file);
}

/** The path of the file; undefined when there is none up to the folder that has `.git`, or the root. */
export function findConfig(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const name = [...configNames, smithyBuildName].find((one) => existsSync(join(folder, one)));
    if (name !== undefined) return join(folder, name);
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}
