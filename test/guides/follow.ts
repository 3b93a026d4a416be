/** Does what a page says, step by step, in a fresh project, and holds what happens against what the page says happens. */
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { launchChromium } from "../browser/chromium.js";
import type { FreshProject } from "./fresh-project.js";
import { type Step, missingLine, root } from "./page.js";

/** Follows the steps. @throws Error, with the page's line, at the first that does not come out as the page says */
export async function follow(page: string, steps: readonly Step[], project: FreshProject): Promise<void> {
  let printed = "";
  for (const [index, step] of steps.entries()) {
    try {
      if (step.kind === "file") project.write(step.file, step.text);
      if (step.kind === "run") printed = await project.run(step.script);
      if (step.kind === "leave") await project.leave(step.script, outputAfter(steps, index));
      if (step.kind === "shows") await visit(project, step.url, step.text);
      if (step.kind === "prints" && steps[index - 1]?.kind !== "leave") {
        const missing = missingLine(project.adapted(step.text), printed);
        if (missing !== undefined) throw new Error(`it does not print ${JSON.stringify(missing)}:\n${printed}`);
      }
    } catch (error) {
      throw new Error(`${page}:${step.line}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}

function outputAfter(steps: readonly Step[], index: number): string {
  const next = steps[index + 1];
  if (next?.kind !== "prints")
    throw new Error("what is left running says when it is ready: a block of `text` is missing");
  return next.text;
}

/** What a browser shows; nothing where there is no browser. */
async function visit(project: FreshProject, url: string, text: string): Promise<void> {
  const browser = await launchChromium();
  if (browser === undefined) return;
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => void problems.push(error.message));
    const wanted = project.adapted(text);
    // The file behind a page may have been saved a moment ago: the page is loaded until it says so.
    const isShown = async (): Promise<boolean> => {
      await page.goto(project.adapted(url));
      const condition = `document.body.innerText.includes(${JSON.stringify(wanted)})`;
      return page.waitForFunction(condition, undefined, { timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    };
    for (let tries = 0; tries < 6; tries++) if (await isShown()) return;
    expect({ body: await page.innerText("body"), problems }).toEqual({ body: wanted, problems: [] });
  } finally {
    await browser.close();
  }
}

/** The TypeScript of a followed page compiles, under the strictest settings. */
export function compiles(steps: readonly Step[], project: FreshProject): void {
  const files = steps.flatMap((it) => (it.kind === "file" && it.file.endsWith(".ts") ? [it.file] : []));
  if (files.length === 0) return;
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2024", "esnext.disposable", "dom", "dom.iterable", "dom.asynciterable"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    typeRoots: [join(root, "node_modules/@types")],
    types: ["node"],
  };
  const config = "tsconfig.guides.json";
  const present = [...new Set(files)].filter((file) => existsSync(join(project.folder, file)));
  writeFileSync(join(project.folder, config), JSON.stringify({ compilerOptions, files: present }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", config], { cwd: project.folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    throw new Error(String((error as { stdout: string }).stdout), { cause: error });
  }
}
