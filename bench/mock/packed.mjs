/** A packed mock of Cognito: how large it is, and how long until it answers. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { models, root, scratch, wrought } from "../paths.mjs";
import { timeNode } from "../run.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { signIn } from "./request.mjs";
import { started, startOnce } from "./started.mjs";

const name = "bench-mock";

/** Packs, installs the tarball into an empty folder, and starts both. */
export async function benchPacked(rounds) {
  const folder = join(scratch, "packed");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "installed"), { recursive: true });
  timeNode([wrought, "pack", ...models.map((file) => join(root, file)), "--name", name, "--out", folder]);
  const tarball = join(folder, `${name}-1.0.0.tgz`);
  const installed = join(folder, "installed");
  writeFileSync(join(installed, "package.json"), '{"private":true}');
  npm(["install", "--no-audit", "--no-fund", "--offline", tarball], installed);
  const bin = join(installed, "node_modules/.bin", name);
  const starts = {
    "`node server.js`": () => startOnce(() => startServer(join(folder, name, "server.js"))),
    "its command, after `npm install` of the tarball": () => startOnce(() => startServer(bin)),
  };
  const runs = await alternate(starts, rounds);
  return {
    tarball: statSync(tarball).size,
    unpacked: sizeOf(join(folder, name)),
    starts: Object.fromEntries(
      Object.entries(runs).map(([what, results]) => [what, medianOf(results.map(({ firstAnswer }) => firstAnswer))]),
    ),
  };
}

function startServer(server) {
  return started((port) => ({ args: [server, "--port", String(port), "--quiet"] }), signIn());
}

function npm(args, cwd) {
  const { status, stderr } = spawnSync("npm", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} ended with ${status}:\n${stderr}`);
}

/** The bytes of all files below a folder. */
export function sizeOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, { parentPath, name: file }) => sum + statSync(join(parentPath, file)).size, 0);
}
