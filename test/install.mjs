/**
 * `node test/install.mjs FOLDER`: the packages that only the sweeps of one folder need, as its lock file has them, where they
 * are not installed yet. Not `npm ci`: it refuses a lock file without the optional packages for platforms that a registry lacks.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
if (!isInstalled(folder)) {
  const options = ["install", "--no-save", "--ignore-scripts", "--no-fund", "--no-audit"];
  execFileSync("npm", options, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
}

/** npm keeps a list of what it installed, in the form of the lock file; optional packages are those of this platform. */
function isInstalled(folder) {
  const record = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const [locked, present] = [join(folder, "package-lock.json"), record].map(
    (file) => JSON.parse(readFileSync(file, "utf8")).packages,
  );
  return Object.entries(locked).every(([path, { version, optional }]) => {
    const found = present[path];
    return path === "" || (found === undefined ? optional === true : found.version === version);
  });
}
