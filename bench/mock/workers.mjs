/** `wrought mock --workers N` under load, which takes a core of its own: what several processes give where there are cores for them. */
import { availableParallelism } from "node:os";
import { stop } from "../run.mjs";
import { alternate, medianOf } from "../statistics.mjs";
import { load } from "./load.mjs";
import { signIn } from "./request.mjs";
import { startWrought } from "./rivals.mjs";

const seconds = 2;

/** Requests a second by number of workers, medians of runs in turns after one of each that does not count. */
export async function benchWorkers(rounds) {
  const request = signIn();
  const counts = [1, 2, ...(availableParallelism() > 2 ? [availableParallelism()] : [])];
  const servers = [];
  try {
    for (const count of counts) servers.push(await startWrought(request, undefined, ["--workers", String(count)]));
    const loads = Object.fromEntries(
      counts.map((count, index) => [count, async () => (await load(servers[index].url, request, seconds)).rate]),
    );
    await alternate(loads, 1);
    const runs = await alternate(loads, rounds);
    return counts.map((count) => ({ count, rate: medianOf(runs[count]) }));
  } finally {
    for (const { child } of servers) await stop(child);
  }
}
