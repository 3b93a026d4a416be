/** Servers that are started by a command: how long until they answer, and what they hold in memory when they idle. */
import { spawn, spawnSync } from "node:child_process";
import { request as ask } from "node:http";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { stop } from "../run.mjs";

/** Starts a Node program, `commandAt` a port, and asks until it answers with 200: milliseconds from the command on. */
export async function started(commandAt, request) {
  const port = await freePort();
  const { args, cwd, env } = commandAt(port);
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore", cwd, env: { ...process.env, ...env } });
  while (!(await answers(port, request))) {
    const tooLate = performance.now() - start > 30_000;
    if (child.exitCode === null && !tooLate) await wait(3);
    else {
      await stop(child);
      throw new Error(`${args.join(" ")} ${tooLate ? "does not answer" : `ended with ${child.exitCode}`}`);
    }
  }
  return { child, url: `http://127.0.0.1:${port}`, firstAnswer: performance.now() - start };
}

/** Resident memory in megabytes, a little after the process has had something to do. */
export async function idleMemory({ pid }) {
  await wait(300);
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(stdout) / 1024;
}

/** Starts, waits for the first answer and for rest, and stops. */
export async function startOnce(start) {
  const { child, firstAnswer } = await start();
  const idle = await idleMemory(child);
  await stop(child);
  return { firstAnswer, idle };
}

function answers(port, { path, headers, body }) {
  return new Promise((resolve) => {
    const asked = ask({ port, path, headers, host: "127.0.0.1", method: "POST", agent: false }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200));
    });
    asked.on("error", () => resolve(false));
    asked.end(body);
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
