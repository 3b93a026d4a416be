/** Every choice of outputs, and every kind of filter, gives code that compiles under every strict flag. */
import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { GenerateOptions } from "../../generator/index.js";
import { cognitoModel } from "../generated/cognito.js";
import { project, typeErrors } from "../generated/type-check.js";
import { shopModel } from "../transform/shop-model.js";

const all = [
  "README.md",
  "enums.ts",
  "errors.ts",
  "index.ts",
  "operations.ts",
  "schemas.ts",
  "server.ts",
  "types.ts",
  "validators.ts",
];
const without = (...names: readonly string[]): readonly string[] => all.filter((name) => !names.includes(name));

const variants: Readonly<Record<string, { readonly given: GenerateOptions; readonly want: readonly string[] }>> = {
  everything: { given: {}, want: all },
  "no-server": { given: { outputs: { server: false } }, want: without("server.ts") },
  "no-operations": { given: { outputs: { operations: false } }, want: without("server.ts", "operations.ts") },
  "no-errors": { given: { outputs: { errors: false } }, want: without("server.ts", "operations.ts", "errors.ts") },
  "no-companions": { given: { outputs: { companions: false } }, want: all },
  "no-companions-and-server": {
    given: { outputs: { companions: false, server: false } },
    want: without("server.ts", "validators.ts"),
  },
  "plain-types": {
    given: { outputs: { companions: false, errors: false } },
    want: without("server.ts", "operations.ts", "errors.ts", "schemas.ts", "validators.ts"),
  },
  "no-index": { given: { outputs: { index: false, readme: false } }, want: without("index.ts", "README.md") },
  "types-only": { given: { filter: { typesOnly: true } }, want: without("server.ts", "operations.ts") },
  "some-operations": { given: { filter: { operations: ["Admin*Auth*", "GetItem"] } }, want: all },
  excluded: { given: { filter: { exclude: ["internal", "deprecated"] } }, want: all },
  shapes: { given: { filter: { shapes: ["Admin*Request", "Item"] } }, want: without("server.ts", "operations.ts") },
  renamed: { given: { hooks: { renameSymbol: (name) => `My${name}` } }, want: all },
};

describe.each([
  ["shop", shopModel],
  ["cognito", cognitoModel],
])("of %s", (name, model) => {
  const made = Object.entries(variants).map(([variant, { given, want }]) => {
    const { files, diagnostics } = generate(model(), given);
    return { variant, want, files, errors: diagnostics.filter(({ severity }) => severity === "error") };
  });

  it.each(made)("$variant has its files", ({ files, want, errors }) => {
    expect(errors).toEqual([]);
    expect(files.map(({ path }) => path.slice(path.indexOf("/") + 1)).toSorted()).toEqual(want);
  });

  it("all compile", async () => {
    const files = made.flatMap(({ variant, files: some }) => {
      return some
        .filter(({ path }) => path.endsWith(".ts"))
        .map(({ path, text }) => [`${variant}/${path}`, text] as const);
    });
    expect(await typeErrors(project(`outputs-${name}`, new Map(files)))).toEqual([]);
  });
});

const readme = (given: GenerateOptions): string =>
  generate(shopModel(), given).files.find(({ path }) => path.endsWith(".md"))?.text ?? "";

describe("the README", () => {
  it("names only files that are there", () => {
    for (const { given, want } of Object.values(variants)) {
      const text = readme(given);
      if (text === "") continue;
      const named = [...text.matchAll(/^\| `(\w+\.ts)`/gm)].map(([, file]) => file);
      expect(named.filter((file) => file === undefined || !want.includes(file))).toEqual([]);
      for (const [, file] of text.matchAll(/from "\.\/shop\/(\w+)\.js"/g)) expect(want).toContain(`${file}.ts`);
    }
  });

  it("speaks of a mock and of operations only where they are", () => {
    expect(readme({})).toMatch(/## Mock[^]*## Operations/);
    expect(readme({ outputs: { server: false } })).not.toContain("## Mock");
    expect(readme({ filter: { typesOnly: true } })).not.toMatch(/## (?:Mock|Operations)/);
    expect(readme({ outputs: { companions: false } })).not.toContain("## Use");
  });
});
