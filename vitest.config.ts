import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^wrought\/runtime$/, replacement: here("./runtime/index.ts") },
      { find: /^wrought\/mock$/, replacement: here("./runtime/mock/index.ts") },
      { find: /^wrought\/adapter\/(node|sdk)$/, replacement: here("./runtime/adapter/$1/index.ts") },
      { find: /^wrought$/, replacement: here("./generator/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
