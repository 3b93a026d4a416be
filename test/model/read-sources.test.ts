/** Which files paths, folders, patterns and standard input stand for, in a real folder. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSources } from "../../generator/cli/read-sources.js";

let cwd = "";

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "wrought-sources-"));
  const files: Record<string, string | Uint8Array> = {
    "b.json": "B",
    "a.json": "\u{feff}A",
    "a.overlay.json": "overlay",
    "notes.txt": "no",
    "deep/er/c.json": "C",
    "deep/node_modules/x/d.json": "D",
    "deep/.hidden/e.json": "E",
    "bad.bin": new Uint8Array([0x7b, 0xff, 0x7d]),
    "[odd]/f.json": "F",
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  mkdirSync(join(cwd, "empty"));
  symlinkSync(cwd, join(cwd, "deep/loop"));
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function read(
  patterns: readonly string[],
  input = "",
): Promise<{ names: readonly string[]; codes: readonly string[] }> {
  const { sources, diagnostics } = await readSources(patterns, { cwd, stdin: stream(input) });
  return {
    names: sources.map(({ file, text }) => `${file}=${text}`),
    codes: diagnostics.map(({ code, location }) => `${code} ${location?.file}`),
  };
}

async function* stream(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (const byte of bytes) yield Uint8Array.of(byte);
}

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield new Uint8Array(8 * 1024 * 1024);
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["files, in the order of their names", ["b.json", "a.json"], ["a.json=A", "b.json=B"], []],
  ["a folder and all below", ["deep"], ["deep/er/c.json=C"], []],
  ["the folder itself", ["deep/er/"], ["deep/er/c.json=C"], []],
  ["a folder whose name looks like a pattern", ["[odd]"], ["[odd]/f.json=F"], []],
  ["a pattern", ["*.json"], ["a.json=A", "a.overlay.json=overlay", "b.json=B"], []],
  ["each file once", ["./b.json", "b.json", "*.json"], ["./b.json=B", "a.json=A", "a.overlay.json=overlay"], []],
  ["a file whatever its name", ["notes.txt"], ["notes.txt=no"], []],
  ["standard input", ["-"], ["<stdin>=héllo"], []],
  ["a file that is not there", ["c.json", "a.json"], ["a.json=A"], ["source-missing c.json"]],
  ["a pattern that matches nothing", ["x*.json"], [], ["source-missing x*.json"]],
  ["a folder without models", ["empty"], [], ["source-missing empty"]],
  ["a file that is not UTF-8", ["bad.bin"], [], ["source-encoding bad.bin"]],
])("%s", async (_, patterns, names, codes) => {
  expect(await read(patterns, "héllo")).toEqual({ names, codes });
});

test("a misspelt name is answered with the right one", async () => {
  const { diagnostics } = await readSources(["a.overly.json"], { cwd, stdin: stream("") });
  expect(diagnostics[0]?.hint).toBe("Did you mean a.overlay.json?");
});

test("what is no file and what is too large is said to be so", async () => {
  const { codes } = await read(["/dev/null"]);
  expect(codes).toEqual(process.platform === "win32" ? ["source-missing /dev/null"] : ["source-unreadable /dev/null"]);
  const { diagnostics } = await readSources(["-"], { cwd, stdin: endless() });
  expect(diagnostics.map(({ code }) => code)).toEqual(["source-too-large"]);
});
