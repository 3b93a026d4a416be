/** No text of a model becomes code: not in comments, strings, patterns, keys, template literals, headers, or Markdown tables. */
import { describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { run } from "./bundle.js";
import { filesOf } from "./cognito.js";
import { plantedModel } from "./planted-model.js";

const payloads: readonly (readonly [string, string])[] = [
  ["the end of a comment", "*/ globalThis.__pwned = 1 /*"],
  ["the end of a text", '"; globalThis.__pwned = 1; "'],
  ["the end of a text in single quotes", "'; globalThis.__pwned = 1; '"],
  ["both quotes", `'"; globalThis.__pwned = 1; "'`],
  ["an escaped quote", '\\"; globalThis.__pwned = 1; //'],
  ["a template", "`${globalThis.__pwned = 1}`"],
  ["the end of a line", "\n globalThis.__pwned = 1;\n//"],
  ["the end of a line, Windows", "\r\n globalThis.__pwned = 1;\r\n//"],
  ["another end of a line", "\u2028 globalThis.__pwned = 1;\u2029//"],
  ["the end of a regular expression", "/; globalThis.__pwned = 1; /"],
  ["the end of a class in a regular expression", "[/]/; globalThis.__pwned = 1; /"],
  ["the end of a script", "</script><script>globalThis.__pwned = 1</script><!--"],
  ["the end of a fence", "\n```\n*/ globalThis.__pwned = 1 /*\n```\n"],
  ["an inline tag", "{@link */ globalThis.__pwned = 1 /*}"],
  ["what ends a template of ours", "{{title}} {{#if x}} {{{x}}} $& $1 %s"],
  ["a table", "| a | `b | c\n| --- |\n\\| d"],
];

function planted(payload: string): ReadonlyMap<string, string> {
  const file = `${payload.replaceAll(/[\\/]/g, "")}.json`;
  const { model, diagnostics } = loadModel([{ file, text: JSON.stringify(plantedModel(payload)) }]);
  if (model === undefined)
    throw new Error(diagnostics.map(({ message, shapeId }) => `${shapeId} ${message}`).join("\n"));
  return filesOf(model);
}

/** The columns of each line that is in a Markdown table. */
function columns(line: string): number {
  return line.replaceAll(/\\\\/g, "").replaceAll("\\|", "").split("|").length;
}

describe("a payload in every text of a model", () => {
  it.each(payloads)("%s", async (name, payload) => {
    const files = planted(payload);
    const module = await run(`planted-${name.replaceAll(/\W+/g, "-")}`, files);
    expect(Object.keys(module)).toContain("DoInput");
    expect(Object.hasOwn(globalThis, "__pwned")).toBe(false);
    const source = [...files].filter(([path]) => path.endsWith(".ts"));
    for (const [, text] of source) {
      expect(text).not.toMatch(/[\u2028\u2029]/);
      // Comments do not reach a page; what is left may be put into one.
      expect(text.replaceAll(/^ *(?:\/\/|\/?\*).*$/gm, "")).not.toMatch(/<\/script/);
    }
  });

  it.each(payloads)("leaves the tables of README.md whole: %s", (_, payload) => {
    const readme = planted(payload).get("README.md") ?? "";
    const outside = readme.replaceAll(/^```ts\n[^]*?^```$/gm, "");
    const tables = outside.split(/\n(?!\|)/).filter((part) => /^\|/m.test(part));
    expect(tables.length).toBeGreaterThanOrEqual(3);
    for (const table of tables) {
      const widths = table
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map(columns);
      expect(new Set(widths).size, table).toBe(1);
    }
    expect(outside.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, "")).not.toMatch(/(?<!\\)<(?:script|!--)/);
  });

  it("would run if it did become code", async () => {
    const files = planted("nothing");
    const broken = new Map(files).set("enums.ts", `${files.get("enums.ts") ?? ""}globalThis.__planted = 1;\n`);
    await run("planted-run", broken);
    expect(Object.hasOwn(globalThis, "__planted")).toBe(true);
  });
});
