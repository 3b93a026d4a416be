/** A monorepo of one package, committed, with the configuration that docs/monorepos.md shows. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The fenced block of the page that begins with a comment line naming the file. */
export function recipe(file: string): string {
  const page = readFileSync(join(root, "docs/monorepos.md"), "utf8");
  const [, block] =
    new RegExp(`\`${file.replaceAll(".", "\\.")}\`[^\`]*\n\n\`\`\`\\w+\n([^]*?)\`\`\``).exec(page) ?? [];
  if (block === undefined) throw new Error(`docs/monorepos.md shows no ${file}`);
  return block;
}

/** Makes the repository, with the models in it, and commits it. */
export function makeMonorepo(folder: string, models: readonly string[]): void {
  const api = join(folder, "packages/api");
  mkdirSync(join(api, "models"), { recursive: true });
  for (const model of models) copyFileSync(model, join(api, "models", model.slice(model.lastIndexOf("/") + 1)));
  writeFileSync(join(folder, "turbo.json"), recipe("turbo.json"));
  writeFileSync(join(folder, ".gitignore"), "node_modules\n.turbo\ngenerated\n");
  writeFileSync(join(api, "package.json"), recipe("packages/api/package.json"));
  const head = { name: "shop", private: true, packageManager: "npm@10.8.2", workspaces: ["packages/*"] };
  writeFileSync(join(folder, "package.json"), JSON.stringify(head));
  const lock = {
    name: "shop",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: "shop", workspaces: ["packages/*"] },
      "node_modules/@shop/api": { resolved: "packages/api", link: true },
      "packages/api": { name: "@shop/api" },
    },
  };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
  git(folder, "init", "--quiet");
  git(folder, "add", ".");
  git(folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "models");
}

export function git(folder: string, ...args: readonly string[]): void {
  execFileSync("git", ["-C", folder, ...args], { stdio: "pipe" });
}

/** Puts a `wrought` command into the checkout: the real one, or one that only fails. */
export function installCommand(folder: string, command: "real" | "forbidden"): void {
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  const real = `#!/bin/sh\nexec "${process.execPath}" "${join(root, "bin/wrought.js")}" "$@"\n`;
  writeFileSync(join(bin, "wrought"), command === "real" ? real : '#!/bin/sh\necho "the generator ran" >&2\nexit 1\n');
  chmodSync(join(bin, "wrought"), 0o755);
}

/** A hash of each file below a folder, by path. */
export function hashesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return new Map(
    paths.map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}
