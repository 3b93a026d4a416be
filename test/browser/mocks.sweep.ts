/** Mocks in a real Chromium, where there is no Node: in process, by `fetch`, and behind the worker of MSW. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeExamples } from "../docs/run-examples.js";
import { bundleForBrowser } from "./bundle.js";
import { chromiumPath, launchChromium } from "./chromium.js";
import { type RefusingProxy, refusingProxy } from "./refusing-proxy.js";
import { type StaticServer, serveFiles } from "./static-server.js";

const pages = ["in-process", "streams", "worker"] as const;
type PageName = (typeof pages)[number];

const workerFile = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");

let browser: Browser | undefined;
let page: Page;
let server: StaticServer;
let proxy: RefusingProxy;
const problems: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  if (browser === undefined) return;
  const { folder } = writeExamples("docs/where-it-runs.md", { into: "browser" });
  const entries = [...pages.map((name) => `test/browser/pages/${name}.ts`), `${folder}/browser.ts`];
  const bundles = await Promise.all(
    entries.map(async (entry) => [`/${basename(entry, ".ts")}.js`, (await bundleForBrowser(entry)).code] as const),
  );
  const files = [
    ["/", "<!doctype html><title>Mocks</title>"],
    ["/other.txt", "other"],
    ["/mockServiceWorker.js", readFileSync(workerFile, "utf8")],
    ...bundles,
  ] as const;
  server = await serveFiles(new Map(files));
  proxy = await refusingProxy();
  // The worker's requests go through it as well; those to this machine do not.
  const context = await browser.newContext({ proxy: { server: proxy.url, bypass: "127.0.0.1" } });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await proxy?.[Symbol.asyncDispose]();
});

/** What a function of a page's module comes to, in the page. */
async function inPage(module: PageName, name: string): Promise<unknown> {
  return page.evaluate(`import("/${module}.js").then((it) => it.${name}())`);
}

describe.skipIf(chromiumPath() === undefined)("in Chromium", () => {
  test("there is nothing of Node", async () => {
    const found = await page.evaluate(
      "[typeof process, typeof Buffer, typeof require, typeof navigator.serviceWorker]",
    );
    expect(found).toEqual(["undefined", "undefined", "undefined", "object"]);
  });

  describe("a generated mock in process, asked by the real SDK client", () => {
    test("answers by stubs, throws errors as their classes, and records calls, redacted when they are shown", async () => {
      const result = (await inPage("in-process", "scripted")) as { readonly shown: string };
      expect(result).toMatchObject({
        UserSub: "sub of jane",
        isItsClass: true,
        message: "taken",
        password: "s3cret-Pass",
        count: 2,
      });
      expect(result.shown).toContain("UserSub");
      expect(result.shown).not.toContain("s3cret");
    });

    test("answers by the model, pages to an end, and refuses what breaks the model", async () => {
      expect(await inPage("in-process", "unscripted")).toEqual({
        username: "jane",
        created: true,
        refused: expect.stringMatching(/^InvalidParameterException: .*userPoolId/),
        pages: 3,
      });
    });

    test("throttles until the client has tried often enough, and verifies signatures", async () => {
      expect(await inPage("in-process", "troubled")).toEqual({
        attempts: 3,
        signed: 200,
        forged: expect.stringContaining("Signature"),
      });
    });

    test("is a fetch function", async () => {
      expect(await inPage("in-process", "fetched")).toEqual({
        status: 200,
        type: "application/x-amz-json-1.1",
        body: { UserConfirmed: true, UserSub: "1" },
      });
    });
  });

  describe("streams in process", () => {
    test("a body is read while it is sent", async () => {
      expect(await inPage("streams", "upload")).toEqual(["sent 1", "read 1", "sent 2", "read 2", "sent 3", "read 3"]);
    });

    test("a body is made as far as it is read, and let go of when nobody wants more", async () => {
      expect(await inPage("streams", "download")).toEqual({ first: "piece 1 ", made: 1, isOpen: false });
    });

    test("events go both ways, in turn", async () => {
      expect(await inPage("streams", "talk")).toEqual(["ask a", "hear a!", "ask b", "hear b!"]);
    });
  });

  describe("behind MSW's worker, with the SDK client as it is", () => {
    beforeAll(async () => void (await inPage("worker", "start")));

    test("answers at the service's own address", async () => {
      expect(await inPage("worker", "scripted")).toEqual({
        UserSub: "sub of jane",
        isItsClass: true,
        calls: 2,
        agent: expect.stringContaining("aws-sdk-js"),
      });
    });

    test("the client tries again after a reset, and after throttling", async () => {
      expect(await inPage("worker", "troubled")).toEqual({ afterReset: 2, afterThrottle: 2 });
    });

    test("bodies stream", async () => {
      expect(await inPage("worker", "streamed")).toEqual({
        status: 200,
        received: "a body",
        first: "first ",
        second: "second",
      });
    });
  });

  test("the documented start of MSW's worker does the same", async () => {
    await page.evaluate('import("/browser.js")');
    const asked = `fetch("https://cognito-idp.eu-west-1.amazonaws.com/", {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.ListUserPools",
      },
      body: '{"MaxResults":1}',
    }).then((response) => response.json())`;
    expect(await page.evaluate(asked)).toHaveProperty("UserPools");
  });

  test("nothing of this has left the page", () => {
    expect(proxy.asked).toEqual([]);
    const known = new Set([
      "/",
      "/mockServiceWorker.js",
      "/favicon.ico",
      "/browser.js",
      ...pages.map((name) => `/${name}.js`),
    ]);
    expect(server.asked.filter((path) => !known.has(path))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("what is not the service's does leave it", async () => {
    expect(await inPage("worker", "elsewhere")).toEqual([200, "Failed to fetch"]);
    expect(server.asked).toContain("/other.txt");
    expect(proxy.asked).toEqual(["s3.us-east-1.amazonaws.com:443"]);
  });
});
