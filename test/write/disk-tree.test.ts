/** The only writer: nothing outside the root, all edits or none, on disk as in memory. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskTree } from "../../generator/write/disk-tree.js";
import { TreeError } from "../../generator/write/file-tree.js";
import type { FileTree } from "../../generator/write/file-tree.js";
import { memoryTree } from "../../generator/write/memory-tree.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "wrought-tree-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const trees: readonly (readonly [string, () => FileTree])[] = [
  ["disk", () => diskTree(root)],
  ["memory", () => memoryTree()],
];

const hostile = [
  "../escape.ts",
  "a/../../escape.ts",
  "/etc/escape.ts",
  "a//b.ts",
  "./a.ts",
  "",
  "a\\..\\b.ts",
  "C:/a.ts",
  "a\0.ts",
  "a/con.ts",
  "a/name. ",
  `${"x".repeat(2000)}.ts`,
];

describe.each(trees)("a tree (%s)", (_, make) => {
  it("writes, reads, replaces and removes", () => {
    const tree = make();
    tree.apply([
      { path: "svc/a.ts", text: "a" },
      { path: "svc/deep/er/b.ts", text: "b" },
    ]);
    expect(tree.read("svc/a.ts")).toEqual({ kind: "file", text: "a" });
    expect(tree.folders()).toEqual(["svc"]);
    tree.apply([
      { path: "svc/a.ts", text: "A" },
      { path: "svc/deep/er/b.ts", text: undefined },
    ]);
    expect(tree.read("svc/a.ts")).toEqual({ kind: "file", text: "A" });
    expect(tree.read("svc/deep/er/b.ts")).toEqual({ kind: "absent" });
    expect(tree.read("svc/deep")).toEqual({ kind: "absent" });
  });

  it("says that a folder is no file", () => {
    const tree = make();
    tree.apply([{ path: "svc/deep/a.ts", text: "a" }]);
    expect(tree.read("svc/deep")).toEqual({ kind: "refused", reason: "it is a folder" });
  });

  it.each(hostile)("refuses the path %j, and everything that came with it", (path) => {
    const tree = make();
    expect(tree.read(path).kind).toBe("refused");
    const edits = [
      { path: "svc/first.ts", text: "x" },
      { path, text: "x" },
    ];
    expect(() => tree.apply(edits)).toThrow(TreeError);
    expect(tree.read("svc/first.ts")).toEqual({ kind: "absent" });
  });
});

describe("a tree on disk", () => {
  it("makes its root, and leaves no temporary files", () => {
    const tree = diskTree(join(root, "not", "yet"));
    tree.apply([{ path: "svc/a.ts", text: "a" }]);
    expect(readFileSync(join(root, "not/yet/svc/a.ts"), "utf8")).toBe("a");
    expect(readdirSync(join(root, "not/yet"))).toEqual(["svc"]);
  });

  it("puts everything back when an edit fails midway", () => {
    const tree = diskTree(root);
    tree.apply([
      { path: "svc/a.ts", text: "old a" },
      { path: "svc/gone.ts", text: "old gone" },
    ]);
    const edits = [
      { path: "svc/a.ts", text: "new a" },
      { path: "svc/gone.ts", text: undefined },
      { path: "svc/new.ts", text: "new" },
      // The file made here stands where the next edit needs a folder: only the rename can find that out.
      { path: "svc/x", text: "x" },
      { path: "svc/x/y.ts", text: "y" },
    ];
    expect(() => tree.apply(edits)).toThrow(/^svc\/x\/y\.ts: /);
    expect(readFileSync(join(root, "svc/a.ts"), "utf8")).toBe("old a");
    expect(readFileSync(join(root, "svc/gone.ts"), "utf8")).toBe("old gone");
    expect(readdirSync(join(root, "svc")).toSorted()).toEqual(["a.ts", "gone.ts"]);
    expect(readdirSync(root)).toEqual(["svc"]);
  });

  it("takes away the folders it made when the first write fails", () => {
    const tree = diskTree(join(root, "new/out"));
    const edits = [
      { path: "svc/x", text: "x" },
      { path: "svc/x/y.ts", text: "y" },
    ];
    expect(() => tree.apply(edits)).toThrow(TreeError);
    expect(existsSync(join(root, "new"))).toBe(false);
  });

  it("refuses symbolic links that lead out of it, for folders and for files", () => {
    const outside = mkdtempSync(join(tmpdir(), "wrought-outside-"));
    writeFileSync(join(outside, "a.ts"), "precious");
    mkdirSync(join(root, "svc"));
    symlinkSync(outside, join(root, "linked"));
    symlinkSync(join(outside, "a.ts"), join(root, "svc/a.ts"));
    const tree = diskTree(root);
    const reason = "a symbolic link leads out of the output folder";
    expect(tree.read("linked/a.ts")).toEqual({ kind: "refused", reason });
    expect(tree.read("svc/a.ts")).toEqual({ kind: "refused", reason });
    for (const path of ["linked/a.ts", "linked/new.ts", "svc/a.ts"]) {
      expect(() => tree.apply([{ path, text: "evil" }])).toThrow(/symbolic link/);
      expect(() => tree.apply([{ path, text: undefined }])).toThrow(/symbolic link/);
    }
    expect(readFileSync(join(outside, "a.ts"), "utf8")).toBe("precious");
    expect(readdirSync(outside)).toEqual(["a.ts"]);
    rmSync(outside, { recursive: true });
  });

  it("follows a root that is a symbolic link, and links that stay inside", () => {
    mkdirSync(join(root, "real/target"), { recursive: true });
    symlinkSync(join(root, "real"), join(root, "link"));
    symlinkSync("target", join(root, "real/alias"));
    diskTree(join(root, "link")).apply([{ path: "alias/a.ts", text: "a" }]);
    expect(readFileSync(join(root, "real/target/a.ts"), "utf8")).toBe("a");
  });

  it("reports a root that is a file", () => {
    writeFileSync(join(root, "file"), "x");
    const tree = diskTree(join(root, "file"));
    expect(tree.folders()).toEqual([]);
    expect(() => tree.apply([{ path: "svc/a.ts", text: "a" }])).toThrow(TreeError);
    expect(readFileSync(join(root, "file"), "utf8")).toBe("x");
  });
});
