/** The console as it is built and served: one small file, a strict policy, the guard of the control API in front of it. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { consoleOptions, controlledAt } from "../../runtime/adapter/node/index.js";
import { createMock, withControl } from "../../runtime/mock/index.js";
import { send, start, stop } from "../mock/script/controlled-server.js";
import { smallCognito } from "../mock/small-cognito.js";
import { builtConsole } from "./built.js";

afterEach(stop);

const page = builtConsole("serving");
const options = consoleOptions(() => page);
const contentOf = (tag: string): string => new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(page)?.[1] ?? "";
const policyIn = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split("; ").map((part) => [part.split(" ", 1)[0] ?? "", part.slice(part.indexOf(" ") + 1)]));

describe("the page", () => {
  test("is small", () => expect(gzipSync(page, { level: 9 }).length).toBeLessThan(40_000));

  test("is the same whenever it is built", () => expect(builtConsole("again") === page).toBe(true));

  test("lets itself run and nothing else", () => {
    const policy = policyIn(/content-security-policy" content="([^"]*)"/.exec(page)?.[1] ?? "");
    const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(Object.fromEntries(policy)).toEqual({
      "default-src": "'none'",
      "script-src": hash(contentOf("script")),
      "style-src": hash(contentOf("style")),
      "connect-src": "'self'",
      "img-src": "data:",
      "base-uri": "'none'",
      "form-action": "'none'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "'none'",
    });
    expect(contentOf("script").length).toBeGreaterThan(10_000);
    expect(contentOf("style").length).toBeGreaterThan(5_000);
  });

  test("names no other place, but namespaces of the DOM", () => {
    const addresses = new Set(page.match(/https?:\/\/[\w.-]+/g));
    expect([...addresses].filter((address) => address !== "http://www.w3.org")).toEqual([]);
    expect(page).not.toMatch(/<(?:script|link|img)[^>]* src=/);
  });

  test("has no style attributes, which its policy would not let through", () => {
    expect(page).not.toMatch(/ style=["']/);
  });
});

describe("the server", () => {
  test("gives the page below the control path, with its policy, to nobody's frame", async () => {
    const server = await start({ control: options });
    const { status, headers, text } = await send(server, "GET", "/_wrought/");
    expect([status, text === page]).toEqual([200, true]);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; script-src 'sha256-[^;]+; .*; frame-ancestors 'none'$/,
      ),
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    expect(await send(server, "GET", "/_wrought")).toMatchObject({ status: 308, headers: { location: "/_wrought/" } });
    expect(server.calls()).toEqual([]);
  });

  test("keeps it from other sites and foreign names", async () => {
    const server = await start({ control: options });
    const get = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await send(server, "GET", "/_wrought/", { headers })).status;
    expect(await get({ host: "evil.example" })).toBe(403);
    expect(await get({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await get({ origin: "http://evil.example" })).toBe(403);
    expect(await get({ "sec-fetch-site": "none" })).toBe(200);
  });

  test("gives it before anybody has a token, and nothing but it", async () => {
    const server = await start({ control: { ...options, token: "t0ken" } });
    const { status, text } = await send(server, "GET", "/_wrought/");
    expect([status, text === page]).toEqual([200, true]);
    expect(text).not.toContain("t0ken");
    expect((await send(server, "GET", "/_wrought/health")).status).toBe(401);
    expect((await send(server, "POST", "/_wrought/")).status).toBe(401);
  });

  test("moves it with the control path, and has none without control", async () => {
    const moved = await start({ control: { ...options, path: "/aside/here/" } });
    expect((await send(moved, "GET", "/aside/here/")).text === page).toBe(true);
    expect((await send(moved, "GET", "/_wrought/")).text).not.toContain("<html");
    await stop();
    const without = await start({ control: false });
    expect((await send(without, "GET", "/_wrought/")).text).not.toContain("<html");
  });

  test("reads it when it is first asked for, and once", async () => {
    let reads = 0;
    const read = (): string => {
      reads++;
      return page;
    };
    const server = await start({ control: consoleOptions(read) });
    await send(server, "GET", "/_wrought/health");
    expect(reads).toBe(0);
    await send(server, "GET", "/_wrought/");
    await send(server, "GET", "/_wrought/");
    expect(reads).toBe(1);
  });

  test("does without it where it was not built", async () => {
    const server = await start({ control: consoleOptions(() => undefined) });
    expect((await send(server, "GET", "/_wrought/")).json).toEqual({ openapi: "/_wrought/openapi.json" });
  });

  test("brings it along from code, and in front of any adapter", async () => {
    const mock = createMock({ service: smallCognito });
    const { mock: controlled } = controlledAt(mock, "127.0.0.1", {});
    const schema = (await (await controlled.fetch(new Request("http://localhost/_wrought/openapi.json"))).json()) as {
      readonly paths: object;
    };
    expect(Object.keys(schema.paths)).toContain("/_wrought/operations/{name}/send");
    const answer = await withControl(mock, options).fetch(new Request("http://localhost/_wrought/"));
    expect((await answer.text()) === page).toBe(true);
  });
});
