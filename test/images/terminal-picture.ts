/** A session in two terminals, typed into tmux and drawn as tmux captured it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { ansiHtml } from "./ansi.js";

const socket = `wrought-images-${process.pid}`;
const columns = 164;
const program = `import { CognitoIdentityProvider } from "@aws-sdk/client-cognito-identity-provider";
const cognito = new CognitoIdentityProvider();
const user = { ClientId: "1example23456789", Username: "jane" };
const { UserSub } = await cognito.signUp({ ...user, Password: "Correct-Horse-7" });
console.log("signed up:", UserSub);
await cognito.adminGetUser({ UserPoolId: "nope", Username: "jane" }).catch((error) => console.log(error.name));
`;

/** Writes the picture. The session is a real one, in a folder in which Wrought is installed. */
export async function terminalPicture(browser: Browser, root: string, file: string): Promise<void> {
  const folder = projectIn(mkdtempSync(join(tmpdir(), "wrought-images-")), root);
  try {
    const server = new Terminal("server", folder, 30);
    const client = new Terminal("client", folder, 12);
    await server.type(
      "npx wrought generate models/cognito-identity-provider.json --out src/generated",
      /in [\d.]+ s\s+\$ $/,
    );
    await server.type("npx wrought mock models/cognito-identity-provider.json", /Ctrl-C stops it/);
    await client.type("cat sign-up.mjs", /error.name\)\);\s+\$ $/);
    await client.type(
      "AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_REGION=us-east-1 node sign-up.mjs",
      /Exception\s+\$ $/,
    );
    await draw(browser, [server.screen(), client.screen()], file);
  } finally {
    tmux("kill-server");
    rmSync(folder, { recursive: true, force: true });
  }
}

function projectIn(folder: string, root: string): string {
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(root, "models"), join(folder, "models"));
  symlinkSync(join(root, "node_modules/@aws-sdk"), join(folder, "node_modules/@aws-sdk"));
  symlinkSync(root.replace(/\/$/, ""), join(folder, "node_modules/wrought"));
  symlinkSync("../wrought/bin/wrought.js", join(folder, "node_modules/.bin/wrought"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, "sign-up.mjs"), program);
  return folder;
}

function tmux(...args: readonly string[]): string {
  return execFileSync("tmux", ["-L", socket, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

class Terminal {
  readonly #name: string;

  constructor(name: string, folder: string, rows: number) {
    this.#name = name;
    const size = ["-x", String(columns), "-y", String(rows)];
    // What this machine's npm and Node have to say of themselves is nobody's business.
    const quiet = "npm_config_userconfig=/dev/null npm_config_update_notifier=false NODE_OPTIONS=--no-warnings";
    const environment = `${quiet} AWS_ACCESS_KEY_ID=mock AWS_SECRET_ACCESS_KEY=mock PS1='$ '`;
    const shell = `exec env ${environment} bash --norc --noprofile`;
    tmux("new-session", "-d", "-s", name, ...size, "-c", folder, shell);
  }

  /** Types a command, and waits until the screen ends as it should. */
  async type(command: string, until: RegExp): Promise<void> {
    await this.#shows(/\$ $/);
    tmux("send-keys", "-t", this.#name, "-l", command);
    tmux("send-keys", "-t", this.#name, "Enter");
    await this.#shows(until);
  }

  async #shows(what: RegExp): Promise<void> {
    for (let tries = 0; tries < 240; tries++) {
      await sleep(250);
      if (what.test(`${this.#text().trimEnd()} `)) return;
    }
    throw new Error(`the terminal does not show ${String(what)}:\n${this.#text()}`);
  }

  #text(): string {
    return tmux("capture-pane", "-p", "-t", this.#name);
  }

  /** What it shows now, with colours. */
  screen(): string {
    return tmux("capture-pane", "-p", "-e", "-t", this.#name).trimEnd();
  }
}

async function draw(browser: Browser, screens: readonly string[], file: string): Promise<void> {
  const panes = screens.map((screen) => `<pre>${ansiHtml(screen)}</pre>`).join("");
  const style = `
    body { margin: 0; padding: 14px; width: max-content; background: #0f1216; display: grid; gap: 14px; }
    pre { margin: 0; padding: 14px 18px; background: #14171c; color: #e6e9ee; border: 1px solid #2c323b; border-radius: 8px;
      font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; min-width: ${columns}ch; }`;
  const context = await browser.newContext({ deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><style>${style}</style>${panes}`);
  await page.locator("body").screenshot({ path: file });
  await context.close();
}
