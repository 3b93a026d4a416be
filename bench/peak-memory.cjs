/** Required by programs that are measured: when they end, writes the most memory they held, in megabytes, to a file. */
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    writeFileSync(process.env.BENCH_PEAK_MEMORY, String(process.resourceUsage().maxRSS / 1024));
  });
}
