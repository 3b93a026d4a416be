/** Somebody who visits a console with a real browser, and notes everything that a console must not do. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export interface Visitor extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong, or went elsewhere: requests beyond the server, errors, violations of the policy. */
  readonly faults: string[];
  readonly goTo: (fragment: string) => Promise<void>;
}

/** Opens the console. Its origin is the only one that may be asked for anything. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  const { origin, pathname } = new URL(url);
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${origin}${pathname}`) && !asked.startsWith("data:")) faults.push(`request: ${asked}`);
  });
  await page.goto(url);
  return {
    page,
    faults,
    goTo: async (fragment) => {
      await page.goto(`${url}${fragment}`);
      await page.getByRole("main").waitFor();
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Every rule of axe, best practices too, finds nothing. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResult>("axe.run(document)");
  expect([name, ...violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])]).toEqual([name]);
}
