/** Where things are, for benchmarks run from any folder. */
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../", import.meta.url));
/** The launcher of the command line. */
export const wrought = fileURLToPath(new URL("../bin/wrought.js", import.meta.url));
/** The models of the main job, in the order in which `npm run generate` names them. */
export const models = ["models/cognito-identity-provider.json", "models/cognito-identity-provider.overlay.json"];
/** What benchmarks build and write; deleted at will. */
export const scratch = fileURLToPath(new URL("node_modules/.cache/wrought-bench/", import.meta.url));

/** A file or folder in this folder. */
export function inBench(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}
