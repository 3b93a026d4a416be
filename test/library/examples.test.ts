/** docs/library.md: every example runs as it is written, and does what its comments say. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/library.md"), "utf8");
const examples = [...page.matchAll(/^## (.+)\n\n```ts\n([^]*?)^```$/gm)].map(([, title = "", code = ""]) => ({
  title,
  code,
}));
const folder = join(root, "test/.tmp/library");

/** What each example is to come to. Expressions on lines of their own become the exports `value0`, `value1`, …. */
const wanted: Readonly<Record<string, readonly unknown[]>> = {
  "Load a model": ["operation"],
  Generate: [expect.arrayContaining(["cognito-identity-provider/types.ts"]), []],
  Compare: [
    expect.objectContaining({ eventId: "ChangedLengthTrait", shapeId: "example#City" }),
    expect.stringMatching(/^(?:none|patch|minor|major)$/),
    expect.any(Array),
  ],
  Mock: [200],
};

beforeAll(() => void mkdirSync(folder, { recursive: true }));

describe("docs/library.md", () => {
  it("has an example of each function", () => expect(examples.map(({ title }) => title)).toEqual(Object.keys(wanted)));

  it.each(examples)("$title", async ({ title, code }) => {
    let count = 0;
    const exporting = code.replaceAll(/^([\w.]+(?:\(|\[|\.|\?).*); \/\/ .*$/gm, (_, expression: string) => {
      return `export const value${count++} = ${expression};`;
    });
    const file = join(folder, `${title.toLowerCase().replaceAll(" ", "-")}.ts`);
    writeFileSync(file, exporting);
    const made = (await import(/* @vite-ignore */ file)) as Readonly<Record<string, unknown>>;
    const values = Array.from({ length: count }, (_, index) => made[`value${index}`]);
    expect(values).toEqual(wanted[title]);
  });
});
