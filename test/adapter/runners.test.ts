/** Helpers for test runners: what they register, and that it does what it says at the end of each test and of all. */
import { afterAll, describe, expect, test, vi } from "vitest";
import { type StartedServer, startMock } from "../../runtime/adapter/node/index.js";
import { closeAfterAll } from "../../runtime/adapter/vitest/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { smallCognito } from "../mock/small-cognito.js";

const start = () => startMock(createMock({ service: smallCognito }));
const isUp = async ({ url }: StartedServer): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe("closeAfterAll of Vitest", () => {
  const servers: StartedServer[] = [];
  // Registered first, and so run last.
  afterAll(async () => expect(await Promise.all(servers.map(isUp))).toEqual([false, false]));

  describe("a file", async () => {
    const server = closeAfterAll(await start());
    servers.push(server, closeAfterAll(await start()));
    test.each([1, 2])("test %i has its servers", async () => {
      expect(await Promise.all(servers.map(isUp))).toEqual([true, true]);
    });
  });
});

/** The adapter as a test file of Jest would see it, and what it has registered there. */
async function inJest(): Promise<{
  readonly adapter: typeof import("../../runtime/adapter/jest/index.js");
  readonly hooks: Readonly<Record<"each" | "all", readonly (() => unknown)[]>>;
  readonly matchers: object;
}> {
  const hooks = { each: [] as (() => unknown)[], all: [] as (() => unknown)[] };
  let matchers = {};
  vi.stubGlobal("expect", { extend: (added: object) => void (matchers = added) });
  vi.stubGlobal("afterEach", (hook: () => unknown) => hooks.each.push(hook));
  vi.stubGlobal("afterAll", (hook: () => unknown) => hooks.all.push(hook));
  vi.resetModules();
  const adapter = await import("../../runtime/adapter/jest/index.js");
  return { adapter, hooks, matchers };
}

describe("Jest", () => {
  afterAll(() => void vi.unstubAllGlobals());

  test("gets the matchers, resets after each test, and closes after all", async () => {
    const { adapter, hooks, matchers } = await inJest();
    expect(Object.keys(matchers)).toContain("toHaveReceivedOperation");
    const server = await start();
    expect(adapter.resetAfterEach(adapter.closeAfterAll(server))).toBe(server);
    await fetch(server.url, { method: "POST" });
    expect(server.calls()).toHaveLength(1);
    for (const hook of hooks.each) hook();
    expect(server.calls()).toEqual([]);
    for (const hook of hooks.all) await hook();
    expect([hooks.each.length, hooks.all.length, await isUp(server)]).toEqual([1, 1, false]);
  });

  test("is told where the adapter belongs", async () => {
    vi.unstubAllGlobals();
    vi.stubGlobal("expect", undefined);
    vi.resetModules();
    await expect(import("../../runtime/adapter/jest/index.js")).rejects.toThrow("setupFilesAfterEnv");
  });
});
