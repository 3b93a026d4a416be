/** Type checks of generated code by real compilers: the newest and the oldest that it is for, with every strict flag they know. */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

/** The compilers by name, and the flags that only the newest has. */
const compilers = {
  newest: {
    bin: "typescript/bin/tsc",
    flags: { isolatedDeclarations: true, declaration: true, erasableSyntaxOnly: true },
  },
  oldest: { bin: "typescript-5.4/bin/tsc", flags: { declaration: true } },
};

export type Compiler = keyof typeof compilers;

/** A folder below `test/.tmp` with these files in it, by relative path. */
export function project(name: string, files: ReadonlyMap<string, string>): string {
  const folder = join(root, "test/.tmp", name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The files of `files`, below the folder `under`. */
export function below(under: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([path, text]) => [`${under}/${path}`, text]);
}

/** The compiler's errors as `file:line TScode message`, in its order; `include` are patterns below the project's folder. */
export async function typeErrors(
  folder: string,
  compiler: Compiler = "newest",
  include: readonly string[] = ["**/*.ts"],
): Promise<readonly string[]> {
  const { bin, flags } = compilers[compiler];
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    // Generated code has to do without the types of Node.
    lib: ["es2022", "dom"],
    types: [],
    ...strict,
    ...flags,
    skipLibCheck: true,
    noEmit: true,
    paths: {
      "wrought/runtime": [join(root, "dist/runtime/index.d.ts")],
      "wrought/mock": [join(root, "dist/runtime/mock/index.d.ts")],
      "wrought/vitest": [join(root, "dist/runtime/adapter/vitest/index.d.ts")],
    },
  };
  const config = join(folder, `tsconfig.${compiler}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, include, exclude: [] }));
  const run = promisify(execFile);
  const output = await run(process.execPath, [join(root, "node_modules", bin), "-p", config, "--pretty", "false"], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => error as { stdout: string; stderr: string });
  const lines = output.stdout.split("\n").filter((line) => /\berror TS\d+/.test(line));
  if (lines.length === 0 && output.stderr.trim() !== "") throw new Error(output.stderr);
  return lines.map((line) => line.replace(/\((\d+),\d+\): error (TS\d+): /, ":$1 $2 "));
}

/** `file:line TScode` of each line of the project's file that ends in a comment `// error: TScode`. */
export function expectedErrors(folder: string, path: string): readonly string[] {
  const lines = readFileSync(join(folder, path), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const code = /\/\/ error: (TS\d+)$/.exec(line)?.[1];
    return code === undefined ? [] : [`${path}:${index + 1} ${code}`];
  });
}

/** An error without its message. */
export function placeOf(error: string): string {
  return error.split(" ").slice(0, 2).join(" ");
}
