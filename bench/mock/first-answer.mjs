/** From the command to the first answer of `wrought mock`, and what it holds in memory when it idles. */
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { models, root, wrought } from "../paths.mjs";
import { stop } from "../run.mjs";
import { body, headers } from "./request.mjs";

/** Starts, asks until there is an answer, and ends the command. */
export async function firstAnswer() {
  const port = await freePort();
  const args = [wrought, "mock", ...models.map((file) => join(root, file)), "--port", String(port), "--quiet"];
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`wrought mock ended with ${child.exitCode}`);
      if (performance.now() - start > 20_000) throw new Error("wrought mock does not answer");
      await wait(3);
    }
    const milliseconds = performance.now() - start;
    await wait(500);
    return { milliseconds, megabytes: residentMegabytes(child.pid) };
  } finally {
    await stop(child);
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const ask = request({ port, host: "127.0.0.1", method: "POST", headers, agent: false }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200));
    });
    ask.on("error", () => resolve(false));
    ask.end(body);
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

function residentMegabytes(pid) {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(stdout) / 1024;
}
