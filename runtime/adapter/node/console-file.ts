/** The console: one file, which the build puts beside the package. In the server of a packed mock it is part of the server. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Beside the runtime of a packed mock, whose modules stand at two levels; the bundled command; the library; the sources. The nearest
 * comes first: what lies further out may be somebody else's.
 */
const places = [
  "./console/index.html",
  "../console/index.html",
  "../../console/index.html",
  "../../../console/index.html",
  "../../../dist/console/index.html",
];

/** The page; `undefined` where it was not built. */
export function consoleFile(): string | undefined {
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const file = files.find((it) => existsSync(it));
  return file === undefined ? undefined : readFileSync(file, "utf8");
}
