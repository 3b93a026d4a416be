/** The parts of the command line that need no process: sorting files, naming arguments, finding shapes, printing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { findShape } from "../../generator/cli/find-shape.js";
import { inputHashOf } from "../../generator/cli/input-hash.js";
import { modelFile } from "../../generator/cli/model-file.js";
import { sortModels } from "../../generator/cli/model-units.js";
import { plainText } from "../../generator/cli/plain-text.js";
import { printDiagnostics } from "../../generator/cli/print-diagnostics.js";
import { progressOf } from "../../generator/cli/progress.js";
import { runArgumentsOf } from "../../generator/cli/run-arguments.js";
import type { Channel } from "../../generator/cli/terminal.js";
import { colorDiff, unifiedDiff } from "../../generator/cli/unified-diff.js";
import { diagnostic } from "../../generator/diagnostics/catalogue.js";
import { loadModel } from "../../generator/model/load-model.js";
import { renamed, weather } from "./weather.js";

function channel(isTerminal: boolean): { readonly channel: Channel; readonly text: () => string } {
  let text = "";
  const write = (more: string): void => void (text += more);
  const line = (more = ""): void => write(`${more}\n`);
  return { channel: { line, write, colors: pc.createColors(false), isTerminal }, text: () => text };
}

describe("sortModels", () => {
  const part = JSON.stringify({ smithy: "2.0", shapes: {} });
  const [wind, tide] = [renamed("Wind"), renamed("Tide")];
  it.each<[string, { given: Readonly<Record<string, string>>; want: readonly (readonly string[])[] }]>([
    ["nothing", { given: {}, want: [] }],
    ["one service and its parts", { given: { "a.json": part, "x.json": wind }, want: [["a.json", "x.json"]] }],
    ["no service", { given: { "a.json": part, "b.json": part }, want: [["a.json", "b.json"]] }],
    ["one service beside what is no model", { given: { "a.json": "{", "x.json": wind }, want: [["a.json", "x.json"]] }],
    ["two services", { given: { "x.json": wind, "y.json": tide }, want: [["x.json"], ["y.json"]] }],
    [
      "two services, an overlay and a shared part",
      {
        given: { "d/x.json": wind, "d/y.json": tide, "d/x.overlay.json": part, "d/shared.json": part },
        want: [
          ["d/x.json", "d/x.overlay.json", "d/shared.json"],
          ["d/y.json", "d/shared.json"],
        ],
      },
    ],
    [
      "two services and what is no model",
      { given: { "x.json": wind, "y.json": tide, "z.json": "[1]" }, want: [["x.json"], ["y.json"], ["z.json"]] },
    ],
  ])("sorts %s", (_, { given, want }) => {
    const sources = Object.entries(given).map(([file, text]) => modelFile({ file, text }));
    expect(sortModels(sources).units.map((unit) => unit.sources.map(({ file }) => file))).toEqual(want);
  });

  it("knows the ids of the services, and which files have none", () => {
    const { units, parts } = sortModels([
      modelFile({ file: "x.json", text: wind }),
      modelFile({ file: "y.json", text: part }),
    ]);
    expect(units[0]?.services).toEqual(["example.wind#Wind"]);
    expect([...parts]).toEqual(["y.json"]);
  });

  it("survives any JSON", () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { maxLength: 4 }), (texts) => {
        const sources = texts.map((text, index) => modelFile({ file: `${index}.json`, text }));
        return sortModels(sources).units.length <= Math.max(1, sources.length);
      }),
    );
  });
});

describe("inputHashOf", () => {
  const base = { generator: "g", options: {}, from: ["models"], sources: [modelFile({ file: "a/x.json", text: "1" })] };
  const hash = inputHashOf(base);
  it("is the same for other folders, other orders and other line ends", () => {
    expect(inputHashOf({ ...base, sources: [modelFile({ file: "b/x.json", text: "1" })] })).toBe(hash);
    const two = [
      { file: "a/x.json", text: "1\r\n" },
      { file: "a/y.json", text: "2" },
    ];
    const unix = two.map(({ file, text }) => modelFile({ file, text: text.replace("\r", "") }));
    const reversed = two.toReversed().map((source) => modelFile(source));
    expect(inputHashOf({ ...base, sources: reversed })).toBe(inputHashOf({ ...base, sources: unix }));
  });
  it.each([
    ["content", { sources: [modelFile({ file: "a/x.json", text: "2" })] }],
    ["file name", { sources: [modelFile({ file: "a/y.json", text: "1" })] }],
    ["options", { options: { openEnums: "never" as const } }],
    ["filter", { options: { filter: { tags: ["a"] } } }],
    ["text of hooks", { hooks: ["h"] }],
    ["generator", { generator: "h" }],
    ["arguments", { from: [] }],
  ])("is another for another %s", (_, change) => {
    expect(inputHashOf({ ...base, ...change })).not.toBe(hash);
  });
});

describe("runArgumentsOf", () => {
  it("names arguments relative to their project, from every folder alike", () => {
    const folder = mkdtempSync(join(tmpdir(), "wrought-args-"));
    mkdirSync(join(folder, "models/deep"), { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    expect(runArgumentsOf(["models/deep/", "-", "models"], folder)).toEqual(["models", "models/deep"]);
    expect(runArgumentsOf([join(folder, "models"), "."], join(folder, "models/deep"))).toEqual([
      "models",
      "models/deep",
    ]);
    expect(runArgumentsOf(["models/*.json"], folder)).toEqual(["models/*.json"]);
    rmSync(folder, { recursive: true });
  });
});

describe("findShape", () => {
  const models = [weather(), renamed("Tide")].map((text) => loadModel([{ file: "x.json", text }]).model);
  const [first, second] = models;
  const find = (name: string, both = false): unknown => {
    const given = (both ? [first, second] : [first]).filter((model) => model !== undefined);
    const found = findShape(given, name);
    return "code" in found ? found.code : [found.shape.id, found.member];
  };
  it.each<[string, unknown]>([
    ["Sky", ["example.weather#Sky", undefined]],
    ["sKY", ["example.weather#Sky", undefined]],
    ["EXAMPLE.weather#sky", ["example.weather#Sky", undefined]],
    ["Sky$clear", ["example.weather#Sky", "CLEAR"]],
    ["Sky$cleer", "shape-unknown"],
    ["Skies", "shape-unknown"],
    ["", "shape-unknown"],
    ["$", "shape-unknown"],
    ["__proto__", "shape-unknown"],
  ])("%j", (name, want) => expect(find(name)).toEqual(want));
  it("does not choose between two", () => {
    expect(find("Sky", true)).toBe("shape-unknown");
    expect(find("example.tide#Sky", true)).toEqual(["example.tide#Sky", undefined]);
  });
});

describe("plainText", () => {
  it.each<[string, string, readonly string[]]>([
    ["paragraphs", "<p>One <b>two</b>.</p><p>Three.</p>", ["One two.", "", "Three."]],
    ["lists", "<ul><li>a</li><li>b</li></ul>", ["- a", "- b"]],
    [
      "code and links",
      '<p>See <code>a_b*c</code>, <a href="https://x.test/">here</a>.</p>',
      ["See a_b*c, here (https://x.test/)."],
    ],
    ["what Markdown would escape", "<p>2 * 3 {x} @y &lt;z&gt; a_b</p>", ["2 * 3 {x} @y <z> a_b"]],
    ["nothing", "", []],
  ])("shows %s", (_, given, want) => expect(plainText(given, 80)).toEqual(want));

  it("wraps", () => {
    expect(plainText(`<p>${"word ".repeat(30)}</p>`, 20).every((line) => line.length <= 20)).toBe(true);
  });

  it("never commands the terminal", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/\p{Cc}/u.test(plainText(text, 80).join(""))));
  });
});

function manyLines(word: string): string {
  return Array.from({ length: 8000 }, (_, index) => `${word}${index}\n`).join("");
}

describe("unifiedDiff", () => {
  it("names the files as git does", () => {
    const diff = unifiedDiff("out", { path: "svc/a.ts", kind: "updated", before: "a\nb\n", after: "a\nc\n" });
    expect(diff).toBe("--- a/out/svc/a.ts\n+++ b/out/svc/a.ts\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
    expect(unifiedDiff("out", { path: "a", kind: "created", after: "a\n" })).toMatch(
      /^--- \/dev\/null\n\+\+\+ b\/out\/a\n/,
    );
    expect(unifiedDiff("out", { path: "a", kind: "removed", before: "a\n" })).toMatch(
      /\n\+\+\+ \/dev\/null\n@@ -1 \+0,0 @@|@@ -1,1 \+0,0 @@/,
    );
  });

  it("does not search long for what two large files have in common", () => {
    const diff = unifiedDiff("out", { path: "a", kind: "updated", before: manyLines("x"), after: manyLines("y") });
    expect(diff).toContain("@@ -1,8000 +1,8000 @@");
    expect(diff.split("\n").filter((line) => line.startsWith("-x"))).toHaveLength(8000);
    expect(diff.split("\n").filter((line) => line.startsWith("+y"))).toHaveLength(8000);
  });

  it("is the same text in colours", () => {
    const diff = unifiedDiff("out", { path: "a", kind: "updated", before: "a\n", after: "b\n" });
    expect(colorDiff(diff, pc.createColors(false))).toBe(diff);
    expect(colorDiff(diff, pc.createColors(true))).toContain("\u001b[32m+b\u001b[39m");
  });
});

describe("progress", () => {
  it("draws over one line on a terminal, and takes it away", () => {
    const { channel: terminal, text } = channel(true);
    let now = 0;
    const progress = progressOf(terminal, 12, () => now);
    progress.next("first");
    now = 500;
    progress.done();
    progress.next("second");
    progress.clear();
    const [empty, full] = ["░".repeat(20), `█${"░".repeat(19)}`];
    expect(text().split("\r\u001b[2K")).toEqual([
      "",
      `${empty}  0/12  first`,
      `${full}  1/12  2.0/s  first`,
      `${full}  1/12  2.0/s  second`,
      "",
    ]);
  });
  it("is silent elsewhere", () => {
    const { channel: pipe, text } = channel(false);
    const progress = progressOf(pipe, 12);
    progress.next("first");
    progress.clear();
    expect(text()).toBe("");
  });
});

describe("printDiagnostics", () => {
  const all = [
    diagnostic("target-missing", "No.", {
      shapeId: "a#B",
      location: { file: "m.json", line: 2, column: 3 },
      hint: "Do.",
    }),
    diagnostic("trait-unknown", "Hm."),
    diagnostic("ast-key-unknown", "Oh."),
  ];
  const print = (quiet: boolean, verbose: boolean): string => {
    const { channel: pipe, text } = channel(false);
    printDiagnostics(pipe, all, { quiet, verbose });
    return text().replace(/ {4}hint.*\n/g, "");
  };
  const error = "m.json:2:3: error target-missing No.\n    shape  a#B\n";
  it("shows errors last, counts notes", () => {
    expect(print(false, false)).toBe(
      `warning ast-key-unknown Oh.\n${error}1 error, 1 warning, 1 note (--verbose shows them)\n`,
    );
  });
  it("shows all with --verbose", () => {
    expect(print(false, true)).toMatch(/^note trait-unknown Hm\.\nwarning/);
  });
  it("shows errors only with --quiet", () => expect(print(true, false)).toBe(`${error}1 error\n`));
});
