/** docs/traits.md, made from the table of traits. */
import { traitTable } from "../../generator/model/trait-table.js";

const introduction = `# Traits

What Wrought does with each trait of the Smithy prelude and of the official trait packages. Made from
\`generator/model/trait-table.ts\` by \`npm run docs:traits\`; do not edit.

A trait that is _used_ shows in what is generated; one that is _checked_ shows in diagnostics only.

Traits of other packages are carried along: a definition in the model is checked, and a trait that nobody defines is named in
a note (\`trait-unknown\`).
`;

/** The page as Markdown: a table a namespace. */
export function traitsPage(): string {
  const namespaces = new Set([...traitTable.keys()].map((id) => id.slice(0, id.indexOf("#"))));
  const sections = [...namespaces].map((namespace) => {
    const traits = [...traitTable].filter(([id]) => id.startsWith(`${namespace}#`));
    const rows = traits.map(([id, use]) => {
      const [[word, sentence] = ["", ""]] = Object.entries<string>(use);
      return [`\`${id.slice(namespace.length + 1)}\``, word, sentence];
    });
    return `\n## \`${namespace}\`\n\n${table([["trait", "", "how, or why not"], ...rows])}`;
  });
  return introduction + sections.join("");
}

/** Columns are padded, as prettier has it. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  const [head = [], ...body] = rows;
  return line(head) + line(widths.map((width) => "-".repeat(width))) + body.map(line).join("");
}
