/** The clients as this folder's lock file has them: installed when they are not there, or others than locked. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Packages = Readonly<Record<string, { readonly version?: string }>>;

/** Installs what is missing or stale in `folder`. */
export function installClients(folder: string): void {
  if (isInstalled(folder)) return;
  execFileSync("npm", ["ci", "--no-fund", "--no-audit"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
}

/** npm keeps a list of what it installed, in the form of the lock file. */
function isInstalled(folder: string): boolean {
  const record = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const [locked, present] = [join(folder, "package-lock.json"), record].map(packagesIn);
  return Object.entries(locked ?? {}).every(
    ([path, { version }]) => path === "" || present?.[path]?.version === version,
  );
}

function packagesIn(file: string): Packages {
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly packages: Packages }).packages;
}

/** The ends of the names of the installed clients. */
export function clientFolders(folder: string): readonly string[] {
  return readdirSync(join(folder, "node_modules/@aws-sdk")).flatMap((name) =>
    name.startsWith("client-") ? [name.slice("client-".length)] : [],
  );
}
