/** The same model gives the same bytes: whatever the order of its files, the folder it is run in, the time zone, the language. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generate, loadModel, type ModelSource } from "../../generator/index.js";
import { cognitoFiles, sources } from "./cognito.js";
import { tortureModel } from "./torture-model.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

function hashOf(files: readonly ModelSource[]): string {
  const { model } = loadModel(files);
  if (model === undefined) throw new Error("the model does not load");
  const hash = createHash("sha256");
  for (const { path, text } of generate(model).files) hash.update(`${path}\n${text}`);
  return hash.digest("hex");
}

/** The model in several files, shapes in the order that `order` gives. */
function split(order: (ids: string[]) => string[]): readonly ModelSource[] {
  const { smithy, shapes } = tortureModel();
  const ids = order(Object.keys(shapes));
  const parts = [0, 1, 2].map((part) => ids.filter((id) => id.length % 3 === part));
  return parts.map((names, part) => ({
    file: `part-${part}.json`,
    text: JSON.stringify({ smithy, shapes: Object.fromEntries(names.map((id) => [id, shapes[id]])) }),
  }));
}

describe("the same bytes", () => {
  it("whatever the order of the files", () => {
    expect(hashOf(sources.toReversed())).toBe(hashOf(sources));
    const files = split((ids) => ids);
    expect(hashOf(files.toReversed())).toBe(hashOf(files));
    expect(hashOf([...files.slice(1), ...files.slice(0, 1)])).toBe(hashOf(files));
  });

  it("whatever the order of the shapes in a file", () => {
    const want = hashOf(split((ids) => ids));
    expect(hashOf(split((ids) => ids.toReversed()))).toBe(want);
    expect(hashOf(split((ids) => ids.toSorted()))).toBe(want);
  });

  it("twice in one process", () => expect([...cognitoFiles()]).toEqual([...cognitoFiles()]));

  it("in another folder, time zone and language", () => {
    const script = [
      `import { createHash } from "node:crypto";`,
      `import { readFileSync } from "node:fs";`,
      `import { generate, loadModel } from ${JSON.stringify(join(root, "dist/generator/index.js"))};`,
      `const names = ${JSON.stringify(sources.map(({ file }) => file))};`,
      `const { model } = loadModel(names.map((file) => ({ file, text: readFileSync(${JSON.stringify(join(root, "models/"))} + file, "utf8") })));`,
      `const hash = createHash("sha256");`,
      `for (const { path, text } of generate(model).files) hash.update(path + "\\n" + text);`,
      `process.stdout.write(hash.digest("hex"));`,
    ].join("\n");
    const hashes = [
      { cwd: root, TZ: "UTC", LANG: "C" },
      { cwd: tmpdir(), TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    ].map(({ cwd, ...env }) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd,
        encoding: "utf8",
        env: { PATH: process.env["PATH"], ...env },
      }),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });
});

describe("the committed output", () => {
  it("is what the generator makes of models/", () => {
    const folder = join(root, "generated/cognito-identity-provider");
    const committed = readdirSync(folder).filter((name) => !name.startsWith("."));
    const files = cognitoFiles();
    expect(committed.toSorted()).toEqual([...files.keys()].toSorted());
    const changed = committed.filter((name) => readFileSync(join(folder, name), "utf8") !== files.get(name));
    expect(changed).toEqual([]);
  });
});
