/** Puts a package on disk, as a folder and as a tarball: written to the side, then moved into place. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { create } from "tar";
import { commandNameOf, tarballNameOf } from "./package-name.js";

export interface WrittenPackage {
  readonly folder: string;
  readonly tarball: string;
  /** Of the tarball, in bytes. */
  readonly size: number;
}

/** Recognised by its name. */
export class PackRefused extends Error {
  override readonly name = "PackRefused";
}

/**
 * Writes `<out>/<name>/` and `<out>/<name>-<version>.tgz`.
 * @throws PackRefused when the folder holds something that was not packed before, and `force` is not set
 */
export async function writePackage(
  files: ReadonlyMap<string, string>,
  { out, name, version, force }: { out: string; name: string; version: string; force: boolean },
): Promise<WrittenPackage> {
  const folder = join(out, commandNameOf(name));
  const tarball = join(out, tarballNameOf(name, version));
  if (!force && existsSync(folder) && !wasPacked(folder)) {
    throw new PackRefused(`${folder} holds something else; move it away, or use --force`);
  }
  mkdirSync(out, { recursive: true });
  const side = mkdtempSync(join(out, ".wrought-pack-"));
  try {
    for (const [path, text] of files) {
      const file = join(side, "package", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: path === "server.js" ? 0o755 : 0o644 });
    }
    await archive(side, [...files.keys()]);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(side, "package"), folder);
    renameSync(join(side, "package.tgz"), tarball);
  } finally {
    rmSync(side, { recursive: true, force: true });
  }
  return { folder, tarball, size: readFileSync(tarball).length };
}

/** No times, no owners, one order: equal files give equal bytes. */
async function archive(side: string, paths: readonly string[]): Promise<void> {
  const names = paths.map((path) => `package/${path}`).toSorted();
  await create(
    { cwd: side, file: join(side, "package.tgz"), gzip: { portable: true, level: 9 }, portable: true, mtime: epoch },
    names,
  );
}

/** What npm itself dates everything in a tarball with. */
const epoch = new Date("1985-10-26T08:15:00.000Z");

function wasPacked(folder: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof content === "object" && content !== null && "packedBy" in content && content.packedBy === "wrought";
  } catch {
    return false;
  }
}
