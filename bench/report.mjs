/** What a benchmark hands back, and how it is shown: sections of Markdown tables, and aims that are met or not. */

/**
 * @typedef {{ title: string, notes?: string[], columns: string[], rows: (string | number)[][] }} Table
 * @typedef {{ text: string, measured: string, met: boolean }} Aim
 * @typedef {{ name: string, tables: Table[], aims: Aim[], skipped?: string }} Section
 */

/** A section as Markdown, as prettier would write it. */
export function markdownOf({ name, tables, aims, skipped }) {
  const parts = [
    `## ${name}`,
    ...(skipped === undefined ? [] : [`Skipped: ${skipped}.`]),
    ...tables.map(markdownOfTable),
  ];
  if (aims.length > 0) parts.push(aims.map(aimLine).join("\n"));
  return parts.join("\n\n");
}

/** An aim: `measured` says by how much it is met or missed. */
export function aimOf(text, met, measured) {
  return { text, met, measured };
}

function aimLine({ text, measured, met }) {
  return `- Aim: ${text}: **${met ? "met" : "not met"}** (${measured}).`;
}

function markdownOfTable({ title, notes = [], columns, rows }) {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, index) => Math.max(3, ...cells.map((row) => row[index].length)));
  const line = (row) =>
    `| ${row.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, index) => (index === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  const [head, ...body] = cells;
  return [`### ${title}`, "", ...notes.flatMap((note) => [note, ""]), line(head), rule, ...body.map(line)].join("\n");
}

/** Milliseconds. */
export function ms(value) {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

/** Milliseconds, shown as seconds. */
export function seconds(value) {
  return `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
}

/** Megabytes. */
export function mb(value) {
  return `${value.toFixed(0)} MB`;
}

/** Nanoseconds, shown as microseconds from 1,000 on. */
export function ns(value) {
  return value < 1000 ? `${value.toFixed(0)} ns` : `${(value / 1000).toFixed(2)} µs`;
}

/** A ratio such as `1.23 ×`. */
export function times(value) {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ×`;
}
