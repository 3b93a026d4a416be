/** What each entry of the package exports, held against a list: a change of it is one that users see. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Node, Project } from "ts-morph";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { exports: entries } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};
const typed = Object.entries(entries).flatMap(([name, entry]) =>
  typeof entry === "string" ? [] : [{ name: name.replace(/^\.\/?/, "") || "index", types: join(root, entry.types) }],
);

describe.skipIf(typed.some(({ types }) => !existsSync(types)))("the package", () => {
  const project = new Project({ skipAddingFilesFromTsConfig: true, compilerOptions: { skipLibCheck: true } });

  it.each(typed)("exports from $name what is listed", async ({ name, types }) => {
    const file = project.addSourceFileAtPath(types);
    const lines = [...file.getExportedDeclarations()].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const text = lines.map(([symbol, declarations]) => declarations.map((one) => signatureOf(symbol, one)).join("\n"));
    await expect(`${text.join("\n")}\n`).toMatchFileSnapshot(`${name.replaceAll("/", "-")}.txt`);
  });
});

/** A declaration on one line, without comments; its name first, because exports may rename. */
function signatureOf(symbol: string, declaration: Node): string {
  const statement = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  const text = statement
    .getText()
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `${symbol}: ${text}`;
}
