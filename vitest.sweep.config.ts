/** The long tests: the whole corpus, the published clients. `npm run sweep`. */
import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

export default defineConfig({
  ...base,
  test: { ...base.test, include: ["test/**/*.sweep.ts"], testTimeout: 1_800_000, hookTimeout: 600_000 },
});
