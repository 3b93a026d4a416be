/** Which published clients this folder has. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The ends of the names of the installed clients. */
export function clientFolders(folder: string): readonly string[] {
  return readdirSync(join(folder, "node_modules/@aws-sdk")).flatMap((name) =>
    name.startsWith("client-") ? [name.slice("client-".length)] : [],
  );
}
