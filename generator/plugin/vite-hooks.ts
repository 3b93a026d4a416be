/** What Vite needs beside the common hooks: model files in its watcher, and hot updates of what came from them. */
import { resolve } from "node:path";
import type { UnpluginOptions } from "unplugin";
import { lineOf } from "./line-of.js";
import { type GeneratedModules, scheme } from "./generated-modules.js";

type ViteHooks = NonNullable<UnpluginOptions["vite"]>;

/** Regenerates when a model is saved; with errors the last good output stays, and the browser's overlay shows them. */
export function viteHooks(modules: GeneratedModules): ViteHooks {
  return {
    config: () => ({
      // Dependencies that are bundled ahead are never updated.
      optimizeDeps: { exclude: modules.services().map((service) => `${scheme}${service}`) },
      server: { fs: { allow: [".", modules.folder] } },
    }),
    async configureServer(server) {
      server.watcher.add([...(await modules.sources())]);
    },
    async handleHotUpdate({ file, server, modules: affected }) {
      const sources = await modules.sources();
      if (!sources.some((source) => resolve(source) === resolve(file))) return affected;
      const { changed, diagnostics } = await modules.refresh();
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      if (errors.length > 0) {
        const message = errors.map(lineOf).join("\n");
        server.ws.send({ type: "error", err: { message, stack: "", plugin: "wrought", id: file } });
        return [];
      }
      return changed.flatMap((path) => [...(server.moduleGraph.getModulesByFile(path) ?? [])]);
    },
  };
}
