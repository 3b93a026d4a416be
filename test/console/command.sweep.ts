/** The console of the commands as they are built: `wrought mock`, a packed server, a packed mock in process. */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { launchChromium } from "../browser/chromium.js";
import { type Place, place } from "../cli/run-bin.js";
import { visit } from "./visitor.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const model = join(root, "models/cognito-identity-provider.json");
const page = readFileSync(join(root, "dist/console/index.html"), "utf8");
const browser = await launchChromium();
const running: ChildProcessWithoutNullStreams[] = [];
let here: Place;
beforeEach(() => void (here = place()));
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
  here.remove();
});
afterAll(() => browser?.close());

/** The first line of its output that matches. */
function line(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  running.push(child);
  return new Promise((resolve, reject) => {
    const errors: Buffer[] = [];
    child.stderr.on("data", (piece: Buffer) => errors.push(piece));
    createInterface(child.stdout).on("line", (text) => pattern.test(text) && resolve(text.trim()));
    child.once("close", () => reject(new Error(`ended: ${Buffer.concat(errors).toString()}`)));
  });
}

/** Whether the built console is there. The page itself is too long to be printed where it is not. */
const isConsole = async (url: string): Promise<boolean> => (await (await fetch(url)).text()) === page;

const mock = (...args: readonly string[]): ChildProcessWithoutNullStreams =>
  here.start(["mock", model, "--port", "0", ...args]);

describe("wrought mock", () => {
  test("prints the console's address, and serves it there", async () => {
    const url = await line(mock("--control-path", "/aside/"), /^ {4}http/);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/aside\/$/);
    expect(await isConsole(url)).toBe(true);
  });

  test("has none without control", async () => {
    const { url } = JSON.parse(await line(mock("--no-control", "--json"), /listening/)) as { readonly url: string };
    expect(await (await fetch(`${url}/_wrought/`)).text()).not.toContain("<html");
  });

  test.skipIf(browser === undefined)("prints an address with the token in it where there is one", async () => {
    if (browser === undefined) throw new Error("BUG: no browser");
    const url = await line(mock("--control-token", "t0ken +/="), /^ {4}http.*#token=/);
    await using visitor = await visit(browser, url.replace(/#.*/, ""), {});
    await visitor.page.getByRole("heading", { name: "Token" }).waitFor();
    await visitor.page.goto(url);
    await visitor.page.getByRole("link", { name: "SignUp", exact: true }).waitFor();
    expect(visitor.page.url()).not.toContain("t0ken");
  });
});

describe("a packed mock", () => {
  const pack = (): string => {
    const args = ["pack", model, "--name", "@acme/cognito-mock", "--out", "out"];
    execFileSync(process.execPath, [join(root, "bin/wrought.js"), ...args], { cwd: here.folder });
    return join(here.folder, "out/cognito-mock");
  };

  test("has the console in its one file", async () => {
    const folder = pack();
    // Alone: nothing beside it that it could read.
    writeFileSync(join(here.folder, "server.mjs"), readFileSync(join(folder, "server.js")));
    const server = spawn(process.execPath, ["server.mjs", "--port", "0", "--json"], { cwd: here.folder });
    const { control } = JSON.parse(await line(server, /listening/)) as { readonly control: { readonly url: string } };
    expect(await isConsole(control.url)).toBe(true);
    const sent = await fetch(`${control.url}operations/SignUp/send?reveal=true`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ input: { ClientId: "1example", Username: "jane" } }),
    });
    expect(await sent.json()).toMatchObject({ outcome: { kind: "output" } });
    expect(readFileSync(join(folder, "THIRD-PARTY.txt"), "utf8")).toMatch(/^preact \d/m);
  });

  test("has it in process too", async () => {
    const folder = pack();
    const program = `
      import { createCognitoIdentityProviderMock } from "./lib/index.js";
      import { startMock } from "./runtime/adapter/node/index.js";
      const server = await startMock(createCognitoIdentityProviderMock(), { control: true });
      console.log(server.url + server.control.path);`;
    writeFileSync(join(folder, "use.js"), program);
    const url = await line(spawn(process.execPath, ["use.js"], { cwd: folder }), /^http/);
    expect(await isConsole(url)).toBe(true);
  });
});
