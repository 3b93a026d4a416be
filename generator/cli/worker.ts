/** A worker of `wrought generate`: takes one task after the other, and answers each with what was made or why it failed. */
import { parentPort } from "node:worker_threads";
import { loadConfig } from "../config/load-config.js";
import type { Hooks } from "../hooks/hooks.js";
import { engine } from "./engine.js";
import type { JobOrigin } from "./output-job.js";
import type { MakeTask } from "./make-unit.js";
import { makeUnit } from "./make-unit.js";
import type { WorkerReply } from "./worker-pool.js";

/** Configurations are run once a worker. */
const configs = new Map<string, ReturnType<typeof loadConfig>>();

async function hooksAt({ file, index }: JobOrigin): Promise<Hooks | undefined> {
  const config = configs.get(file) ?? loadConfig(file, file, () => import("../index.js"));
  configs.set(file, config);
  const { jobs } = await config;
  const job = jobs[index];
  if (job === undefined) throw new Error(`${file} is another configuration than when it was read first`);
  return job.hooks;
}

async function replyTo(task: MakeTask): Promise<WorkerReply> {
  try {
    const hooks = task.origin === undefined ? undefined : await hooksAt(task.origin);
    return { made: await makeUnit(task, engine, hooks) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (task: MakeTask) => {
  void replyTo(task).then((reply) => parentPort?.postMessage(reply, []));
});
