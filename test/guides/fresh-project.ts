/**
 * An empty folder, and a shell in it as a reader has one. `npm` takes Wrought from a tarball instead of its registry, and ports
 * are ones that are free; nothing else differs from what a page says.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { missingLine } from "./page.js";

/** The ports that pages name. */
const pagePorts = [4566, 4567, 3000, 5173];
/** What of the tests' own environment a reader's shell has too. */
const kept = /^(?:PATH|HOME|LANG|TMPDIR|(?:https?|no)_proxy|npm_config_(?:registry|cache|userconfig))$/i;

export class FreshProject {
  readonly folder: string;
  readonly #bin: string;
  readonly #ports: ReadonlyMap<number, number>;
  readonly #env: Readonly<Record<string, string>>;
  readonly #started: ChildProcess[] = [];

  private constructor(
    folder: string,
    bin: string,
    ports: ReadonlyMap<number, number>,
    env: Readonly<Record<string, string>>,
  ) {
    this.#env = env;
    this.folder = folder;
    this.#bin = bin;
    this.#ports = ports;
  }

  /** @param env what its shell has beside what every reader's has */
  static async make(tarball: string, env: Readonly<Record<string, string>> = {}): Promise<FreshProject> {
    // Not below this project, whose packages and configurations would be found from there.
    const home = realpathSync(mkdtempSync(join(tmpdir(), "wrought-guide-")));
    const bin = join(home, "bin");
    for (const folder of [bin, join(home, "project")]) mkdirSync(folder);
    const npm = execFileSync("which", ["npm"], { encoding: "utf8" }).trim();
    const script = `#!/bin/bash\nargs=()\nfor it in "$@"; do [ "$it" = wrought ] && it='${tarball}'; args+=("$it"); done\n`;
    writeFileSync(join(bin, "npm"), `${script}exec '${npm}' "\${args[@]}"\n`);
    chmodSync(join(bin, "npm"), 0o755);
    const ports = await Promise.all(pagePorts.map(async (port) => [port, await freePort()] as const));
    return new FreshProject(join(home, "project"), bin, new Map(ports), env);
  }

  /** A text of the page, with ports that are free here. */
  adapted(text: string): string {
    return text.replaceAll(/\b\d{4}\b/g, (port) => String(this.#ports.get(Number(port)) ?? port));
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), this.adapted(text));
  }

  /** Runs a script to its end; what it prints, on both streams. @throws Error with that where it fails */
  async run(script: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    const { child, printed } = this.#start(script, env, false);
    const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`exit code ${code}: ${script}\n${printed()}`);
    return printed();
  }

  /** Starts a script and leaves it running, once it has printed the text. */
  async leave(script: string, wanted: string): Promise<void> {
    const { child, printed } = this.#start(script, {}, true);
    for (let tries = 0; tries < 600; tries++) {
      if (missingLine(this.adapted(wanted), printed()) === undefined) return;
      if (child.exitCode !== null) break;
      await setTimeout(100);
    }
    throw new Error(`it does not print ${missingLine(this.adapted(wanted), printed())}: ${script}\n${printed()}`);
  }

  /** Ends what was left running, and what scripts have left behind. */
  stop(): void {
    for (const { pid } of this.#started.splice(0)) if (pid !== undefined) stopGroup(pid);
  }

  remove(): void {
    this.stop();
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }

  #start(
    script: string,
    more: Readonly<Record<string, string>>,
    isLeft: boolean,
  ): { child: ChildProcess; printed: () => string } {
    const inherited = Object.entries(process.env).filter(([name]) => kept.test(name));
    const quiet = { npm_config_prefer_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };
    const env = { ...Object.fromEntries(inherited), ...quiet, NO_COLOR: "1", CI: "true", ...this.#env, ...more };
    const child = spawn("bash", ["-eo", "pipefail", "-c", this.adapted(script)], {
      cwd: this.folder,
      env: { ...env, PATH: `${this.#bin}:${process.env["PATH"] ?? ""}` },
      detached: true,
      // Nothing that a page has run to its end takes so long.
      ...(isLeft ? {} : { timeout: 300_000, killSignal: "SIGKILL" }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#started.push(child);
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => void (text += chunk.toString()));
    return { child, printed: () => text };
  }
}

/** Ends a process and what it started. */
function stopGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return typeof address === "object" && address !== null ? address.port : 0;
}
