/** A few workers, each making one model at a time; one that dies is replaced, and only its model fails. */
import { Worker } from "node:worker_threads";
import type { MadeUnit, MakeTask } from "./make-unit.js";
import type { Maker } from "./maker.js";

/** What a worker answers a task with. */
export type WorkerReply = { readonly made: MadeUnit } | { readonly failure: string };

interface Waiting {
  readonly task: MakeTask;
  readonly resolve: (made: MadeUnit) => void;
  readonly reject: (error: Error) => void;
}

/** Starts workers as tasks come, at most `size`. They take no part in keeping the process alive once closed. */
export function workerPool(size: number): Maker {
  const pool = new WorkerPool(size);
  return { size, make: (task) => pool.make(task), close: () => pool.close() };
}

class WorkerPool {
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  make(task: MakeTask): Promise<MadeUnit> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #next(): void {
    const worker = this.#waiting.length === 0 ? undefined : (this.#idle.pop() ?? this.#started());
    const waiting = worker === undefined ? undefined : this.#waiting.shift();
    if (worker === undefined || waiting === undefined) return;
    this.#busy.set(worker, waiting);
    worker.postMessage(waiting.task, []);
  }

  #started(): Worker | undefined {
    if (this.#busy.size + this.#idle.length >= this.#size) return undefined;
    const worker = new Worker(new URL("./worker.js", import.meta.url));
    worker.on("message", (reply: WorkerReply) => {
      const waiting = this.#free(worker);
      this.#idle.push(worker);
      if ("made" in reply) waiting?.resolve(reply.made);
      else waiting?.reject(new Error(reply.failure));
      this.#next();
    });
    worker.on("error", (error) => {
      this.#free(worker)?.reject(error instanceof Error ? error : new Error(String(error)));
      this.#next();
    });
    worker.on("exit", (code) => {
      this.#free(worker)?.reject(new Error(`its worker ended with code ${code}`));
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    return worker;
  }

  #free(worker: Worker): Waiting | undefined {
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    return waiting;
  }
}
