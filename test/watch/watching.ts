/** A command that watches, as a process of its own: its lines as they come, and Ctrl-C. */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { expect } from "vitest";
import type { Place } from "../cli/run-bin.js";

export interface Watching {
  /** Waits until a line has come that fits, on either stream, and forgets the lines up to it. */
  readonly line: (pattern: RegExp) => Promise<string>;
  /** All that has come and was not waited for. */
  readonly rest: () => string;
  /** Ctrl-C; resolves with the exit code. */
  readonly interrupt: () => Promise<number | null>;
}

/** Generous: machines of tests are busy. */
const patience = 40_000;

export function watching(home: Place, args: readonly string[]): Watching {
  const child: ChildProcessWithoutNullStreams = home.start(args);
  let text = "";
  let exit: number | null | undefined;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.on("exit", (code) => (exit = code));
  const find = (pattern: RegExp): string | undefined => {
    const lines = text.split("\n").slice(0, -1);
    const index = lines.findIndex((line) => pattern.test(line));
    if (index < 0) return undefined;
    text = text
      .split("\n")
      .slice(index + 1)
      .join("\n");
    return lines[index];
  };
  return {
    line: async (pattern) => {
      let found: string | undefined;
      await expect
        .poll(() => (found = find(pattern)) ?? `${String(exit)} ${text}`, { timeout: patience, interval: 10 })
        .toMatch(pattern);
      return found ?? "";
    },
    rest: () => text,
    interrupt: async () => {
      child.kill("SIGINT");
      await expect.poll(() => exit, { timeout: patience, interval: 10 }).not.toBe(undefined);
      return exit ?? null;
    },
  };
}
