/** The examples of doc comments as code. */

/** A request example: its title, the type it says it has, and the code after the equals sign. */
export interface Example {
  readonly title: string;
  readonly type: string;
  readonly value: string;
}

/** Every `@example` block of a generated file, in order. */
export function examplesIn(text: string): readonly Example[] {
  const comments = text.match(/\/\*\*[^]*?\*\//g) ?? [];
  return comments.flatMap((comment) => {
    const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").replaceAll("*\\/", "*/"));
    return blocksIn(lines).flatMap(({ title, code }) => {
      const declared = /^const input: (\w+) =\s*([^]*);\n?$/.exec(code);
      return declared === null ? [] : [{ title, type: declared[1] ?? "", value: declared[2] ?? "" }];
    });
  });
}

/** Fenced code under an `@example` and its title. */
function blocksIn(lines: readonly string[]): readonly { readonly title: string; readonly code: string }[] {
  const blocks: { title: string; code: string }[] = [];
  let title = "";
  let fence: string | undefined;
  let block: string[] = [];
  for (const line of lines) {
    title = /^@example ?(.*)$/.exec(line)?.[1] ?? title;
    if (fence === undefined) fence = /^(`{3,}|~{3,})ts$/.exec(line)?.[1];
    else if (line === fence) {
      blocks.push({ title, code: block.join("\n") });
      [fence, block] = [undefined, []];
    } else block.push(line);
  }
  return blocks;
}

/** A module that declares every example of `operations.ts` and `types.ts`, beside the folder `cognito`. */
export function exampleModule(files: ReadonlyMap<string, string>): string {
  const examples = ["operations.ts", "types.ts"].flatMap((path) => examplesIn(files.get(path) ?? ""));
  const lines = examples.map(({ type, value }, index) => `export const example${index}: types.${type} = ${value};`);
  return `import type * as types from "./cognito/index.js";\n\n${lines.join("\n")}\n`;
}
