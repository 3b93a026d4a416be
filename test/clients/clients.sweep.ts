/** The published clients against the mock, each in a process of its own: prints a line for each, and writes docs/clients.md. */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { format } from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientFolders } from "./client-folders.js";
import { pageOf, unmetCustomisations } from "./page.js";
import { type Sweep, sweepsOf } from "./plan.js";
import { lineOf, type Report } from "./report.js";
import { modelFileOf, modelFolder } from "./services.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const program = join(root, "test/.tmp/clients.mjs");
const present = modelFolder(root) !== undefined;
if (!present) console.log("skipped: the published clients against the mock, because there is no corpus");

const folders = present ? clientFolders(here).filter((it) => it === "ec2" || modelFileOf(it, root) !== undefined) : [];
const sweeps = sweepsOf(folders);
const reports: Report[] = [];

/** Two at a time: each takes a core, and some hundred megabytes. */
const slots: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
function inTurn<T>(index: number, work: () => Promise<T>): Promise<T> {
  const slot = index % slots.length;
  const done = (slots[slot] ?? Promise.resolve()).then(work, work);
  slots[slot] = done;
  return done;
}

async function run({ folder, protocol = "", transport }: Sweep): Promise<Report> {
  const args = ["--max-old-space-size=2048", program, folder, protocol, transport];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Report;
}

describe.runIf(present)("published clients", () => {
  beforeAll(async () => {
    mkdirSync(dirname(program), { recursive: true });
    const options = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
    await build({ ...options, entryPoints: [join(here, "main.ts")], outfile: program, logLevel: "warning" });
  });

  afterAll(async () => {
    if (reports.length < sweeps.length) return;
    const page = await format(pageOf(reports), { parser: "markdown", printWidth: 120 });
    writeFileSync(join(root, "docs/clients.md"), page);
  });

  it("are at least 25 services", () => expect(folders.length).toBeGreaterThanOrEqual(25));

  describe.concurrent("each", () => {
    it.each(sweeps.map((sweep, index) => ({ ...sweep, index })))("$folder $protocol $transport", async (sweep) => {
      const report = await inTurn(sweep.index, () => run(sweep));
      reports.push(report);
      process.stdout.write(`${lineOf(report)}\n`);
      expect(report.operations).toBeGreaterThan(0);
      expect(report.failures).toEqual([]);
    });
  });

  it("do on their own what the list says, and nothing on it is out of date", () => {
    expect(unmetCustomisations(reports)).toEqual([]);
  });
});
