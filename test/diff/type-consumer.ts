/** Code that uses every declaration of an old service as callers and mocks would, written so that it meets the new one. */
import type { Break } from "../../generator/diff/typescript/breaks.js";
import type { Declaration, Declarations } from "../../generator/diff/typescript/declaration.js";

export interface Line {
  /** Declaration and deed. */
  readonly about: string;
  readonly text: string;
}

export const aboutOf = ({ name, deed }: Pick<Break, "name" | "deed">): string => `${deed} ${name}`;

const head = [
  'import type { Operation, Visitor } from "wrought/runtime";',
  'import type * as Old from "./old/index.js";',
  'import * as New from "./new/index.js";',
  "export type In<T> = T extends Operation<infer I, infer _O, infer _E> ? I : never;",
  "export type Out<T> = T extends Operation<infer _I, infer O, infer _E> ? O : never;",
  "export type V<M> = Visitor<M, unknown>;",
  "export { New }; export type { Old };",
];

/** One line a use: a line that does not compile says which. Declarations of another kind are left out, because nothing can be compared. */
export function consumerOf(
  old: Declarations,
  now: Declarations,
): { readonly text: string; readonly lines: readonly Line[] } {
  const lines: Line[] = head.map((text) => ({ about: "", text }));
  let count = 0;
  for (const declaration of old.values()) {
    const { name } = declaration;
    lines.push({ about: `import ${name}`, text: `export type { ${name} as import${++count} } from "./new/index.js";` });
    if (now.get(name)?.kind !== declaration.kind) continue;
    for (const [deed, text] of usesOf(declaration)) {
      lines.push({ about: `${deed} ${name}`, text: `export const use${++count} = ${text};` });
    }
  }
  return { text: `${lines.map(({ text }) => text).join("\n")}\n`, lines };
}

type Use = readonly [deed: "construct" | "read", text: string];

function usesOf(old: Declaration): readonly Use[] {
  const { name } = old;
  switch (old.kind) {
    case "structure":
      return [
        ["construct", `(_o: Old.${name}): New.${name} => (${literal([...old.members.keys()], "_o")})`],
        ...reads(name, old.members.keys()),
      ];
    case "error":
      return [...reads(name, old.members.keys()), ...reads(name, ["$fault"])];
    case "union": {
      const keys = [...old.members.keys()];
      const functions = keys.map(
        (key) => `${JSON.stringify(key)}: (v: Old.${name}Members[${JSON.stringify(key)}]) => v`,
      );
      return [
        ...keys.map((key): Use => ["construct", `(_o: Old.${name}Members): New.${name} => (${literal([key], "_o")})`]),
        ["read", `(): V<New.${name}Members> => ({ ${[...functions, "$unknown: () => 0"].join(", ")} })`],
      ];
    }
    case "enum":
      return [
        ["construct", `(_o: Old.${name}): New.${name} => _o`],
        ["read", `(n: New.${name}): Old.${name} => n`],
        ...[...old.values.keys()].flatMap((key): readonly Use[] => [
          ["construct", `(): unknown => New.${name}[${JSON.stringify(key)}]`],
          ["read", `(): unknown => New.${name}[${JSON.stringify(key)}]`],
        ]),
      ];
    case "operation":
      return [
        ["construct", `(_o: In<typeof Old.${name}>): In<typeof New.${name}> => _o`],
        ["read", `(n: Out<typeof New.${name}>): Out<typeof Old.${name}> => n`],
      ];
    default:
      return [];
  }
}

function literal(keys: readonly string[], from: string): string {
  return `{ ${keys.map((key) => `${JSON.stringify(key)}: ${from}[${JSON.stringify(key)}]`).join(", ")} }`;
}

function reads(name: string, keys: Iterable<string>): readonly Use[] {
  return [...keys].map((key): Use => {
    return ["read", `(n: New.${name}): Old.${name}[${JSON.stringify(key)}] => n[${JSON.stringify(key)}]`];
  });
}
