/** Wrought as its users get it: the tarball that `npm pack` makes of a build. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./page.js";

/** Packs `dist/` as it is, once a run; `WROUGHT_TARBALL` names one that was packed before. */
export function packedWrought(): string {
  const given = process.env["WROUGHT_TARBALL"];
  if (given !== undefined && given !== "") return given;
  if (!existsSync(join(root, "dist/cli/main.js"))) throw new Error("the guides need a build: npm run build");
  const folder = join(root, "test/.tmp/packed");
  mkdirSync(folder, { recursive: true });
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [packed] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" })) as { filename: string }[];
  if (packed === undefined) throw new Error("BUG: npm packed nothing");
  return join(folder, packed.filename);
}
