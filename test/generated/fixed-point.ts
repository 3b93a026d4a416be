/** Prettier's judgement: where it would change a generated file. */
import { format } from "prettier";

/** The lines at which prettier's default layout of the text differs first, or undefined when it leaves the text alone. */
export async function firstChange(path: string, text: string): Promise<string | undefined> {
  const formatted = await format(text, { parser: "babel-ts" }).catch((error: unknown) => String(error));
  if (formatted === text) return undefined;
  const [ours, theirs] = [text.split("\n"), formatted.split("\n")];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return [
    `${path}:${at + 1}`,
    ...ours.slice(at, at + 8).map((line) => `- ${line}`),
    ...theirs.slice(at, at + 8).map((line) => `+ ${line}`),
  ].join("\n");
}
