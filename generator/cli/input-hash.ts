/** One hash over all that output is made from: equal hashes mean equal output, whatever the machine or the folder. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HookedOptions } from "../hooks/hooks.js";
import { contentHashOf } from "../write/content-hash.js";

export interface RunInput {
  /** What `generatorHash` said. */
  readonly generator: string;
  /** Functions among them do not count; what they are made of stands in `hooks`. */
  readonly options: HookedOptions;
  /** The arguments, as the manifest records them. */
  readonly from: readonly string[];
  readonly sources: readonly { readonly file: string; readonly hash: string }[];
  /** Hashes of what hooks are made of: the configuration and what it imports, prettier's options. */
  readonly hooks?: readonly string[];
  /** Of a projection, in their order. */
  readonly transforms?: readonly unknown[] | undefined;
}

/** The hash of a model's input. Files count by name (without folder) and content, in whatever order they come. */
export function inputHashOf({ generator, options, from, sources, hooks = [], transforms }: RunInput): string {
  const files = sources.map(({ file, hash }) => `${basename(file)} ${hash}`).toSorted();
  const projection = transforms === undefined ? [] : [sortedKeys(transforms)];
  return contentHashOf(JSON.stringify([generator, sortedKeys(options), from, files, hooks, ...projection]));
}

/** Plain data with its keys in one order, so that equal options give equal text. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sortedKeys(part)]));
}

/** Folders of the generator whose code has no say in what is generated. */
const withoutSay = new Set(["cli", "config", "lint", "live", "plugin", "pull", "verify-sdk", "watch", "write"]);
const generatorFolder = fileURLToPath(new URL("../", import.meta.url));

/** Written by the build beside the bundled command, where the code itself does not lie in files of its own. */
const builtHash = fileURLToPath(new URL("./code-hash.txt", import.meta.url));

/** A hash of the generator itself: its version, its code, the versions of what it depends on. */
export function generatorHash(version: string): string {
  const hash = createHash("sha256")
    .update(version)
    .update(readText(builtHash) ?? codeHash());
  for (const [name, found] of dependencyVersions()) hash.update(`\n${name} ${found}`);
  return hash.digest("hex");
}

/** A hash of the code that decides what is generated. */
export function codeHash(): string {
  const hash = createHash("sha256");
  for (const file of codeFiles(generatorFolder)) {
    hash.update(`\n${file}\n`).update(readFileSync(join(generatorFolder, file)));
  }
  return hash.digest("hex");
}

function codeFiles(root: string, folder = ""): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const files = entries.flatMap((entry): readonly string[] => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return withoutSay.has(path) ? [] : codeFiles(root, path);
    return /\.(?:js|ts|json|hbs)$/.test(path) && !path.endsWith(".d.ts") ? [path] : [];
  });
  return files.toSorted();
}

function dependencyVersions(): readonly (readonly [name: string, version: string])[] {
  const own = packageAbove(generatorFolder);
  const names = Object.keys(own?.json.dependencies ?? {}).toSorted();
  return names.map((name) => [name, packageIn(own?.folder ?? generatorFolder, name)?.version ?? "missing"]);
}

interface PackageJson {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function packageAbove(start: string): { readonly folder: string; readonly json: PackageJson } | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const json = readPackage(join(folder, "package.json"));
    if (json !== undefined) return { folder, json };
    if (dirname(folder) === folder) return undefined;
  }
}

/** Where Node would find a dependency: in `node_modules` of the folder or of one above it. */
function packageIn(start: string, name: string): PackageJson | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const json = readPackage(join(folder, "node_modules", name, "package.json"));
    if (json !== undefined || dirname(folder) === folder) return json;
  }
}

function readPackage(file: string): PackageJson | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined when there is no such file. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
