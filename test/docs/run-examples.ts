/**
 * The examples of a documentation page, run as they are written. A block of TypeScript is a module: what it awaits must hold.
 * A block that defines tests (`test(…)` at the start of a line) is a test file. A block that begins with a comment of nothing
 * but a file name (`// sign-up.ts`) is that file, which blocks of the same page import as `./sign-up.js`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, test, vi } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A fenced block. */
export interface Example {
  /** The heading above it. */
  readonly heading: string;
  /** `ts`, `sh`, …; empty when the block has none. */
  readonly language: string;
  readonly text: string;
  /** The heading, and which of the page's blocks in this language it is, counted from 1. */
  readonly name: string;
}

/** The fenced blocks of a page, in order. @param page its path from the root of the project */
export function examplesOf(page: string): readonly Example[] {
  const found: Example[] = [];
  const counts = new Map<string, number>();
  let heading = "";
  let open: { language: string; lines: string[] } | undefined;
  for (const line of readFileSync(join(root, page), "utf8").split("\n")) {
    if (open !== undefined && line === "```") {
      const { language, lines } = open;
      const count = (counts.get(language) ?? 0) + 1;
      counts.set(language, count);
      found.push({ heading, language, text: lines.join("\n"), name: `${heading}, ${count}` });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (line.startsWith("```")) open = { language: line.slice(3), lines: [] };
    else if (/^#+ /.test(line)) heading = line.replace(/^#+ /, "");
  }
  return found;
}

/** The TypeScript of a page as files, each with the block that it is. */
export interface WrittenExamples {
  readonly folder: string;
  readonly examples: readonly (Example & { readonly file: string })[];
}

/** Where examples are written, when not as the page has them in a folder that has its name. */
export interface ExamplePlace {
  /** The name of the folder below `test/.tmp/docs`; test files that run beside each other have folders of their own. */
  readonly into?: string;
  /** Texts for blocks that have a file name, by that name: the same examples with another service, say. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** Writes a page's TypeScript into a folder of its own. @param page its path from the root of the project */
export function writeExamples(page: string, { into = page, instead = {} }: ExamplePlace = {}): WrittenExamples {
  const folder = join(root, "test/.tmp/docs", into.replaceAll(/[^\w/]+/g, "-"));
  const blocks = examplesOf(page).filter(({ language }) => language === "ts");
  const examples = blocks.map((example) => ({ ...example, file: fileOf(folder, example) }));
  for (const { file, text } of examples) writeModule(file, text);
  for (const [name, text] of Object.entries(instead)) writeModule(join(folder, name), text);
  return { folder, examples };
}

/** A page's TypeScript as tests: one a block, or those that a block defines. @param page its path from the root of the project */
export function runExamples(page: string): void {
  const { examples } = writeExamples(page);
  describe(page, () => {
    beforeAll(() => {
      vi.stubEnv("AWS_ACCESS_KEY_ID", "mock");
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", "mock");
    });
    afterAll(() => void vi.unstubAllEnvs());
    for (const { name, text, file } of examples) {
      const run = (): Promise<unknown> => import(/* @vite-ignore */ file);
      if (/^(?:test|it|describe)\b/m.test(text)) describe(name, async () => void (await run()));
      else if (!isNamed(text)) test(name, async () => void (await run()));
    }
  });
}

const ownName = /^\/\/ ([\w.-]+\.ts)\n/;

function isNamed(text: string): boolean {
  return ownName.test(text);
}

function fileOf(folder: string, { name, text }: Example): string {
  const named = ownName.exec(text)?.[1];
  return join(folder, named ?? `${name.toLowerCase().replaceAll(/[^a-z\d]+/g, "-")}.ts`);
}

/** On the lines it has in the page; `expect` is there as it is in a test, and the generated code where it is. */
function writeModule(file: string, text: string): void {
  const generated = relative(dirname(file), join(root, "generated"));
  const needsExpect = text.includes("expect(") && !text.includes('from "vitest"');
  const expecting = needsExpect ? 'import { expect } from "vitest"; ' : "";
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${expecting}${text.replaceAll('"./generated/', `"${generated}/`)}\n`);
}
