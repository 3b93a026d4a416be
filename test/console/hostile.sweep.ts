/** Models and calls that are written to break out: in a real Chromium they are texts, and nothing of them runs. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../browser/chromium.js";
import { type Served, served } from "./served.js";
import { type Visitor, visit } from "./visitor.js";

const browser = await launchChromium();
const payloads = [
  "<script>globalThis.broken = 1; alert(1)</script>",
  '<img src="http://evil.example/x" onerror="globalThis.broken = 1">',
  '"><svg onload=alert(1)>',
  "</style><style>*{display:none}</style>",
  "javascript:alert(1)",
  "[a](javascript:alert(1)) ![b](http://evil.example/i.png)",
  "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
  "__proto__",
];
const all = payloads.join(" ");
const namespace = "evil.example";

/** A model whose every free text is an attack. Names of shapes are identifiers; everything else is anybody's. */
const model = {
  smithy: "2.0",
  shapes: {
    [`${namespace}#Evil`]: {
      type: "service",
      version: "<b onclick=alert(1)>1",
      operations: [{ target: `${namespace}#Attack` }],
      traits: {
        "aws.protocols#awsJson1_1": {},
        "aws.api#service": { sdkId: `Evil ${payloads[0]}`, endpointPrefix: "'; alert(1) #" },
        "smithy.api#documentation": `<p>${all}</p>`,
      },
    },
    [`${namespace}#Attack`]: {
      type: "operation",
      input: { target: `${namespace}#Input` },
      output: { target: `${namespace}#Output` },
      errors: [{ target: `${namespace}#Failure` }],
      traits: {
        "smithy.api#documentation": all,
        "smithy.api#examples": [{ title: all, input: { text: all }, output: { text: all } }],
      },
    },
    [`${namespace}#Input`]: {
      type: "structure",
      members: {
        text: { target: "smithy.api#String", traits: { "smithy.api#documentation": all } },
        choice: { target: `${namespace}#Choice` },
        constructor: { target: "smithy.api#String" },
        __proto__x: { target: "smithy.api#String" },
        map: { target: `${namespace}#Map` },
        secret: { target: `${namespace}#Secret` },
      },
    },
    [`${namespace}#Output`]: { type: "structure", members: { text: { target: "smithy.api#String" } } },
    [`${namespace}#Failure`]: {
      type: "structure",
      members: { message: { target: "smithy.api#String" } },
      traits: { "smithy.api#error": "client", "smithy.api#documentation": all },
    },
    [`${namespace}#Choice`]: {
      type: "enum",
      members: Object.fromEntries(
        payloads.map((value, index) => [
          `V${index}`,
          { target: "smithy.api#Unit", traits: { "smithy.api#enumValue": value } },
        ]),
      ),
    },
    [`${namespace}#Map`]: {
      type: "map",
      key: { target: "smithy.api#String" },
      value: { target: "smithy.api#String", traits: { "smithy.api#pattern": "<script>|.*" } },
    },
    [`${namespace}#Secret`]: { type: "string", traits: { "smithy.api#sensitive": {} } },
  },
};

describe.skipIf(browser === undefined)("a hostile model", () => {
  let site: Served;
  let visitor: Visitor;
  beforeAll(async () => {
    if (browser === undefined) throw new Error("BUG: no browser");
    site = await served({ file: "evil.json", text: JSON.stringify(model) });
    visitor = await visit(browser, site.url);
  });
  afterAll(async () => {
    await visitor?.[Symbol.asyncDispose]();
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });
  /** Nothing has run, nothing was asked for elsewhere, nobody complained, and no element is there that is not ours. */
  afterEach(async () => {
    const { page, faults } = visitor;
    expect(faults).toEqual([]);
    expect(await page.evaluate("globalThis.broken")).toBeUndefined();
    expect(await page.evaluate("({}).polluted")).toBeUndefined();
    expect(await page.locator("main :is(script, img, svg, style, iframe, object, embed, base)").count()).toBe(0);
    const handlers =
      "[...document.querySelectorAll('*')].flatMap((it) => it.getAttributeNames()).filter((it) => it.startsWith('on'))";
    expect(await page.evaluate(handlers)).toEqual([]);
    const links = await page.evaluate<string[]>("[...document.links].map(({ protocol }) => protocol)");
    expect(new Set(links)).toEqual(new Set(["http:"]));
  });

  test("is shown as texts", async () => {
    const { page, goTo } = visitor;
    await page.getByRole("link", { name: "Attack" }).waitFor();
    await goTo("#/operations/Attack");
    await page.getByRole("heading", { name: "Examples" }).waitFor();
    const text = await page.locator("main").innerText();
    expect(text).toContain('<img src="http://evil.example/x" onerror="globalThis.broken = 1">');
    await page.locator("summary").last().click();
  });

  test("makes forms, requests, stubs and code that are texts", async () => {
    const { page, goTo } = visitor;
    await goTo("#/operations/Attack/send");
    await page.getByLabel(/^text/).fill(all);
    await page.getByLabel(/^constructor/).fill(all);
    await page.getByLabel(/^choice/).selectOption(payloads[0] ?? "");
    await page.getByRole("button", { name: "Add map" }).click();
    for (const [index, key] of ["__proto__", "<img src=x onerror=alert(1)>"].entries()) {
      await page.getByRole("button", { name: "Add entry to map" }).click();
      await page.getByLabel(/^Key/).nth(index).fill(key);
      await page.getByLabel(/^Key/).nth(index).blur();
    }
    await page.getByText("As code", { exact: true }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("region", { name: "Response", exact: true }).waitFor();
    expect(Object.keys(Object(site.mock.calls("Attack")[0]?.input["map"]))).toContain("__proto__");
    for (const language of await page.getByRole("radio").all()) await language.check({ force: true });
    await goTo("#/operations/Attack/stub");
    await page.getByRole("region", { name: "Output" }).getByLabel(/^text/).fill(all);
    await page.getByRole("button", { name: "Set stub" }).click();
    await page.getByRole("table").waitFor();
  });

  test("and hostile calls leave the list of calls a list", async () => {
    const { page, goTo } = visitor;
    await goTo("#/calls");
    for (const payload of payloads) {
      await fetch(site.mock.url, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": "Evil.Attack",
          "user-agent": "<script>alert(1)</script>",
        },
        body: JSON.stringify({ text: payload, map: { [payload]: payload } }),
      });
      await fetch(`${site.mock.url}/<script>alert(1)</script>`, {
        method: "POST",
        headers: { "x-amz-target": "Evil.<script>" },
      });
    }
    const { length } = site.mock.calls();
    await expect.poll(() => page.getByRole("row").count()).toBe(length + 1);
    await page.locator(".calls").getByRole("button").first().click();
    await page.getByRole("switch", { name: "Reveal" }).check();
    await page.getByText("Target", { exact: true }).waitFor();
    await page.locator(".calls").getByRole("button", { name: "Attack" }).first().click();
    await page.getByRole("heading", { name: "Output" }).waitFor();
  });

  test("cannot be run by a page's own trick: the policy refuses it", async () => {
    const { page, faults } = visitor;
    const attempt = `(() => {
      try { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>"); return "inserted"; }
      catch (error) { return error.name; }
    })()`;
    expect(await page.evaluate(attempt)).toBe("TypeError");
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('img'), { src: 'http://evil.example/i.png' }))",
    );
    await expect.poll(() => faults.length).toBeGreaterThan(0);
    expect(
      faults.every((fault) =>
        /Content Security Policy|TrustedHTML|^request: http:\/\/evil.example\/i.png$/.test(fault),
      ),
    ).toBe(true);
    faults.splice(0);
    await page.reload();
    await page.getByRole("navigation", { name: "Views" }).waitFor();
  });
});
