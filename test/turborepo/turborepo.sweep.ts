/** The monorepo recipe with the real Turborepo: the corpus is generated once, and a clean checkout gets it from the remote cache. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCache } from "./cache-server.js";
import { git, hashesOf, installCommand, makeMonorepo } from "./monorepo.js";

const here = import.meta.dirname;
const root = fileURLToPath(new URL("../../", import.meta.url));
const models = join(process.env["WROUGHT_CORPUS"] ?? join(root, "../shared/corpus"), "models");
const isThere = existsSync(models);
if (!isThere) console.log("skipped: Turborepo, no corpus; set WROUGHT_CORPUS");
const token = "a-token";

interface Run {
  readonly output: string;
  readonly milliseconds: number;
}

async function turbo(folder: string, url: string): Promise<Run> {
  const start = performance.now();
  const { stdout, stderr } = await promisify(execFile)(
    join(here, "node_modules/.bin/turbo"),
    ["run", "generate", "--cache=remote:rw", "--no-color"],
    {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: process.env["PATH"],
        HOME: folder,
        TURBO_API: url,
        TURBO_TOKEN: token,
        TURBO_TEAM: "team",
        TURBO_TELEMETRY_DISABLED: "1",
        DO_NOT_TRACK: "1",
      },
    },
  );
  return { output: stdout + stderr, milliseconds: performance.now() - start };
}

describe.skipIf(!isThere)("Turborepo", () => {
  let work = "";
  beforeAll(() => {
    mkdirSync(join(root, "test/.tmp"), { recursive: true });
    work = mkdtempSync(join(root, "test/.tmp/turbo-"));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it("restores generated code on a clean checkout without running the generator", async () => {
    const [first, second] = [join(work, "first"), join(work, "second")];
    makeMonorepo(
      first,
      readdirSync(models).map((name) => join(models, name)),
    );
    await using cache = await startCache(token);
    installCommand(first, "real");
    const generated = await turbo(first, cache.url);
    expect(generated.output).toContain("cache miss");
    expect(cache.size().artifacts).toBe(1);

    git(work, "clone", "--quiet", first, second);
    installCommand(second, "forbidden");
    const restored = await turbo(second, cache.url);
    expect(restored.output).toContain("cache hit");
    const hashes = hashesOf(join(first, "packages/api/generated"));
    expect(hashes.size).toBeGreaterThan(8 * readdirSync(models).length);
    expect(hashesOf(join(second, "packages/api/generated"))).toEqual(hashes);
    const seconds = (run: Run): string => (run.milliseconds / 1000).toFixed(1);
    console.log(
      `Turborepo: generated in ${seconds(generated)} s, restored in ${seconds(restored)} s, ${cache.size().bytes} bytes`,
    );
  });
});
