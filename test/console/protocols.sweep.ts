/** The console on services of other protocols, and behind a token and another path. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { launchChromium } from "../browser/chromium.js";
import { served } from "./served.js";
import { expectAccessible, visit } from "./visitor.js";

const corpus = process.env["WROUGHT_CORPUS"] ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const cognito = fileURLToPath(new URL("../../models/cognito-identity-provider.json", import.meta.url));
const browser = await launchChromium();
afterAll(() => browser?.close());

const rows = [
  // restXml, a streaming body, header and path members.
  { file: "s3-2006-03-01.json", operation: "PutObject", target: /^PUT \/\S+\?x-id=PutObject/ },
  { file: "s3-2006-03-01.json", operation: "GetObject", target: /^GET \// },
  // restJson1, a map and nested structures.
  { file: "lambda-2015-03-31.json", operation: "CreateFunction", target: /^POST \/2015-03-31\/functions/ },
  // awsQuery.
  { file: "sns-2010-03-31.json", operation: "Publish", target: /^POST \// },
  // Recursion and unions.
  { file: "dynamodb-2012-08-10.json", operation: "PutItem", target: /^POST \// },
  // Event streams.
  { file: "transcribe-streaming-2017-10-26.json", operation: "StartStreamTranscription", target: /^POST \// },
];

describe.skipIf(browser === undefined)("the console", () => {
  test.each(rows.filter(({ file }) => existsSync(join(corpus, "models", file))))(
    "sends $operation of $file and shows it as it went over the wire",
    async ({ file, operation, target }) => {
      if (browser === undefined) throw new Error("BUG: no browser");
      await using site = await served({ file: join(corpus, "models", file) });
      await using visitor = await visit(browser, site.url);
      const { page, faults, goTo } = visitor;
      await goTo(`#/operations/${operation}/send`);
      await page.getByRole("button", { name: "Sample" }).click();
      await page.getByRole("button", { name: "Send", exact: true }).click();
      const response = page.getByRole("region", { name: "Response", exact: true });
      await response.waitFor();
      expect(await response.innerText()).toMatch(/Response 20[01]/);
      await response.getByText("Over the wire").click();
      const secrets = response.getByRole("switch", { name: "Reveal" });
      if ((await secrets.count()) > 0) await secrets.check();
      expect(await page.getByRole("region", { name: "Request over the wire" }).innerText()).toMatch(target);
      expect(site.mock.calls(operation)).toHaveLength(1);
      await page.getByText("As code", { exact: true }).click();
      await page.getByRole("radio", { name: "curl" }).check();
      await page.getByText("curl -sS").waitFor();
      await expectAccessible(page, operation);
      await goTo(`#/operations/${operation}`);
      await page.getByRole("heading", { name: "Output" }).waitFor();
      expect(faults).toEqual([]);
    },
  );

  test.skipIf(!existsSync(join(corpus, "models", "dynamodb-2012-08-10.json")))(
    "unfolds recursion and chooses of unions as far as one goes",
    async () => {
      if (browser === undefined) throw new Error("BUG: no browser");
      await using site = await served({ file: join(corpus, "models", "dynamodb-2012-08-10.json") });
      await using visitor = await visit(browser, site.url);
      const { page, goTo } = visitor;
      await goTo("#/operations/PutItem/send");
      await page.getByLabel("TableName").fill("orders");
      await page.getByRole("button", { name: "Add Item", exact: true }).click();
      await page.getByRole("button", { name: "Add entry to Item" }).click();
      await page.getByRole("combobox", { name: "Member of key" }).selectOption("L");
      await page.getByRole("button", { name: "Add item to L" }).click();
      await page.getByRole("combobox", { name: "Member of L 1" }).selectOption("S");
      await page.getByLabel(/^S required/).fill("deep");
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByRole("region", { name: "Response", exact: true }).waitFor();
      expect(site.mock.calls("PutItem")[0]?.input).toEqual({
        TableName: "orders",
        Item: { key: { L: [{ S: "deep" }] } },
      });
    },
  );

  test("asks for the token, keeps it for the tab, and takes it out of the address", async () => {
    if (browser === undefined) throw new Error("BUG: no browser");
    await using site = await served({ file: cognito }, { token: "t0ken of 1", path: "/aside/here/" });
    await using visitor = await visit(browser, site.url);
    const { page, faults } = visitor;
    await page.getByRole("heading", { name: "Token" }).waitFor();
    await expectAccessible(page, "token");
    expect(await page.getByLabel("Token").getAttribute("type")).toBe("password");
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByText(/token is missing or wrong/).waitFor();
    await page.getByLabel("Token").fill("t0ken of 1");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "SignUp", exact: true }).waitFor();
    await page.getByText("live", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "SignUp", exact: true }).click();
    await page.getByRole("tab", { name: "Stub an answer" }).click();
    await page.getByRole("button", { name: "Sample" }).click();
    await page.getByRole("button", { name: "Set stub" }).click();
    await page.getByRole("table").waitFor();
    await page.getByText("As code", { exact: true }).click();
    await page.getByRole("radio", { name: "curl" }).check();
    await page.getByText("Bearer $WROUGHT_CONTROL_TOKEN").waitFor();
    expect(await page.content()).not.toContain("t0ken of 1");
    expect(new Set(faults.map((fault) => fault.replace(/.*(401).*/, "$1")))).toEqual(new Set(["401"]));
    await using other = await visit(browser, `${site.url}#token=${encodeURIComponent("t0ken of 1")}`);
    await other.page.getByRole("link", { name: "SignUp", exact: true }).waitFor();
    expect(other.page.url()).toBe(site.url);
    expect(other.faults).toEqual([]);
  });
});
