/** Every view of the console in a real Chromium: accessible in both themes, within 320 pixels, enlarged; pictures to look at. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { launchChromium } from "../browser/chromium.js";
import { type Served, served } from "./served.js";
import { expectAccessible, visit } from "./visitor.js";

const model = fileURLToPath(new URL("../../models/cognito-identity-provider.json", import.meta.url));
const pictures = fileURLToPath(new URL("../.tmp/console/pictures/", import.meta.url));
const browser = await launchChromium();

/** What is on the screen in each view, once it has been used. */
const views: readonly (readonly [name: string, fragment: string, use: (page: Page) => Promise<unknown>])[] = [
  ["service", "#/", (page) => page.getByRole("link", { name: "SignUp", exact: true }).waitFor()],
  ["docs", "#/operations/AdminInitiateAuth", (page) => page.getByRole("heading", { name: "Examples" }).waitFor()],
  [
    "send",
    "#/operations/SignUp/send",
    async (page) => {
      await page.getByRole("button", { name: "Sample" }).click();
      await page.getByRole("button", { name: "Add ClientMetadata" }).click();
      await page.getByRole("button", { name: "Add entry to ClientMetadata" }).click();
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByRole("region", { name: "Response", exact: true }).waitFor();
      await page.getByText("Over the wire").click();
      await page.getByText("As code", { exact: true }).click();
    },
  ],
  [
    "problems",
    "#/operations/AdminCreateUser/send",
    async (page) => {
      await page.getByLabel("UserPoolId").fill("?");
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByText("is required").first().waitFor();
      await page.getByRole("tab", { name: "JSON" }).click();
    },
  ],
  [
    "stub",
    "#/operations/InitiateAuth/stub",
    async (page) => {
      await page.getByRole("button", { name: "Sample" }).click();
      await page.getByText("Only where the input matches").click();
      await page.getByRole("button", { name: "Set stub" }).click();
      await page.getByRole("table").waitFor();
    },
  ],
  [
    "stub-error",
    "#/operations/InitiateAuth/stub",
    async (page) => {
      await page.getByRole("radio", { name: "Error" }).check();
      await page.getByText("As code", { exact: true }).click();
    },
  ],
  ["stubs", "#/stubs", (page) => page.getByRole("table").waitFor()],
  [
    "faults",
    "#/faults/SignUp",
    async (page) => {
      await page.getByRole("button", { name: "Switch on" }).click();
      await page.getByRole("table").waitFor();
      await page.getByText("As code", { exact: true }).click();
    },
  ],
  [
    "calls",
    "#/calls",
    async (page) => {
      await page.getByRole("button", { name: "SignUp" }).first().click();
      await page.getByRole("heading", { name: "Input" }).waitFor();
    },
  ],
  [
    "clock",
    "#/clock",
    async (page) => {
      await page.getByRole("button", { name: "+ 1 hour" }).click();
      await page.getByText("stopped here").waitFor();
      await page.getByRole("button", { name: "Reset…" }).click();
    },
  ],
];

const looks = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark", options: { colorScheme: "dark" } },
  { name: "narrow", options: { colorScheme: "light", viewport: { width: 320, height: 640 } } },
  // 1280 pixels at 200 %: half of them, twice as large.
  { name: "enlarged", options: { colorScheme: "dark", viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
] as const;

describe.skipIf(browser === undefined)("the console", () => {
  let site: Served | undefined;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    site = await served({ file: model });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });

  test.each(looks)("is accessible and fits, $name", async ({ name: look, options }) => {
    if (browser === undefined || site === undefined) throw new Error("BUG: nothing was started");
    site.mock.reset();
    await using visitor = await visit(browser, site.url, { ...options, reducedMotion: "reduce" });
    const { page, faults, goTo } = visitor;
    for (const [name, fragment, use] of views) {
      await goTo(fragment);
      await use(page);
      await expectAccessible(page, `${look} ${name}`);
      const over = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      expect([name, over <= 0]).toEqual([name, true]);
      await page.screenshot({ path: `${pictures}${look}-${name}.png`, fullPage: look === "narrow" });
    }
    expect(faults).toEqual([]);
  });
});
