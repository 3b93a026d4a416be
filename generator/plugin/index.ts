/** One plugin for Vite, Rollup, Rolldown, webpack, Rspack and esbuild: `import { … } from "wrought:<service>"`. */
import { readFile } from "node:fs/promises";
import { createUnplugin, type NativeBuildContext, type UnpluginBuildContext, type UnpluginInstance } from "unplugin";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { GeneratedModules, scheme } from "./generated-modules.js";
import { lineOf } from "./line-of.js";
import type { PluginOptions } from "./plugin-options.js";
import { replaceScheme } from "./replace-scheme.js";
import { viteHooks } from "./vite-hooks.js";

export type { PluginOptions } from "./plugin-options.js";

/** Bundlers that read TypeScript by themselves. */
const readTypeScript: ReadonlySet<string> = new Set(["vite", "esbuild", "rolldown"]);

/**
 * The plugin by bundler: `wrought.vite({ models: ["models"] })`, `wrought.webpack(…)` and so on. It generates what is not
 * up to date when a build begins, and again when a model changes under watch. A model with errors fails the build and
 * leaves what was generated before.
 */
const wrought: UnpluginInstance<PluginOptions | undefined> = createUnplugin((options = {}, { framework }) => {
  const modules = new GeneratedModules(options);
  const strips = !readTypeScript.has(framework);
  let sources: readonly string[] = [];
  let failure: Error | undefined;
  /** A failed build watches them too: it is the model that will be mended. */
  const watch = (context: Pick<UnpluginBuildContext, "addWatchFile">): void => {
    for (const source of sources) context.addWatchFile(source);
  };
  const fileOf = (id: string): string => {
    const file = modules.fileOf(id);
    if (file === undefined) throw failure ?? new Error(modules.missing(id));
    return file;
  };
  return {
    name: "wrought",
    enforce: "pre",
    async buildStart() {
      const { diagnostics } = await modules.refresh();
      sources = await modules.sources();
      failure = failureOf(diagnostics);
      if (failure !== undefined && reportToCompilation(this.getNativeBuildContext?.(), failure)) failure = undefined;
      for (const warning of diagnostics.filter(({ severity }) => severity === "warning")) console.warn(lineOf(warning));
      // esbuild lets hooks of modules only say what to watch.
      if (framework !== "esbuild") watch(this);
    },
    resolveId(id, importer) {
      if (!id.startsWith(scheme)) return importer === undefined ? undefined : modules.siblingOf(id, importer);
      watch(this);
      return fileOf(id);
    },
    loadInclude: (id) => modules.owns(id),
    async load(id) {
      watch(this);
      // Not thrown when the build begins: bundlers that stop there forget what they watch.
      if (failure !== undefined) throw failure;
      const text = await readFile(id, "utf8");
      return strips ? (await import("./strip-types.js")).stripTypes(text) : text;
    },
    vite: viteHooks(modules),
    webpack: (compiler) => replaceScheme(compiler, fileOf),
    rspack: (compiler) => replaceScheme(compiler, fileOf),
  };
});

export default wrought;

/**
 * webpack and Rspack put out what they can of a build with errors: they are given the error, and what was generated last.
 * False for the others.
 */
function reportToCompilation(native: NativeBuildContext | undefined, failure: Error): boolean {
  if (native?.framework !== "webpack" && native?.framework !== "rspack") return false;
  const errors: unknown[] = native.compilation?.errors ?? [];
  errors.push(failure);
  return true;
}

/** All errors in one, if there are any. */
function failureOf(diagnostics: readonly Diagnostic[]): Error | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return errors.length === 0 ? undefined : new Error(errors.map(lineOf).join("\n"));
}
