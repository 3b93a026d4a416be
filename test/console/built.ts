/** The console, built by the very script that the build runs, into a folder of this run. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The page. Each caller names a file of its own, because tests run beside each other. */
export function builtConsole(name: string): string {
  const file = join(root, "test/.tmp/console", `${name}.html`);
  execFileSync(process.execPath, [join(root, "runtime/console/build.mjs"), file], { cwd: root, stdio: "inherit" });
  return readFileSync(file, "utf8");
}
