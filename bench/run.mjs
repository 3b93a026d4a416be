/** Child processes, timed as a person would time them: from start to end. */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inBench, scratch } from "./paths.mjs";

/**
 * Runs a Node program to its end: `wall` and `cpu` milliseconds, the second of all its threads and less disturbed by what
 * else the machine does. Needs a POSIX shell. A failure of the program is one of the benchmark.
 */
export function timeNode(args, options = {}) {
  const script = '"$@"; status=$?; times >&2; exit $status';
  const start = performance.now();
  const { status, stderr } = spawnSync("sh", ["-c", script, "sh", process.execPath, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    ...options,
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr}`);
  const children = stderr.trimEnd().split("\n").at(-1);
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, min, sec]) => sum + min * 60_000 + sec * 1000,
    0,
  );
  return { wall, cpu };
}

/** The same, and `peak`: the most memory that the process held at a time, all its threads together, in megabytes. */
export function measureNode(args, options = {}) {
  const file = join(scratch, "peak-memory");
  const env = { ...(options.env ?? process.env), BENCH_PEAK_MEMORY: file };
  const times = timeNode(["--require", inBench("peak-memory.cjs"), ...args], { ...options, env });
  return { ...times, peak: Number(readFileSync(file, "utf8")) };
}

/** Runs a Node program that prints one JSON document, and returns that. */
export function jsonOfNode(args, options = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", ...options });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Starts a Node program that prints a line when it is ready; resolves with the process and that line. */
export function startNode(args, isReady = () => true, options = {}) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], ...options });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const line = text.split("\n").find((one) => isReady(one));
      if (line !== undefined) resolve({ child, line });
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`node ${args.join(" ")} ended with ${code} before it was ready`)));
  });
}

/** Ends a process that was started here, and waits for it. */
export function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}
