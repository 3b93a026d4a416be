/** The manifest `.wrought.json` of a generated folder: what Wrought wrote there, and from what. No dates, no absolute paths. */
import { problemOfPath } from "./output-path.js";

export const manifestName = ".wrought.json";

export interface Manifest {
  /** The version of Wrought that wrote the folder. */
  readonly generator: string;
  /** Hash of everything the folder was made from: model files, options, generator. */
  readonly input: string;
  /** The arguments that named the models, relative to their project; those of one run share them. */
  readonly from: readonly string[];
  /** Every folder that the same model gave, this one among them. */
  readonly folders: readonly string[];
  /** Hash of each file, by its path in the folder. */
  readonly files: ReadonlyMap<string, string>;
}

const about = "Written by wrought: which files of this folder are its own. Keep it beside them; do not edit.";

/** The text of a manifest: sorted, one file a line, so that merges of it are readable. */
export function printManifest(manifest: Manifest): string {
  const files = [...manifest.files].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    `"about": ${JSON.stringify(about)}`,
    `"manifest": 1`,
    `"generator": ${JSON.stringify(manifest.generator)}`,
    `"input": ${JSON.stringify(manifest.input)}`,
    `"from": ${JSON.stringify(manifest.from)}`,
    `"folders": ${JSON.stringify(manifest.folders)}`,
    `"files": {\n${files.map(([path, hash]) => `    ${JSON.stringify(path)}: "${hash}"`).join(",\n")}\n  }`,
  ];
  return `{\n  ${lines.join(",\n  ")}\n}\n`;
}

/** Reads a manifest; undefined when the text is not one, or names a file outside its folder. */
export function readManifest(text: string): Manifest | undefined {
  const node = parse(text);
  if (!isObject(node) || node["manifest"] !== 1) return undefined;
  const { generator, input, from, folders, files } = node;
  if (typeof generator !== "string" || typeof input !== "string") return undefined;
  if (!isStrings(from) || !isStrings(folders) || !isObject(files)) return undefined;
  const hashes = new Map<string, string>();
  for (const [path, hash] of Object.entries(files)) {
    if (typeof hash !== "string" || problemOfPath(path) !== undefined || path === manifestName) return undefined;
    hashes.set(path, hash);
  }
  return { generator, input, from, folders, files: hashes };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
