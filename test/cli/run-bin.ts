/** Runs the built program as a user does: a process of its own, in a folder of its own. */
import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `WROUGHT_BIN` names the command of another build. */
const bin = process.env["WROUGHT_BIN"] ?? fileURLToPath(new URL("../../bin/wrought.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly folder: string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** Every file below the folder with its text. */
  readonly files: () => Readonly<Record<string, string>>;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Outcome>;
  /** Starts and does not wait. */
  readonly start: (args: readonly string[], options?: RunOptions) => ChildProcessWithoutNullStreams;
  readonly remove: () => void;
}

export interface RunOptions {
  readonly stdin?: string;
  /** Where it runs, relative to the folder; the folder itself when absent. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** An empty folder to run in. */
export function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), "wrought-cli-"));
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const files = (): Readonly<Record<string, string>> => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    return Object.fromEntries(paths.toSorted().map((path) => [path, read(path)]));
  };
  const start = (args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams => {
    const { FORCE_COLOR: _, NO_COLOR: __, ...env } = process.env;
    return spawn(process.execPath, [bin, ...args], {
      cwd: join(folder, options.cwd ?? "."),
      env: { ...env, ...options.env },
    });
  };
  return {
    folder,
    write,
    read,
    files,
    start,
    run: (args, options) => finished(start(args, options), options?.stdin ?? ""),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function finished(child: ChildProcessWithoutNullStreams, stdin: string): Promise<Outcome> {
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
