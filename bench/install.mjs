/** Makes a run possible on a fresh clone: the libraries to compare with, and the build to measure. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inBench, root, scratch } from "./paths.mjs";

/** Installs and builds what is missing, and says so. */
export function install() {
  const { dependencies } = JSON.parse(readFileSync(inBench("package.json"), "utf8"));
  const isThere = (name) => existsSync(inBench(`node_modules/${name}/package.json`));
  if (!Object.keys(dependencies).every(isThere)) run("installing what is compared with", "ci", inBench("."));
  if (!existsSync(join(root, "dist/cli/main.js"))) run("building Wrought", "run build", root);
  mkdirSync(scratch, { recursive: true });
}

function run(what, command, cwd) {
  process.stderr.write(`bench: ${what} (npm ${command} in ${cwd === root ? "." : "bench"})\n`);
  const { status } = spawnSync("npm", [...command.split(" "), "--no-audit", "--no-fund"], {
    cwd,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error(`npm ${command} ended with ${status}`);
}
