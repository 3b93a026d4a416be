/** `npm run docs:images`: the pictures of the README, taken of the real thing: a mock that runs, its console, a terminal. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../browser/chromium.js";
import { consolePictures } from "./console-pictures.js";
import { terminalPicture } from "./terminal-picture.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "docs/images");

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
if (browser !== undefined) {
  await consolePictures(browser, root, folder);
  await terminalPicture(browser, root, join(folder, "terminal.png"));
  await browser.close();
}
