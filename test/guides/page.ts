/**
 * A guide as the steps that a reader takes, in order. What the text around a fenced block says decides what the block is:
 * a line of nothing but `` `name`: `` in front of it makes it the file of that name; `sh` is run, and left running where the line
 * before ends with "in a terminal of its own:"; `text` is what the commands before it print, or, after "Open URL. It says:",
 * what a browser shows there. Other blocks are shown and not tried.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

interface Place {
  /** The heading of the section, `##`; empty before the first. */
  readonly section: string;
  /** The line of the page, from 1. */
  readonly line: number;
}
export type Step = Place &
  (
    | { readonly kind: "file"; readonly file: string; readonly text: string }
    | { readonly kind: "run" | "leave"; readonly script: string }
    | { readonly kind: "prints"; readonly text: string }
    | { readonly kind: "shows"; readonly url: string; readonly text: string }
    | { readonly kind: "shown"; readonly language: string; readonly text: string }
  );

/** The steps of a page. @param page its path from the root of the project */
export function stepsOf(page: string): readonly Step[] {
  const steps: Step[] = [];
  const state = {
    section: "",
    before: "",
    open: undefined as undefined | { language: string; line: number; lines: string[] },
  };
  const lines = readFileSync(join(root, page), "utf8").split("\n");
  for (const [index, line] of lines.entries()) {
    const { open } = state;
    if (open !== undefined && line === "```") {
      const place = { section: state.section, line: open.line };
      steps.push({ ...place, ...stepOf(open.language, open.lines.join("\n"), state.before) });
      Object.assign(state, { open: undefined, before: "" });
    } else if (open !== undefined) open.lines.push(line);
    else if (line.startsWith("```")) state.open = { language: line.slice(3), line: index + 1, lines: [] };
    else if (line.startsWith("## ")) Object.assign(state, { section: line.slice(3), before: "" });
    else if (line !== "") state.before = line;
  }
  return steps;
}

type Bare = Step extends infer S ? (S extends Step ? Omit<S, keyof Place> : never) : never;

function stepOf(language: string, text: string, before: string): Bare {
  const file = /^`([\w./-]+)`:$/.exec(before)?.[1];
  if (file !== undefined) return { kind: "file", file, text: `${text}\n` };
  if (language === "sh") return { kind: /\bin a terminal of its own:$/i.test(before) ? "leave" : "run", script: text };
  const url = /Open <(http:[^>]+)>\. It says:$/.exec(before)?.[1];
  if (language === "text" && url !== undefined) return { kind: "shows", url, text };
  return language === "text" ? { kind: "prints", text } : { kind: "shown", language, text };
}

/** Whether what was printed has each line of `wanted`, in order; `…` stands for anything. */
export function missingLine(wanted: string, printed: string): string | undefined {
  let rest = printed.split("\n").map((line) => line.trim());
  for (const line of wanted.split("\n").map((it) => it.trim())) {
    if (line === "" || line === "…") continue;
    const pattern = new RegExp(`^${line.split("…").map(literal).join(".*")}$`);
    const at = rest.findIndex((it) => pattern.test(it));
    if (at < 0) return line;
    rest = rest.slice(at + 1);
  }
  return undefined;
}

const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
