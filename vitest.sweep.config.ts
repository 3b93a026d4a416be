/** The long tests: the whole corpus, the published clients. `npm run sweep`. */
import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.js";

export default mergeConfig(
  base,
  defineConfig({ test: { include: ["test/**/*.sweep.ts"], testTimeout: 1_800_000, hookTimeout: 600_000 } }),
);
