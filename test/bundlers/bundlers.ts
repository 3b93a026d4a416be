/** Each bundler behind one face: build once, or watch and say when a build is done. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import wrought from "../../generator/plugin/index.js";
import type { Project } from "./project.js";

export interface Watching {
  readonly close: () => Promise<void>;
}
export interface Bundler {
  /** Rejects when the build fails. */
  readonly build: (project: Project) => Promise<void>;
  /** Builds now and after each change; `built` is called with the error of a build that failed. */
  readonly watch: (project: Project, built: (error?: Error) => void) => Promise<Watching>;
}

/** Where each bundler puts the bundle. */
export const bundleOf = (project: Project): string => join(project.folder, "out/bundle.js");

/** A package of this folder, by its own resolution: the project's vitest brings a vite of its own. */
export async function own<Module>(name: string): Promise<Module> {
  const require = createRequire(import.meta.url);
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

export const optionsFor = (project: Project) => ({ models: ["models"], root: project.folder });
const outputOf = (project: Project) => ({ file: bundleOf(project), format: "esm" as const });

interface RollupLike {
  readonly rollup: (
    options: object,
  ) => Promise<{ write: (output: object) => Promise<unknown>; close: () => Promise<void> }>;
  readonly watch: (options: object) => {
    on: (
      event: "event",
      listener: (event: { code: string; error?: Error; result?: { close: () => void } }) => void,
    ) => void;
    close: () => Promise<void>;
  };
}

function rollupLike(load: () => Promise<RollupLike>, plugin: (project: Project) => unknown): Bundler {
  const options = (project: Project) => ({ input: project.entry, plugins: [plugin(project), nodeResolution] });
  return {
    build: async (project) => {
      const { rollup } = await load();
      const bundle = await rollup(options(project));
      await bundle.write(outputOf(project));
      await bundle.close();
    },
    watch: async (project, built) => {
      const { watch } = await load();
      const watcher = watch({ ...options(project), output: outputOf(project) });
      watcher.on("event", ({ code, error, result }) => {
        result?.close();
        if (code === "ERROR") built(error ?? new Error("no reason given"));
        if (code === "BUNDLE_END") built();
      });
      return { close: async () => void (await watcher.close()) };
    },
  };
}

/** The runtime stays outside of the bundle, and is found by Node when the bundle runs. */
const nodeResolution = {
  name: "outside",
  resolveId: (id: string) => (id.startsWith("wrought/") ? { id, external: true } : undefined),
};

type Done = (error: Error | null, stats?: { hasErrors: () => boolean; toString: (options: object) => string }) => void;
interface WebpackLike {
  (options: object): {
    run: (done: Done) => void;
    watch: (options: object, done: Done) => { close: (done: () => void) => void };
    close: (done: () => void) => void;
  };
}

function webpackLike(load: () => Promise<WebpackLike>, plugin: (project: Project) => unknown): Bundler {
  const options = (project: Project) => ({
    mode: "development",
    devtool: false,
    context: project.folder,
    entry: project.entry,
    experiments: { outputModule: true },
    externals: [/^wrought\/.*/],
    externalsType: "module",
    output: { path: join(project.folder, "out"), filename: "bundle.js", module: true, library: { type: "module" } },
    plugins: [plugin(project)],
  });
  const failureOf: (...of: Parameters<Done>) => Error | undefined = (error, stats) =>
    error ?? (stats?.hasErrors() === true ? new Error(stats.toString({ all: false, errors: true })) : undefined);
  return {
    build: async (project) => {
      const compiler = (await load())(options(project));
      const failure = await new Promise<Error | undefined>((resolve) => {
        compiler.run((error, stats) => resolve(failureOf(error, stats)));
      });
      await new Promise<void>((resolve) => compiler.close(resolve));
      if (failure !== undefined) throw failure;
    },
    watch: async (project, built) => {
      const compiler = (await load())(options(project));
      const watching = compiler.watch({ aggregateTimeout: 20 }, (error, stats) => built(failureOf(error, stats)));
      return { close: () => new Promise((resolve) => watching.close(resolve)) };
    },
  };
}

interface Esbuild {
  readonly build: (options: object) => Promise<unknown>;
  readonly context: (options: object) => Promise<{ watch: () => Promise<void>; dispose: () => Promise<void> }>;
}

const esbuild: Bundler = {
  build: async (project) => {
    const { build } = await own<Esbuild>("esbuild");
    await build(esbuildOptions(project));
  },
  watch: async (project, built) => {
    const { context } = await own<Esbuild>("esbuild");
    const ending = {
      name: "ending",
      setup: (build: { onEnd: (listener: (result: { errors: readonly { text: string }[] }) => void) => void }) =>
        build.onEnd(({ errors: [error] }) => built(error === undefined ? undefined : new Error(error.text))),
    };
    const options = esbuildOptions(project);
    const running = await context({ ...options, plugins: [...options.plugins, ending] });
    await running.watch();
    return { close: () => running.dispose() };
  },
};

const esbuildOptions = (project: Project) => ({
  entryPoints: [project.entry],
  outfile: bundleOf(project),
  bundle: true,
  format: "esm",
  external: ["wrought/*"],
  logLevel: "silent",
  absWorkingDir: project.folder,
  plugins: [wrought.esbuild(optionsFor(project))],
});

interface Vite {
  readonly build: (options: object) => Promise<unknown>;
}

const viteOptions = (project: Project) => ({
  root: project.folder,
  configFile: false,
  logLevel: "silent",
  plugins: [wrought.vite(optionsFor(project))],
  build: {
    outDir: "out",
    minify: false,
    lib: { entry: project.entry, formats: ["es"], fileName: () => "bundle.js" },
    rollupOptions: { external: [/^wrought\//] },
  },
});

const vite: Bundler = {
  build: async (project) => void (await (await own<Vite>("vite")).build(viteOptions(project))),
  watch: async (project, built) => {
    const { build } = await own<Vite>("vite");
    const options = viteOptions(project);
    const watcher = (await build({ ...options, build: { ...options.build, watch: {} } })) as ReturnType<
      RollupLike["watch"]
    >;
    watcher.on("event", ({ code, error, result }) => {
      result?.close();
      if (code === "ERROR") built(error ?? new Error("no reason given"));
      if (code === "BUNDLE_END") built();
    });
    return { close: async () => void (await watcher.close()) };
  },
};

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild,
  rolldown: rollupLike(
    async () => {
      const { rolldown, watch } = await own<{ rolldown: RollupLike["rollup"]; watch: RollupLike["watch"] }>("rolldown");
      return { rollup: rolldown, watch };
    },
    (project) => wrought.rolldown(optionsFor(project)),
  ),
  rollup: rollupLike(
    () => own<RollupLike>("rollup"),
    (project) => wrought.rollup(optionsFor(project)),
  ),
  rspack: webpackLike(
    async () => (await own<{ rspack: WebpackLike }>("@rspack/core")).rspack,
    (project) => wrought.rspack(optionsFor(project)),
  ),
  vite,
  webpack: webpackLike(
    async () => (await own<{ default: WebpackLike }>("webpack")).default,
    (project) => wrought.webpack(optionsFor(project)),
  ),
};
