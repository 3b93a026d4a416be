/** `npm run bench [-- PART…] [--rounds N] [--json FILE] [--markdown FILE]`: measures, prints tables, says which aims are met. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { install } from "./install.mjs";
import { markdownOf } from "./report.mjs";

/** Loaded when asked for: before `install` there is nothing to load. */
const parts = {
  generate: async (options) => (await import("./generate/generate.mjs")).benchGenerate(options),
  corpus: async (options) => (await import("./corpus/corpus.mjs")).benchCorpus(options),
  validators: async (options) => (await import("./validators/validators.mjs")).benchValidators(options),
  mock: async (options) => (await import("./mock/mock.mjs")).benchMock(options),
  diff: async (options) => (await import("./diff.mjs")).benchDiff(options),
  follow: async (options) => (await import("./follow.mjs")).benchFollow(options),
  size: async () => (await import("./size.mjs")).benchSize(),
  startup: async (options) => (await import("./startup.mjs")).benchStartup(options),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, json: { type: "string" }, markdown: { type: "string" } },
});
const chosen = positionals.length === 0 ? Object.keys(parts) : positionals;
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
const rounds = Number(values.rounds);
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(
    `usage: npm run bench -- [${Object.keys(parts).join("|")}]… [--rounds N] [--json FILE] [--markdown FILE]\n`,
  );
  process.exit(2);
}

install();
const sections = [];
for (const name of chosen) {
  process.stderr.write(`bench: ${name}\n`);
  const section = await parts[name]({ rounds });
  sections.push(section);
  process.stdout.write(`${markdownOf(section)}\n\n`);
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ machine: machine(), sections }, undefined, 2)}\n`);
if (values.markdown !== undefined) writeFileSync(values.markdown, page());

function page() {
  const { date, node, cores } = machine();
  const head =
    `# Benchmarks\n\nMade by \`npm run bench -- --markdown docs/benchmarks.md\` on ${date}, Node ${node}, ${cores} cores shared with ` +
    `other work: trust the ratios more than the times. What is measured and how is told in [bench/README.md](../bench/README.md).`;
  return `${[head, ...sections.map(markdownOf)].join("\n\n")}\n`;
}

function machine() {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const date = new Date().toISOString().slice(0, 10);
  return { date, node: process.versions.node, cores: cpus().length, wrought: version };
}
