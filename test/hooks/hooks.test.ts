/** What hooks do to generated code, and what is said when they do what they must not. */
import { describe, expect, it } from "vitest";
import { generate, generateWithHooks } from "../../generator/index.js";
import type { HookedOptions, ServicePlan } from "../../generator/index.js";
import { shopModel } from "../transform/shop-model.js";

const model = shopModel();

interface Run {
  readonly files: ReadonlyMap<string, string>;
  readonly said: readonly string[];
}

async function run(options: HookedOptions, prettierOptions?: Readonly<Record<string, unknown>>): Promise<Run> {
  const surroundings = prettierOptions === undefined ? {} : { prettierOptions: async () => prettierOptions };
  const { files, diagnostics } = await generateWithHooks(model, options, surroundings);
  return {
    files: new Map(files.map(({ path, text }) => [path, text])),
    said: diagnostics.map(({ code, message, shapeId }) => [code, message, shapeId].filter(Boolean).join(" ")),
  };
}

const plain = new Map(generate(model).files.map(({ path, text }) => [path, text]));
/** JavaScript may give anything. */
const wrong = (value: unknown): never => value as never;

it("does nothing without hooks", async () => expect((await run({})).files).toEqual(plain));

describe("renameSymbol", () => {
  it("renames types and operations wherever they are used, and nothing on the wire", async () => {
    const seen: string[] = [];
    const { files, said } = await run({
      hooks: {
        renameSymbol: (name, { shapeId, kind }) => {
          seen.push(`${kind} ${shapeId}`);
          return name === "Item" ? "Article" : name === "GetItem" ? "FetchItem" : name;
        },
      },
    });
    expect(said).toEqual([]);
    expect(seen).toContain("structure shop#Item");
    expect(seen).toContain("enum shop#Color");
    expect(seen).toContain("union shop#Choice");
    expect(seen).toContain("error shop#Gone");
    expect(seen).toContain("operation shop#GetItem");
    expect(files.get("shop/types.ts")).toMatch(/export interface Article \{[^}]*parent\?: Article/);
    expect(files.get("shop/operations.ts")).toMatch(
      /export const FetchItem: Operation<GetItemInput, Article, FetchItemErrors>/,
    );
    expect(files.get("shop/operations.ts")).toMatch(/id: "shop#GetItem",\s*name: "GetItem"/);
    expect([...files.values()].join("")).not.toMatch(/\bItem\b(?=[^"`]*\{)/);
  });

  it.each<[string, (name: string) => string, string]>([
    ["no identifier", () => "not a name", 'hook-invalid The hook renameSymbol gave "not a name" for'],
    ["code", () => "X{}; evil(", "hook-invalid"],
    ["an empty name", () => "", "hook-invalid"],
    ["a reserved word", () => "class", "hook-invalid"],
    ["nothing", () => wrong(undefined), "hook-invalid The hook renameSymbol gave undefined"],
    ["an object", () => wrong({}), "hook-invalid The hook renameSymbol gave object"],
    ["one name for all", () => "Same", "hook-collision"],
    [
      "a name of the runtime",
      (name) => (name === "Item" ? "Sensitive" : name),
      "hook-collision The name Sensitive for Item",
    ],
    ["a name that comes later", (name) => (name === "Choice" ? "Item" : name), "hook-collision The name Item for Item"],
    [
      "a name that came before",
      (name) => (name === "Item" ? "Choice" : name),
      "hook-collision The name Choice for Item",
    ],
  ])("may not give %s", async (_, renameSymbol, want) => {
    const { files, said } = await run({ hooks: { renameSymbol } });
    expect(files.size).toBe(0);
    expect(said[0]).toContain(want);
    expect(said[0]).toContain("shop#");
  });

  it("may not throw", async () => {
    expect((await run({ hooks: { renameSymbol: () => wrong(JSON.parse("no idea")) } })).said[0]).toMatch(
      /^hook-failed .*renameSymbol.*JSON/,
    );
  });
});

describe("transformDocumentation", () => {
  it("changes, adds and removes texts of shapes and members", async () => {
    const { files, said } = await run({
      hooks: {
        transformDocumentation: (html, { shapeId, member }) => {
          if (shapeId === "shop#Item" && member === undefined) return "";
          if (shapeId === "shop#Item" && member === "name") return "<p>What it is <b>called</b>. */</p>";
          return html;
        },
      },
    });
    expect(said).toEqual([]);
    const types = files.get("shop/types.ts") ?? "";
    expect(types).not.toContain("An item.");
    expect(types).toContain("/** What it is **called**. \\*\\/ */\n  name?: string");
  });

  it("is given no text of what is left out", async () => {
    const seen: string[] = [];
    const transformDocumentation = (html: string, { shapeId }: { readonly shapeId: string }): string => {
      seen.push(shapeId);
      return html;
    };
    await run({ filter: { shapes: ["Lonely"] }, hooks: { transformDocumentation } });
    expect([...new Set(seen)].toSorted()).toEqual(["shop#Color", "shop#Lonely", "shop#Shop"]);
  });

  it("may not give anything but text, nor throw", async () => {
    const nothing = await run({ hooks: { transformDocumentation: () => wrong(undefined) } });
    expect([nothing.files.size, nothing.said[0]]).toEqual([
      0,
      expect.stringContaining("hook-invalid The hook transformDocumentation"),
    ]);
    const thrown = await run({ hooks: { transformDocumentation: () => wrong(JSON.parse("{")) } });
    expect([thrown.files.size, thrown.said[0]]).toEqual([
      0,
      expect.stringContaining("hook-failed The hook transformDocumentation"),
    ]);
  });
});

describe("emitters", () => {
  it("put files into the service's folder", async () => {
    const { files, said } = await run({
      hooks: {
        emitters: [
          (plan) => [{ path: "list.md", text: plan.operations.map(({ name }) => name).join() }],
          async ({ name }) => [{ path: "deep/er.json", text: JSON.stringify(name) }],
        ],
      },
    });
    expect(said).toEqual([]);
    expect(files.get("shop/list.md")).toBe("GetItem,ListItems,OldGet,PutOrder,SecretOp");
    expect(files.get("shop/deep/er.json")).toBe('"Shop"');
    expect(files.size).toBe(plain.size + 2);
  });

  it("get a plan that is frozen to its depths", async () => {
    let given: ServicePlan | undefined;
    await run({ hooks: { emitters: [(plan) => ((given = plan), [])] } });
    expect(Object.isFrozen(given)).toBe(true);
    expect(Object.isFrozen(given?.structures[0]?.members)).toBe(true);
    expect(() => Object.assign(given?.structures[0] ?? {}, { name: "x" })).toThrow(TypeError);
  });

  it.each<[string, unknown, string]>([
    ["a file of ours", [{ path: "types.ts", text: "" }], "hook-collision"],
    ["a file of ours in other letters", [{ path: "Types.ts", text: "" }], "hook-collision"],
    [
      "one file twice",
      [
        { path: "a", text: "" },
        { path: "a", text: "" },
      ],
      "hook-collision",
    ],
    ["a path that leads out", [{ path: "../a", text: "" }], "hook-invalid"],
    ["an absolute path", [{ path: "/a", text: "" }], "hook-invalid"],
    ["the manifest", [{ path: ".wrought.json", text: "" }], "hook-invalid"],
    ["no array", "text", "hook-invalid"],
    ["no files", [1], "hook-invalid"],
    ["a text that is none", [{ path: "a", text: 1 }], "hook-invalid"],
  ])("may not give %s", async (_, given, want) => {
    const { files, said } = await run({ hooks: { emitters: [() => wrong(given)] } });
    expect([files.size, said[0]]).toEqual([0, expect.stringContaining(`${want} The hook emitters[0]`)]);
  });

  it("may not throw", async () => {
    const { said } = await run({ hooks: { emitters: [() => Promise.reject(new Error("boom"))] } });
    expect(said).toEqual([expect.stringMatching(/^hook-failed .*emitters\[0\].*shop#Shop: boom/)]);
  });
});

describe("transformSourceFile", () => {
  it("edits, and formats by prettier what it edited only", async () => {
    const { files, said } = await run(
      {
        hooks: {
          transformSourceFile: (file) =>
            void (file.getBaseName() === "enums.ts" && file.addStatements("export const   x = 'y'")),
        },
      },
      { singleQuote: true },
    );
    expect(said).toEqual([]);
    expect(files.get("shop/enums.ts")).toMatch(/from 'wrought\/runtime';[^]*\nexport const x = 'y';\n$/);
    for (const [path, text] of plain) if (path !== "shop/enums.ts") expect(files.get(path)).toBe(text);
  });

  it("sees the other files of the service, those of emitters too", async () => {
    const { files } = await run({
      hooks: {
        emitters: [() => [{ path: "mine.ts", text: "export {};\n" }]],
        transformSourceFile: (file) => {
          if (file.getBaseName() !== "types.ts") return;
          const count = file.getInterfaces().length;
          file.getProject().getSourceFileOrThrow("/shop/mine.ts").addStatements(`export const interfaces = ${count};`);
        },
      },
    });
    expect(files.get("shop/mine.ts")).toMatch(/export const interfaces = \d+;\n$/);
    expect(files.get("shop/types.ts")).toBe(plain.get("shop/types.ts"));
  });

  it.each<[string, HookedOptions["hooks"], string]>([
    [
      "throw",
      { transformSourceFile: () => Promise.reject(new Error("boom")) },
      "hook-failed The hook transformSourceFile",
    ],
    [
      "remove a file",
      { transformSourceFile: (file) => (file.getBaseName() === "enums.ts" ? file.forget() : undefined) },
      "removed shop/enums.ts",
    ],
    [
      "leave what is no TypeScript",
      { transformSourceFile: (file) => wrong(file.insertText(0, "const {")) },
      "unreadable for prettier",
    ],
  ])("may not %s", async (_, hooks, want) => {
    const { files, said } = await run(hooks === undefined ? {} : { hooks });
    expect([files.size, said[0]]).toEqual([0, expect.stringContaining(want)]);
  });
});

describe("prettier: true", () => {
  it("formats every file by the options of its place", async () => {
    const { files } = await run({ prettier: true }, { semi: false });
    expect(files.size).toBe(plain.size);
    expect(files.get("shop/index.ts")).not.toContain(";");
    expect(files.get("shop/README.md")).toContain("# Shop");
  });

  it("leaves files as they are where prettier has no options", async () => {
    const { files } = await run({ prettier: true });
    for (const [path, text] of files) if (path.endsWith(".ts")) expect(text).toBe(plain.get(path));
  });
});
