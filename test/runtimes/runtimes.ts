/** Deno, Bun and Cloudflare's workerd: each serves a module whose default export has `fetch`, at a port. */
import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { started } from "../browser/started.js";

const packages = join(import.meta.dirname, "node_modules");

export interface Runtime {
  readonly name: string;
  readonly start: (module: string, port: number) => ChildProcess;
}

export const runtimes: readonly Runtime[] = [
  {
    name: "Deno",
    start: (module, port) => run(join(packages, ".bin/deno"), ["serve", "--host=127.0.0.1", `--port=${port}`, module]),
  },
  {
    name: "Bun",
    // Its own link needs a script that has been run.
    start: (module, port) =>
      run(join(packages, `@oven/bun-${process.platform}-${process.arch}/bin/bun`), [module], { PORT: String(port) }),
  },
  {
    name: "workerd",
    start: (module, port) => {
      const file = join(dirname(module), "workerd.capnp");
      writeFileSync(file, workerdConfig(module, port));
      return run(join(packages, ".bin/workerd"), ["serve", file]);
    },
  },
];

function run(program: string, options: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  // `deno` and `workerd` are programs behind a script of Node, which has to hand the signal on.
  return spawn(program, options, { env: { ...process.env, ...env }, stdio: "ignore", detached: true });
}

function workerdConfig(module: string, port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "${module.slice(dirname(module).length + 1)}")],
  compatibilityDate = "2025-01-01",
);
`;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  await using server = await started(createServer());
  return Number(new URL(server.url).port);
}

/** Resolves when something answers there. @throws Error when nothing does for a minute */
export async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at ${url}`);
}

/** Ends a program and those that it has started. */
export function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid);
}
