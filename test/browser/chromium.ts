/** A real Chromium for tests: the one of `WROUGHT_CHROMIUM`, or the first on PATH; nothing is downloaded. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where Chromium is; `undefined` when there is none. */
export function chromiumPath(): string | undefined {
  const chosen = process.env["WROUGHT_CHROMIUM"];
  if (chosen !== undefined && chosen !== "") return isProgram(chosen) ? chosen : undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Starts Chromium without a window; `undefined`, and one line that says so, when there is none. Whoever started it closes it. */
export async function launchChromium(): Promise<Browser | undefined> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    console.log("skipped: no Chromium on PATH; WROUGHT_CHROMIUM names one");
    return undefined;
  }
  // Its sandbox refuses to work for root, who runs the tests in containers.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args, headless: true });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
