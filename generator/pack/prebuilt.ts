/** The parts of a packed mock that are the same for every model; the build bundles them into `dist/pack`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export interface PrebuiltParts {
  /** The server, but for what it serves. */
  readonly server: string;
  /** The runtime as a library: bundles and declarations by path in the package. */
  readonly runtime: readonly (readonly [path: string, text: string])[];
  /** The licences of what is inside. */
  readonly notices: string;
}

/** Reads them; undefined when they were not built. */
export function prebuiltParts(folder: string | undefined = builtFolder()): PrebuiltParts | undefined {
  if (folder === undefined) return undefined;
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const files = readdirSync(join(folder, "runtime"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const runtime = files.toSorted().map((path) => [path.split(sep).join("/"), read(path)] as const);
  return { server: read("server.js"), runtime, notices: read("THIRD-PARTY.txt") };
}

/** From the bundled command, from the library, and from the sources. */
function builtFolder(): string | undefined {
  const places = ["../pack", "../../pack", "../../dist/pack"];
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return folders.find((folder) => existsSync(join(folder, "server.js")));
}
