/** Everything that the console does, done in a real Chromium on Cognito, and what the mock makes of it. */
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { launchChromium } from "../browser/chromium.js";
import { type Served, served } from "./served.js";
import { type Visitor, visit } from "./visitor.js";

const model = fileURLToPath(new URL("../../models/cognito-identity-provider.json", import.meta.url));
const browser = await launchChromium();
const password = "s3cret-Pass";

const signUp = async (url: string, username = "jane"): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.SignUp",
    },
    body: JSON.stringify({ ClientId: "1example", Username: username, Password: password }),
  });

describe.skipIf(browser === undefined)("the console", () => {
  let site: Served;
  let visitor: Visitor;
  let page: Page;
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
  const text = (): Promise<string> => page.locator("main").innerText();

  beforeAll(async () => void (site = await served({ file: model })));
  beforeEach(async () => {
    if (browser === undefined) throw new Error("BUG: no browser");
    site.mock.reset();
    visitor = await visit(browser, site.url);
    ({ page } = visitor);
  });
  afterEach(async () => {
    const { faults } = visitor;
    await visitor[Symbol.asyncDispose]();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });

  test("is used by keyboard alone: an operation is found, filled in and sent", async () => {
    const { keyboard } = page;
    await page.getByRole("link", { name: "SignUp", exact: true }).waitFor();
    await keyboard.press("/");
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("search");
    await keyboard.type("signu");
    await keyboard.press("ArrowDown");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("SignUp");
    await keyboard.press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("H1");
    const tabTo = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 60; steps++) {
        await keyboard.press("Tab");
        const at = await page.evaluate(
          "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.replace(/ ?required.*/, '')",
        );
        if (at === name) return;
      }
      throw new Error(`the keyboard does not get to ${name}`);
    };
    await tabTo("Documentation");
    await keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Send a request");
    await tabTo("ClientId");
    await keyboard.type("1example");
    await tabTo("Username");
    await keyboard.type("jane");
    await tabTo("Send");
    await keyboard.press("Enter");
    await page.getByRole("region", { name: "Response", exact: true }).waitFor();
    expect(site.mock.calls("SignUp").map(({ input }) => input)).toEqual([{ ClientId: "1example", Username: "jane" }]);
  });

  test("goes through a list by arrows, and past it by one link", async () => {
    await page.getByRole("link", { name: "AddCustomAttributes" }).focus();
    await page.keyboard.press("End");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("VerifyUserAttribute");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("search");
    expect(await page.locator(".side li a:not([tabindex='-1'])").count()).toBe(1);
    await page.keyboard.press("Control+Home");
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
  });

  test("tells an operation: documentation, members, constraints, sensitivity, errors, examples", async () => {
    await visitor.goTo("#/operations/AdminInitiateAuth");
    await page.getByRole("heading", { name: "Input" }).waitFor();
    const input = page.getByRole("region", { name: "Input" });
    const member = input.locator("> ul > li").filter({ hasText: "ClientId" }).first();
    expect(await member.innerText()).toMatch(/ClientId\s+string\s+required\s+sensitive/);
    expect(await input.innerText()).toContain("/^[\\w-]+_[0-9a-zA-Z]+$/");
    expect(await page.getByRole("region", { name: "Errors" }).innerText()).toContain("NotAuthorizedException");
    await page.getByText("AuthenticationResultType").last().click();
    await page.getByText("AccessToken").first().waitFor();
    await page.getByRole("region", { name: "Examples" }).locator("summary").first().click();
    await button("Use as a request").first().click();
    await page.getByRole("tab", { name: "Send a request", selected: true }).waitFor();
    expect(await page.getByLabel("UserPoolId").inputValue()).toMatch(/^us-east-1_/);
  });

  test("makes a form of every kind of member, and the same value as JSON", async () => {
    await visitor.goTo("#/operations/AdminCreateUser/send");
    await page.getByLabel("UserPoolId").fill("us-east-1_abc");
    await page.getByLabel("Username").fill("jane");
    await button("Add UserAttributes").click();
    for (const [index, name] of ["email", "name"].entries()) {
      await button("Add item to UserAttributes").click();
      await page.getByLabel(/^Name/).nth(index).fill(name);
      await page
        .getByLabel(/^Value/)
        .nth(index)
        .fill(`${name} of jane`);
    }
    await button("Move UserAttributes 2 up").click();
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("Move UserAttributes 1 down");
    await page.getByLabel(/^ForceAliasCreation/).selectOption("true");
    await page.getByLabel(/^MessageAction/).selectOption("SUPPRESS");
    await button("Add ClientMetadata").click();
    await button("Add entry to ClientMetadata").click();
    await page.getByLabel(/^Key/).fill("from");
    await page.getByLabel(/^Key/).blur();
    await page.getByLabel(/^from/).fill("console");
    await button("Reveal")
      .or(page.getByRole("switch", { name: "Reveal" }))
      .check();
    await page.getByRole("tab", { name: "JSON" }).click();
    const json = page.getByLabel("Input as JSON");
    const want = {
      UserPoolId: "us-east-1_abc",
      Username: "jane",
      UserAttributes: [
        { Name: "name", Value: "name of jane" },
        { Name: "email", Value: "email of jane" },
      ],
      ForceAliasCreation: true,
      MessageAction: "SUPPRESS",
      ClientMetadata: { from: "console" },
    };
    expect(JSON.parse(await json.inputValue())).toEqual(want);
    await json.fill('{"UserPoolId": ');
    await page.getByText("This is no JSON yet.").waitFor();
    await json.fill(JSON.stringify({ ...want, UserAttributes: [] }));
    await page.getByRole("tab", { name: "Form" }).click();
    expect(await page.getByLabel(/^Value/).count()).toBe(0);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("region", { name: "Response", exact: true }).waitFor();
    expect(site.mock.calls("AdminCreateUser")[0]?.input).toMatchObject({
      MessageAction: "SUPPRESS",
      ClientMetadata: { from: "console" },
    });
  });

  test("masks what is sensitive until it is revealed: fields, JSON, answers, messages, calls, code", async () => {
    await visitor.goTo("#/operations/SignUp/send");
    const secret = page.getByLabel(/^Password/);
    await secret.fill(password);
    await page.getByLabel("ClientId").fill("1example");
    await page.getByLabel("Username").fill("jane");
    expect(await secret.getAttribute("type")).toBe("password");
    await page.getByRole("tab", { name: "JSON" }).click();
    expect(await page.getByLabel("Input as JSON").inputValue()).not.toContain(password);
    expect(await page.getByLabel("Input as JSON").isEditable()).toBe(false);
    await page.getByRole("tab", { name: "Form" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("Over the wire").click();
    await page.getByText("As code", { exact: true }).click();
    await page.getByText('Password: "<Password>"').waitFor();
    await page.getByRole("radio", { name: "curl" }).check();
    await page.getByText("--data-raw").waitFor();
    expect(await text()).not.toContain(password);
    await page.getByRole("region", { name: "Response", exact: true }).getByRole("switch").check();
    await page.getByRole("region", { name: "Input", exact: true }).getByRole("switch").check();
    await expect.poll(text).toMatch(new RegExp(`"Password":"${password}"[^]*data-raw[^]*${password}`));
    await visitor.goTo("#/calls");
    await page.locator(".calls").getByRole("button", { name: "SignUp" }).click();
    await page.getByText("[REDACTED]").first().waitFor();
    expect(await text()).not.toContain(password);
    await page.getByRole("complementary").getByRole("switch", { name: "Reveal" }).check();
    await expect.poll(text).toContain(password);
  });

  test("stubs an output, an error and a raw response, matched, counted and late", async () => {
    await visitor.goTo("#/operations/SignUp/stub");
    await page.getByLabel("UserConfirmed").selectOption("true");
    await page.getByLabel("UserSub").fill("of the form");
    await page.getByText("Only where the input matches").click();
    await page.getByRole("region", { name: "Match" }).getByLabel("Username").fill("jane");
    await page.getByLabel("Times").fill("1");
    await page.getByLabel("Delay").selectOption("fixed");
    await page.getByLabel("Milliseconds").fill("5");
    await page.getByText("As code", { exact: true }).click();
    expect(await page.getByRole("region", { name: "Stub as code: TypeScript" }).innerText()).toContain(
      '.on("SignUp", { Username: "<Username>" })',
    );
    await button("Set stub").click();
    await page.getByRole("table").waitFor();
    expect(await (await signUp(site.mock.url, "joe")).text()).not.toContain("of the form");
    expect(await (await signUp(site.mock.url)).json()).toEqual({ UserConfirmed: true, UserSub: "of the form" });
    await page.getByText("spent").waitFor();
    await page.getByRole("radio", { name: "Error" }).check();
    await page.getByLabel("Error", { exact: true }).last().selectOption("UsernameExistsException");
    await page.getByLabel(/^message/).fill("taken");
    await page.getByLabel("Times").fill("");
    await button("Set stub").click();
    await expect.poll(() => page.getByRole("row").count()).toBe(3);
    expect(await (await signUp(site.mock.url)).text()).toContain("taken");
    await page.getByRole("radio", { name: "Raw response" }).check();
    await page.getByLabel("Body").fill("down");
    await button("Set stub").click();
    await expect.poll(() => page.getByRole("row").count()).toBe(4);
    const raw = await signUp(site.mock.url);
    expect([raw.status, await raw.text()]).toEqual([503, "down"]);
    await visitor.goTo("#/stubs");
    await page.getByRole("button", { name: "Remove the stub of SignUp" }).first().click();
    await expect.poll(() => page.getByRole("row").count()).toBe(3);
    await button("Remove all").click();
    await page.getByText("No stubs are set.").waitFor();
    expect((await signUp(site.mock.url)).status).toBe(200);
  });

  test("says beside the field what the mock refuses", async () => {
    await visitor.goTo("#/operations/SignUp/stub");
    await button("Set stub").click();
    await page.getByText("is required").first().waitFor();
    expect(await page.getByLabel("UserSub").getAttribute("aria-invalid")).toBe("true");
    expect(site.mock.script.stubs.all).toEqual([]);
    // The browser tells of every answer that is no success.
    expect(visitor.faults.splice(0)).toEqual([expect.stringContaining("400 (Bad Request)")]);
  });

  test("switches faults on and off, of every kind", async () => {
    await visitor.goTo("#/faults/SignUp");
    for (const kind of ["throttle", "error", "reset", "slow", "truncate", "malform", "latency"]) {
      await page.getByLabel("Kind").selectOption(kind);
      await button("Switch on").click();
      await expect.poll(() => site.mock.script.faults.all.map(({ fault }) => fault.kind)).toContain(kind);
    }
    await page.getByLabel("Share, %").fill("50");
    await page.getByLabel("From call").fill("2");
    await page.getByLabel("Operation").selectOption("*");
    await button("Switch on").click();
    await expect.poll(() => site.mock.script.faults.all.length).toBe(8);
    expect(site.mock.script.faults.all.at(-1)).toMatchObject({
      operation: "*",
      fault: { kind: "latency", ms: 500, rate: 0.5, calls: { from: 2 } },
    });
    await page.getByRole("switch", { name: "reset on SignUp" }).uncheck();
    await expect.poll(() => site.mock.script.faults.all.length).toBe(7);
    await page.getByRole("switch", { name: "reset on SignUp" }).check();
    await expect.poll(() => site.mock.script.faults.all.length).toBe(8);
    await page.getByRole("button", { name: "Remove slow on SignUp" }).click();
    await expect.poll(() => site.mock.script.faults.all.length).toBe(7);
  });

  test("shows calls as they come: filtered, stopped, cleared, made into requests and stubs", async () => {
    await visitor.goTo("#/calls");
    await page.getByText("No calls yet.").waitFor();
    await signUp(site.mock.url);
    await page.getByRole("cell", { name: "default" }).waitFor();
    site.mock.on("SignUp").error("UsernameExistsException", "taken").once();
    await signUp(site.mock.url);
    await page.getByRole("cell", { name: "UsernameExistsException" }).waitFor();
    await page.getByRole("radio", { name: "Failed" }).check();
    await expect.poll(() => page.getByRole("row").count()).toBe(2);
    await page.getByRole("radio", { name: "All" }).check();
    await page.getByRole("switch", { name: "Pause" }).check();
    await signUp(site.mock.url);
    await page.getByText("Pause (1 more)").waitFor();
    expect(await page.getByRole("row").count()).toBe(3);
    await page.getByRole("switch", { name: "Pause" }).uncheck();
    await expect.poll(() => page.getByRole("row").count()).toBe(4);
    await page.locator(".calls").getByRole("button", { name: "SignUp" }).first().click();
    await button("Stub this call").click();
    await page.getByRole("region", { name: "Match" }).getByLabel("Username").waitFor();
    await visitor.goTo("#/calls");
    await page.locator(".calls").getByRole("button", { name: "SignUp" }).first().click();
    await button("Use as a request").click();
    await expect.poll(() => page.getByLabel("Username").inputValue()).toBe("jane");
    await visitor.goTo("#/calls");
    await button("Clear").click();
    await page.getByText("No calls yet.").waitFor();
    expect(site.mock.calls()).toEqual([]);
  });

  test("stays quick with thousands of calls", async () => {
    await visitor.goTo("#/calls");
    await page.getByText("live", { exact: true }).waitFor();
    for (let round = 0; round < 30; round++) {
      await Promise.all(Array.from({ length: 100 }, () => signUp(site.mock.url)));
    }
    await page.getByText("The newest 200 of 1000").waitFor();
    expect(await page.getByRole("row").count()).toBe(201);
    await page.getByLabel("Filter by operation").fill("nothing");
    await page.getByText("None of the calls is like that.").waitFor();
  });

  test("comes back when the mock was away, and says so", async () => {
    await visitor.goTo("#/calls");
    await page.getByText("live", { exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.evaluate("window.stop()");
    await page.getByText("connection lost, trying again").waitFor();
    await page.context().setOffline(false);
    await page.getByText("live", { exact: true }).waitFor();
    await signUp(site.mock.url);
    await page.getByRole("cell", { name: "default" }).waitFor();
    // Being away is what the browser complains of.
    visitor.faults.splice(0);
  });

  test("moves the clock, and begins anew", async () => {
    await visitor.goTo("#/clock");
    await page.getByLabel("Moment").fill("2031-02-03T00:00:00Z");
    await button("Stop there").click();
    await page.getByText("2031-02-03T00:00:00.000Z").waitFor();
    await page.getByLabel("Milliseconds").fill("1500");
    await button("Advance").click();
    await page.getByText("2031-02-03T00:00:01.500Z").waitFor();
    expect(site.mock.clock.now().toISOString()).toBe("2031-02-03T00:00:01.500Z");
    await button("Back to the system's time").click();
    await page.getByText("system time").waitFor();
    site.mock.on("SignUp").passThrough();
    await button("Reset…").click();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Forget everything");
    await page.keyboard.press("Enter");
    await page.getByText("The mock is as at its start.").waitFor();
    expect(site.mock.script.stubs.all).toEqual([]);
  });

  test("copies what it shows, and the code works", async () => {
    await visitor.goTo("#/operations/SignUp/stub");
    await page.getByRole("radio", { name: "Raw response" }).check();
    await page.getByLabel("Body").fill("it's $(down)\n");
    await page.getByText("As code", { exact: true }).click();
    await page.getByRole("radio", { name: "curl" }).check();
    await button("Copy").click();
    await page.getByText("Copied: curl.").waitFor();
    const command = await page.evaluate<string>("navigator.clipboard.readText()");
    const { execFile } = await import("node:child_process");
    await new Promise((resolve, reject) =>
      execFile("bash", ["-c", command], (error) => (error ? reject(error) : resolve(0))),
    );
    expect(await (await signUp(site.mock.url)).text()).toBe("it's $(down)\n");
  });

  test("remembers its theme", async () => {
    await page.getByLabel("Theme").selectOption("dark");
    await page.reload();
    await page.getByRole("link", { name: "SignUp", exact: true }).waitFor();
    expect(await page.evaluate("getComputedStyle(document.documentElement).colorScheme")).toBe("dark");
  });
});
