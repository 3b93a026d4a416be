/** Planning a write: what counts as ours, what is in the way, what is left over. */
import { describe, expect, it } from "vitest";
import { contentHashOf } from "../../generator/write/content-hash.js";
import type { FileTree } from "../../generator/write/file-tree.js";
import { readManifest } from "../../generator/write/manifest.js";
import { memoryTree } from "../../generator/write/memory-tree.js";
import { manifestsOf, orphansOf, upToDate } from "../../generator/write/up-to-date.js";
import { planRemoval, planWrite } from "../../generator/write/write-plan.js";
import type { WritePlan } from "../../generator/write/write-plan.js";

type Files = Readonly<Record<string, string>>;
const manifest = { generator: "1.0.0", input: "i1", from: ["models"], folders: ["svc"] };

function plan(tree: FileTree, files: Files, force = false): WritePlan {
  const output = { folder: "svc", files: new Map(Object.entries(files)), manifest };
  return planWrite(tree, output, { root: "out", force });
}

function kindsOf({ changes }: WritePlan): Files {
  return Object.fromEntries(changes.map(({ path, kind }) => [path, kind]));
}

/** A tree in which these files were generated, and then changed behind our back. */
function written(files: Files, edits: Readonly<Record<string, string | undefined>> = {}): Map<string, string> {
  const map = new Map<string, string>();
  memoryTree(map).apply(plan(memoryTree(map), files).edits);
  for (const [path, text] of Object.entries(edits)) {
    if (text === undefined) map.delete(path);
    else map.set(path, text);
  }
  return map;
}

function manifestIn(files: ReadonlyMap<string, string>): ReturnType<typeof readManifest> {
  return readManifest(files.get("svc/.wrought.json") ?? "");
}

function check(files: Map<string, string>, input = "i1"): readonly string[] | undefined {
  const tree = memoryTree(files);
  return upToDate(tree, manifestsOf(tree), input);
}

const both: Files = { "a.ts": "a", "b.ts": "b" };

describe("planWrite", () => {
  it.each<[string, { given: Map<string, string>; files: Files; want: Files }]>([
    [
      "writes all into nothing",
      { given: new Map(), files: both, want: { "svc/a.ts": "created", "svc/b.ts": "created" } },
    ],
    [
      "leaves equal files",
      { given: written(both), files: both, want: { "svc/a.ts": "unchanged", "svc/b.ts": "unchanged" } },
    ],
    [
      "updates, creates and removes",
      {
        given: written(both),
        files: { "b.ts": "B", "c.ts": "c" },
        want: { "svc/a.ts": "removed", "svc/b.ts": "updated", "svc/c.ts": "created" },
      },
    ],
    [
      "writes again what was deleted",
      {
        given: written(both, { "svc/a.ts": undefined }),
        files: both,
        want: { "svc/a.ts": "created", "svc/b.ts": "unchanged" },
      },
    ],
    [
      "takes line ends of a checkout for what they are",
      {
        given: written({ "a.ts": "x\ny\n" }, { "svc/a.ts": "x\r\ny\r\n" }),
        files: { "a.ts": "x\ny\n" },
        want: { "svc/a.ts": "unchanged" },
      },
    ],
    [
      "adopts files that already are as generated, manifest or not",
      { given: new Map([["svc/a.ts", "a"]]), files: { "a.ts": "a" }, want: { "svc/a.ts": "unchanged" } },
    ],
    [
      "takes an edit by hand that equals what is generated now",
      {
        given: written(both, { "svc/a.ts": "A" }),
        files: { "a.ts": "A", "b.ts": "b" },
        want: { "svc/a.ts": "unchanged", "svc/b.ts": "unchanged" },
      },
    ],
    [
      "does not mind a left-over file that somebody deleted",
      { given: written(both, { "svc/a.ts": undefined }), files: { "b.ts": "b" }, want: { "svc/b.ts": "unchanged" } },
    ],
  ])("%s", (_, { given, files, want }) => {
    const result = plan(memoryTree(given), files);
    expect(result.diagnostics).toEqual([]);
    expect(kindsOf(result)).toEqual(want);
  });

  it.each<[string, { given: Map<string, string>; files: Files; want: readonly string[] }]>([
    [
      "edited by hand",
      { given: written(both, { "svc/a.ts": "mine" }), files: { "a.ts": "new", "b.ts": "b" }, want: ["output-edited"] },
    ],
    [
      "edited by hand and generated no more",
      { given: written(both, { "svc/a.ts": "mine" }), files: { "b.ts": "b" }, want: ["output-edited"] },
    ],
    ["somebody else's", { given: new Map([["svc/a.ts", "mine"]]), files: both, want: ["output-foreign"] }],
    [
      "of unknown owner, the manifest being broken",
      { given: written(both, { "svc/.wrought.json": "<<<<" }), files: both, want: ["manifest-invalid"] },
    ],
  ])("stops at a file that is %s, unless forced", (_, { given, files, want }) => {
    const tree = memoryTree(given);
    const before = new Map(given);
    const stopped = plan(tree, files);
    expect(stopped.diagnostics.map(({ code }) => code)).toEqual(want);
    expect(stopped.edits).toEqual([]);
    expect(given).toEqual(before);
    const forced = plan(tree, files, true);
    expect(forced.diagnostics).toEqual([]);
    tree.apply(forced.edits);
    expect(kindsOf(plan(tree, files))).toEqual(
      Object.fromEntries(Object.keys(files).map((name) => [`svc/${name}`, "unchanged"])),
    );
  });

  it("names the file and what to do", () => {
    const [diagnostic] = plan(memoryTree(written(both, { "svc/a.ts": "mine" })), { "a.ts": "new" }).diagnostics;
    expect(diagnostic?.message).toContain("out/svc/a.ts");
    expect(diagnostic?.hint).toContain("--force");
  });

  it("never touches files beside its own", () => {
    const files = written(both, { "svc/mine.md": "mine" });
    memoryTree(files).apply(plan(memoryTree(files), { "c.ts": "c" }, true).edits);
    expect([...files.keys()].toSorted()).toEqual(["svc/.wrought.json", "svc/c.ts", "svc/mine.md"]);
  });

  it("refuses a generated path that leads elsewhere, even when forced", () => {
    const { diagnostics, edits } = plan(memoryTree(), { "../../x.ts": "x", "a.ts": "a" }, true);
    expect(diagnostics.map(({ code }) => code)).toEqual(["output-refused"]);
    expect(edits).toEqual([]);
  });
});

describe("the manifest", () => {
  it("says what was written, and reads back", () => {
    expect(manifestIn(written(both))).toEqual({
      ...manifest,
      files: new Map([
        ["a.ts", contentHashOf("a")],
        ["b.ts", contentHashOf("b")],
      ]),
    });
  });

  it("is the same text whatever the order of the files", () => {
    expect(written({ "b.ts": "b", "a.ts": "a" })).toEqual(written(both));
  });

  it.each([
    ["no JSON", "{"],
    ["another version", JSON.stringify({ ...manifest, manifest: 2, files: {} })],
    ["a path out of the folder", JSON.stringify({ ...manifest, manifest: 1, files: { "../../x": "0" } })],
    ["an absolute path", JSON.stringify({ ...manifest, manifest: 1, files: { "/etc/passwd": "0" } })],
    ["itself among its files", JSON.stringify({ ...manifest, manifest: 1, files: { ".wrought.json": "0" } })],
    ["hashes that are no strings", JSON.stringify({ ...manifest, manifest: 1, files: { "a.ts": 1 } })],
    ["null", "null"],
  ])("is not believed when it has %s", (_, text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});

describe("upToDate", () => {
  it("holds for what was just written", () => expect(check(written(both))).toEqual(["svc"]));
  it.each<[string, Map<string, string>, string]>([
    ["another input", written(both), "i2"],
    ["an edited file", written(both, { "svc/a.ts": "A" }), "i1"],
    ["a missing file", written(both, { "svc/a.ts": undefined }), "i1"],
    ["no manifest", written(both, { "svc/.wrought.json": undefined }), "i1"],
    ["an empty folder", new Map(), "i1"],
  ])("does not hold with %s", (_, files, input) => expect(check(files, input)).toBeUndefined());
  it("does not hold when another folder of the same model is gone", () => {
    const files = new Map<string, string>();
    const two = { ...manifest, folders: ["svc", "other"] };
    const output = { folder: "svc", files: new Map([["a.ts", "a"]]), manifest: two };
    memoryTree(files).apply(planWrite(memoryTree(files), output, { root: "out" }).edits);
    expect(check(files)).toBeUndefined();
  });
});

describe("what an earlier run left over", () => {
  it("is known by a shared argument only", () => {
    const manifests = manifestsOf(memoryTree(written(both)));
    expect(orphansOf(manifests, ["models"], new Set())).toEqual(["svc"]);
    expect(orphansOf(manifests, ["models"], new Set(["svc"]))).toEqual([]);
    expect(orphansOf(manifests, ["elsewhere"], new Set())).toEqual([]);
  });
  it("is removed with its manifest, foreign files staying", () => {
    const files = written(both, { "svc/mine.md": "mine" });
    memoryTree(files).apply(planRemoval(memoryTree(files), "svc", { root: "out" }).edits);
    expect([...files.keys()]).toEqual(["svc/mine.md"]);
  });
  it("is not removed where it was edited", () => {
    const result = planRemoval(memoryTree(written(both, { "svc/a.ts": "mine" })), "svc", { root: "out" });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["output-edited"]);
    expect(result.edits).toEqual([]);
  });
});
