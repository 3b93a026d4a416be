/** `npm run docs:api`: pages for everything in `generated/`, in `docs/api/site/`. Installs TypeDoc on the first run. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(new URL("node_modules/typedoc", import.meta.url))) {
  console.log("Installing TypeDoc into docs/api, once.");
  run("npm", ["ci", "--no-fund", "--no-audit"]);
}
run(process.execPath, ["node_modules/typedoc/bin/typedoc"]);
