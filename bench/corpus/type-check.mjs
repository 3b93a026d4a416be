/** The strict type check of generated services by TypeScript 7, all in one program as a project has them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";
import { timeNode } from "../run.mjs";

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  lib: ["es2022", "dom"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  noEmit: true,
  paths: {
    "wrought/runtime": [join(root, "dist/runtime/index.d.ts")],
    "wrought/mock": [join(root, "dist/runtime/mock/index.d.ts")],
  },
};

/** Checks everything below a folder. An error of the compiler is one of the benchmark. */
export function typeCheck(folder) {
  const config = join(folder, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ["**/*.ts"], exclude: [] }));
  return timeNode([join(root, "node_modules/typescript/bin/tsc"), "-p", config, "--pretty", "false"]);
}
