/** Mocks, clients and adapters are made for browsers: their bundle names nothing of Node, and what does is refused. */
import { describe, expect, test } from "vitest";
import { bundleForBrowser } from "./bundle.js";

describe("a bundle for browsers", () => {
  test.each(["in-process", "streams", "worker"])("of %s names nothing of Node", async (name) => {
    const { inputs, code } = await bundleForBrowser(`test/browser/pages/${name}.ts`);
    const ours = inputs.filter((path) => /^(?:runtime|generated)\//.test(path));
    expect(ours).toContain("runtime/mock/create-mock.ts");
    expect(ours.filter((path) => path.startsWith("runtime/adapter/node/"))).toEqual([]);
    expect(inputs.filter((path) => path.startsWith("node:"))).toEqual([]);
    expect(code).not.toMatch(/(?:from|import|require)[ (]*"node:/);
  });

  test("holds the generated mock, and what puts it in the place of a network", async () => {
    const { inputs } = await bundleForBrowser("test/browser/pages/worker.ts");
    expect(inputs).toEqual(
      expect.arrayContaining(["generated/cognito-identity-provider/server.ts", "runtime/adapter/msw/msw-handlers.ts"]),
    );
  });

  test("is refused for a file that needs Node", async () => {
    await expect(bundleForBrowser("test/browser/static-server.ts")).rejects.toThrow("node:http");
  });
});
