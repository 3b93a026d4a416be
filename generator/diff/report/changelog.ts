/** Comparisons as an entry for a CHANGELOG: what a reader of generated types has to know, in Markdown, without events. */
import { sensitivityWords, shortName } from "../summary.js";
import type { DeclarationChange } from "../typescript/changed-declarations.js";
import type { CompileBreak, ServiceImpact } from "../typescript/impact.js";
import type { Comparison } from "./comparison.js";
import { safeMarkdown as safe } from "./safe-markdown.js";

const kinds: readonly (readonly [DeclarationChange["kind"], string])[] = [
  ["operation", "operations"],
  ["structure", "interfaces"],
  ["union", "unions"],
  ["enum", "enums"],
  ["error", "errors"],
];

/** One section a service that changed; a line that says so when none did. */
export function changelogEntry(comparisons: readonly Comparison[]): string {
  const sections = comparisons.flatMap(({ diff }) =>
    diff.typescript.map((impact) => {
      const own = diff.sensitivity.filter(({ shapeId }) => shapeId.startsWith(impact.service.replace(/#.*$/, "#")));
      const secrets = own.map(({ shapeId, change }) => `\`${shortName(shapeId)}\` ${sensitivityWords[change]}.`);
      return sectionOf(impact, diff.semver, secrets);
    }),
  );
  const text = sections.filter((section) => section !== "").join("\n");
  return text === "" ? "No generated type changed.\n" : text;
}

function sectionOf(impact: ServiceImpact, semver: string, secrets: readonly string[]): string {
  const breaks = impact.breaks.filter(({ sides }) => sides.includes("caller"));
  const blocks = [
    block("Security", secrets),
    block("Breaking", breaks.map(breakLine)),
    block("Added", linesOf(impact, "added")),
    block("Changed", linesOf(impact, "changed")),
    block("Removed", linesOf(impact, "removed")),
  ].filter((one) => one !== "");
  if (blocks.length === 0) return "";
  return `### ${safe(shortName(impact.service))} (${semver})\n\n${blocks.join("\n")}`;
}

function block(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `#### ${title}\n\n${lines.map((line) => `- ${line}\n`).join("")}`;
}

function breakLine({ name, member, deed, why }: CompileBreak): string {
  const what = member === null ? name : `${name}.${member}`;
  return `\`${what}\`, where code ${deed === "import" ? "imports" : deed === "read" ? "reads" : "makes"} it: ${safe(why)}.`;
}

function linesOf({ declarations }: ServiceImpact, change: DeclarationChange["change"]): readonly string[] {
  return kinds.flatMap(([kind, noun]) => {
    const names = declarations
      .filter((one) => one.change === change && one.kind === kind)
      .map(({ name }) => `\`${name}\``);
    return names.length === 0 ? [] : [`${noun}: ${names.join(", ")}`];
  });
}
