/** Generated code is what prettier would make of it, whatever the names of the model. */
import { describe, expect, it } from "vitest";
import { loadModel } from "../../generator/model/load-model.js";
import { cognitoFiles, filesOf } from "./cognito.js";
import { firstChange } from "./fixed-point.js";
import { layoutModel } from "./layout-model.js";

async function changes(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [path, text] of files) {
    if (path.endsWith(".ts")) found.push(...[(await firstChange(path, text)) ?? []].flat());
  }
  return found;
}

describe("prettier leaves generated code alone", () => {
  it("Cognito", async () => expect(await changes(cognitoFiles())).toEqual([]));

  it("names of every length", async () => {
    const lengths = [4, 9, 14, 17, 22, 25, 29, 33, 35, 38, 41, 44, 47, 50, 53, 55, 58, 60, 62, 64, 66, 68, 71, 74, 80];
    const { model } = loadModel([{ file: "layout.json", text: JSON.stringify(layoutModel(lengths)) }]);
    if (model === undefined) throw new Error("the layout model does not load");
    expect(await changes(filesOf(model))).toEqual([]);
  });

  it("would find a file that is not", async () => {
    expect(await firstChange("a.ts", "export const a = 'b'\n")).toMatch(/^a\.ts:1\n/);
  });
});
