/** Runs a configuration in TypeScript or JavaScript, on a Node that knows no TypeScript, and says which files were part of it. */
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";

export interface RunConfig {
  /** The default export; undefined when there is none. */
  readonly value: unknown;
  /** The file and those that it imports outside of packages, absolute, sorted. */
  readonly modules: readonly string[];
}

/** This package by its own name: a configuration that imports it gets this very program, wherever it is installed. */
const self: string = "wrought";

/** Throws what the file throws. Nothing is kept on disk. */
export async function runConfig(file: string): Promise<RunConfig> {
  const virtualModules = { [self]: (await import(self)) as unknown };
  const jiti = createJiti(file, { fsCache: false, moduleCache: true, tryNative: false, virtualModules });
  const before = new Set(Object.keys(jiti.cache));
  const loaded: unknown = await jiti.import(file);
  const modules = Object.keys(jiti.cache).filter((path) => !before.has(path) && isLocal(path));
  return { value: defaultOf(loaded), modules: [...new Set([file, ...modules])].toSorted() };
}

function isLocal(path: string): boolean {
  return !/[\\/]node_modules[\\/]/.test(path) && !path.startsWith(fileURLToPath(new URL("../", import.meta.url)));
}

function defaultOf(loaded: unknown): unknown {
  return typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : undefined;
}
