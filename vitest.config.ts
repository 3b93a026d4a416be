import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^wrought\/runtime$/, replacement: here("./runtime/index.ts") },
      { find: /^wrought\/mock$/, replacement: here("./runtime/mock/index.ts") },
      { find: /^wrought\/client$/, replacement: here("./runtime/client/index.ts") },
      { find: /^wrought\/matchers$/, replacement: here("./runtime/mock/matcher/index.ts") },
      { find: /^wrought\/(vitest|jest|msw)$/, replacement: here("./runtime/adapter/$1/index.ts") },
      { find: /^wrought\/adapter\/(node|sdk|sigv4)$/, replacement: here("./runtime/adapter/$1/index.ts") },
      { find: /^wrought$/, replacement: here("./generator/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
