/** The bundled command line is the same program as the modules it is made of, and says whose code is inside. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundle = `${root}dist/cli/`;
const scripts = readdirSync(bundle).filter((name) => name.endsWith(".js"));

/** What a module prints, in a process of its own. */
function printedBy(script: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
}

function unbundled(module: string): string {
  return JSON.stringify(`${root}dist/generator/cli/${module}.js`);
}

describe("the bundled command line", () => {
  it.each(["--help", "generate --help", "check --help", "mock --help", "list --help", "explain --help"])(
    "prints for %s what the program prints with yargs as published",
    (line) => {
      const args = line.split(" ");
      const bundled = execFileSync(process.execPath, [`${root}bin/wrought.js`, ...args], { encoding: "utf8" });
      expect(bundled).toContain("--help");
      expect(bundled).toBe(
        printedBy(`const { main } = await import(${unbundled("main")}); await main(${JSON.stringify(args)}, "0");`),
      );
    },
  );

  it("has a source map beside each of its files, which leads to our sources", () => {
    const sources = scripts.flatMap((name) => {
      const map = JSON.parse(readFileSync(`${bundle}${name}.map`, "utf8")) as { readonly sources: readonly string[] };
      return map.sources.filter((path) => /^\.\.\/\.\.\/(?:generator|runtime)\//.test(path));
    });
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((path) => !existsSync(new URL(path, `file://${bundle}`)))).toEqual([]);
  });

  it("has the licence of every package inside", () => {
    const texts = scripts.map((name) => readFileSync(bundle + name, "utf8")).join("\n");
    const inside = [...texts.matchAll(/^\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(([, name]) => name);
    const notices = readFileSync(`${bundle}THIRD-PARTY.txt`, "utf8");
    expect(new Set(inside).size).toBeGreaterThan(5);
    for (const name of new Set(inside)) expect(notices).toMatch(new RegExp(`^${name} \\d\\S+\\n\\nLicence: \\S`, "m"));
  });

  it("knows the hash of the code that it was made of", () => {
    const hash = printedBy(`import { codeHash } from ${unbundled("input-hash")}; process.stdout.write(codeHash());`);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(`${bundle}code-hash.txt`, "utf8")).toBe(hash);
  });
});
