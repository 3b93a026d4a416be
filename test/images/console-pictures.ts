/** The console with calls in it, light and dark. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser } from "playwright-core";

const target = "AWSCognitoIdentityProviderService";
const user = { ClientId: "1example23456789", Username: "jane" };
const pool = { UserPoolId: "us-east-1_EXAMPLE" };
const signIn = {
  AuthFlow: "USER_PASSWORD_AUTH",
  ClientId: user.ClientId,
  AuthParameters: { USERNAME: "jane", PASSWORD: "Correct-Horse-7" },
};

/** A morning at an app that signs people up: what works, what the model refuses, what was made to fail. */
const story: readonly (readonly [operation: string, input: object])[] = [
  ["ListUserPools", { MaxResults: 10 }],
  ["DescribeUserPool", pool],
  ["SignUp", { ...user, Password: "Correct-Horse-7" }],
  ["SignUp", { ...user, Password: " " }],
  ["ConfirmSignUp", { ...user, ConfirmationCode: "123456" }],
  ["InitiateAuth", { ...signIn, AuthParameters: { USERNAME: "jane", PASSWORD: "wrong" } }],
  ["AdminGetUser", { ...pool, Username: "jane" }],
  ["AdminAddUserToGroup", { ...pool, Username: "jane", GroupName: "readers" }],
  ["ListUsers", { ...pool, Limit: 5 }],
  ["ListUsers", { ...pool, Limit: 5 }],
  ["ListUsers", { ...pool, Limit: 500 }],
  ["AdminInitiateAuth", { ...pool, ...signIn, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" }],
  ["ForgotPassword", user],
  ["ConfirmForgotPassword", { ...user, ConfirmationCode: "654321", Password: "Battery-Staple-8" }],
  ["AdminListGroupsForUser", { ...pool, Username: "jane" }],
  ["InitiateAuth", signIn],
];

const script: readonly (readonly [path: string, body: object])[] = [
  [
    "stubs",
    {
      on: "InitiateAuth",
      match: { AuthParameters: { PASSWORD: "wrong" } },
      error: "NotAuthorizedException",
      message: "Incorrect username or password.",
    },
  ],
  ["faults", { on: "ListUsers", kind: "throttle", calls: { from: 2, to: 2 } }],
  ["faults", { kind: "latency", ms: { median: 12, p99: 90 } }],
];

/** Writes `console.png` and `console-dark.png` into the folder, 1440 by 900, half as large again in pixels. */
export async function consolePictures(browser: Browser, root: string, folder: string): Promise<void> {
  const model = join(root, "models/cognito-identity-provider.json");
  const mock = spawn(process.execPath, [join(root, "bin/wrought.js"), "mock", model, "--port", "0", "--json"]);
  const [first] = (await once(createInterface(mock.stdout), "line")) as [string];
  const { url, control } = JSON.parse(first) as { readonly url: string; readonly control: { readonly url: string } };
  const post = (address: string, body: object, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  for (const [path, body] of script) await post(control.url + path, body, { "content-type": "application/json" });
  for (const [operation, input] of story) {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `${target}.${operation}` };
    await (await post(url, input, headers)).arrayBuffer();
  }
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 1.5,
    });
    const page = await context.newPage();
    await page.goto(`${control.url}#/calls`);
    await page.getByRole("button", { name: "InitiateAuth", exact: true }).first().click();
    await page.getByText("live", { exact: true }).waitFor();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, colorScheme === "dark" ? "console-dark.png" : "console.png") });
    await context.close();
  }
  mock.kill();
}
