/** Paths, folders, patterns and `-` to the texts of model files, in a fixed order; what cannot be read becomes a diagnostic. */
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import { lockName } from "../pull/lock.js";

/** A file as `loadModel` takes it. */
export interface SourceFile {
  /** As the user named it, with `/` between folders; `<stdin>` for `-`. */
  readonly file: string;
  readonly text: string;
}

export interface ReadSourcesOptions {
  /** Absolute; what relative paths and patterns are relative to. */
  readonly cwd: string;
  /** Read to its end when one of the patterns is `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

export interface ReadSources {
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** In bytes; the largest AWS model has some four million. */
const largestFile = 100 * 1024 * 1024;
const readAtOnce = 8;
/** How messages name standard input. */
export const stdinName = "<stdin>";
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Each file once, sorted by name. A folder stands for all `.json` files in it and below, without `node_modules` and names
 * that begin with a dot. Never throws for what it finds; errors name the file.
 */
export async function readSources(patterns: readonly string[], options: ReadSourcesOptions): Promise<ReadSources> {
  const diagnostics: Diagnostic[] = [];
  const sources: SourceFile[] = [];
  for await (const source of eachSource(patterns, options, diagnostics)) sources.push(source);
  return { sources, diagnostics };
}

/** The same one after the other, a few read ahead, so that whoever keeps no text needs little memory. */
export async function* eachSource(
  patterns: readonly string[],
  options: ReadSourcesOptions,
  diagnostics: Diagnostic[],
): AsyncGenerator<SourceFile> {
  const files = new Map<string, string>();
  for (const pattern of new Set(patterns)) {
    const found = pattern === "-" ? [stdinName] : await expand(pattern, options.cwd, diagnostics);
    for (const file of found) {
      const key = file === stdinName ? stdinName : resolve(options.cwd, file);
      if (!files.has(key)) files.set(key, file);
    }
  }
  const entries = [...files].map(([path, file]) => ({ path, file }));
  entries.sort((left, right) => (left.file < right.file ? -1 : 1));
  for (let at = 0; at < entries.length; at += readAtOnce) {
    const batch = entries.slice(at, at + readAtOnce);
    const texts = await Promise.all(
      batch.map(({ path, file }) =>
        path === stdinName ? readStdin(options.stdin, diagnostics) : readText(path, file, diagnostics),
      ),
    );
    for (const [index, { file }] of batch.entries()) {
      const text = texts[index];
      if (text !== undefined) yield { file, text };
    }
  }
}

/** The text of one file, read again; undefined, with a diagnostic, when it cannot be read any more. */
export async function readSource(path: string, file: string, diagnostics: Diagnostic[]): Promise<string | undefined> {
  return readText(path, file, diagnostics);
}

async function expand(pattern: string, cwd: string, diagnostics: Diagnostic[]): Promise<readonly string[]> {
  const found = await stat(resolve(cwd, pattern)).catch(() => undefined);
  const name = toSlashes(pattern);
  if (found?.isDirectory() === true) {
    const below = await find("**/*.json", resolve(cwd, pattern));
    if (below.length === 0) report(diagnostics, "source-missing", `The folder ${name} holds no .json files.`, name);
    return below.map((file) => toSlashes(join(pattern, file)));
  }
  if (found !== undefined) return [name];
  const { isDynamicPattern } = await import("tinyglobby");
  const isPattern = isDynamicPattern(pattern);
  const matches = isPattern ? await find(toSlashes(pattern), cwd) : [];
  if (matches.length === 0) {
    const what = isPattern ? `The pattern ${name} matches no file` : `The file ${name} does not exist`;
    report(
      diagnostics,
      "source-missing",
      `${what}.`,
      name,
      isPattern ? undefined : await similar(resolve(cwd, pattern), pattern),
    );
  }
  return matches;
}

/** The lock file of `wrought pull` lies among the models and is none. */
async function find(pattern: string, cwd: string): Promise<string[]> {
  // Files that are named one by one are found without the package.
  const { glob } = await import("tinyglobby");
  const ignore = ["**/node_modules/**", `**/${lockName}`];
  return glob(pattern, { cwd, ignore, dot: false, followSymbolicLinks: false, expandDirectories: false });
}

/** A file of the same folder that the name was probably meant to be. */
async function similar(path: string, pattern: string): Promise<string | undefined> {
  const siblings = await readdir(dirname(path)).catch(() => undefined);
  if (siblings === undefined) return `The folder ${toSlashes(dirname(pattern))} does not exist either.`;
  return didYouMean(basename(path), siblings.toSorted());
}

async function readText(path: string, file: string, diagnostics: Diagnostic[]): Promise<string | undefined> {
  try {
    const { size, isRegular } = await stat(path).then((found) => ({ size: found.size, isRegular: found.isFile() }));
    if (!isRegular) return report(diagnostics, "source-unreadable", `${file} is not a regular file.`, file);
    if (size > largestFile) return reportTooLarge(file, diagnostics);
    return decode(await readFile(path), file, diagnostics);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    return report(diagnostics, "source-unreadable", `${file} cannot be read (${reason}).`, file);
  }
}

async function readStdin(stdin: ReadSourcesOptions["stdin"], diagnostics: Diagnostic[]): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.length;
    if (size > largestFile) return reportTooLarge(stdinName, diagnostics);
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), stdinName, diagnostics);
}

/** A byte order mark is dropped. */
function decode(bytes: Uint8Array, file: string, diagnostics: Diagnostic[]): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return report(diagnostics, "source-encoding", `${file} is not valid UTF-8.`, file);
  }
}

function reportTooLarge(file: string, diagnostics: Diagnostic[]): undefined {
  return report(diagnostics, "source-too-large", `${file} is larger than ${largestFile / 1024 / 1024} MiB.`, file);
}

function report(
  diagnostics: Diagnostic[],
  code: DiagnosticCode,
  message: string,
  file: string,
  hint?: string,
): undefined {
  diagnostics.push(diagnostic(code, message, { location: { file, line: 1, column: 1 }, hint }));
}

function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
