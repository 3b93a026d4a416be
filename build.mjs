/** `npm run build`: `dist/generator` and `dist/runtime` as the library, by tsc; `dist/cli` as the command, bundled to start fast; `dist/console` as a page, `dist/pack` for mocks that are handed over. */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { buildConsole } from "./runtime/console/build.mjs";

const root = fileURLToPath(new URL("./", import.meta.url));
/** Where to build; `dist` unless another folder is named. */
const dist = resolve(root, process.argv[2] ?? "dist");

/**
 * The width of a text as yargs asks for it. The package knows every emoji and loads for 50 ms, a quarter of the time of
 * `wrought --help`; what yargs measures is our own help, in ASCII.
 */
const plainWidth = {
  name: "plain-width",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, () => ({ path: "string-width", namespace: "plain-width" }));
    onLoad({ filter: /^/, namespace: "plain-width" }, () => ({
      contents: "export default (text) => [...text].length;",
    }));
  },
};

/** What every bundle of ours has in common. */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  // The main file of some packages hides from bundlers what it requires.
  mainFields: ["module", "main"],
  format: "esm",
  target: "node20.19",
  metafile: true,
  logLevel: "warning",
  // Large, and loaded only by those who use them.
  external: ["jiti", "prettier", "recheck", "ts-morph"],
};
/** What only Wrought itself can do, in a file that stands alone: a scenario in TypeScript, a configuration. */
const withoutTools = {
  name: "without-tools",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:jiti|prettier|recheck|ts-morph)$/ }, ({ path }) => ({ path, namespace: "without-tools" }));
    onLoad({ filter: /^/, namespace: "without-tools" }, ({ path }) => ({
      loader: "js",
      contents: `const absent = () => { throw new Error("a packed mock has no ${path}: this needs wrought itself"); };
        module.exports = new Proxy({}, { get: () => absent });`,
    }));
  },
};

/** CommonJS packages ask for Node's own modules this way. */
const requireOf =
  'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);';

rmSync(dist, { recursive: true, force: true });
// A build with type errors is one that failed, and is there to be looked at all the same.
process.exitCode = compile();
const inlined = await bundle();
writeFileSync(join(dist, "cli/THIRD-PARTY.txt"), notices("The command line of wrought", inlined));
const page = join(dist, "console/index.html");
const shown = packagesIn(await buildConsole(page));
writeFileSync(join(dist, "console/THIRD-PARTY.txt"), notices("The console of a mock", shown));
const packed = await bundlePackParts();
writeFileSync(
  join(dist, "pack/THIRD-PARTY.txt"),
  notices("This package", [...new Set([...packed, ...shown])].toSorted()),
);
const { codeHash } = await import(pathToFileURL(join(dist, "generator/cli/input-hash.js")).href);
writeFileSync(join(dist, "cli/code-hash.txt"), codeHash());

/** Returns the exit code of the compiler. */
function compile() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", dist], {
    cwd: root,
    stdio: "inherit",
  });
  return status ?? 1;
}

/** The command in few files instead of hundreds, what a run does not need apart from what it does. Returns the packages inside. */
async function bundle() {
  const settings = {
    ...common,
    outdir: join(dist, "cli"),
    sourcemap: true,
    sourcesContent: false,
    banner: { js: requireOf },
  };
  // What a mock always needs is one file: each further one takes longer to find than to read.
  const rest = new Map();
  const mock = await build({
    ...settings,
    entryPoints: [{ in: "generator/cli/mock-main.ts", out: "mock" }],
    plugins: [elsewhere(rest)],
    minifyWhitespace: true,
    minifySyntax: true,
  });
  const entries = [
    { in: "generator/cli/main.ts", out: "main" },
    { in: "generator/cli/worker.ts", out: "worker" },
  ];
  for (const [out, path] of [...rest].toSorted())
    if (!entries.some((entry) => entry.out === out)) entries.push({ in: path, out });
  const all = await build({ ...settings, entryPoints: entries, splitting: true, plugins: [plainWidth] });
  return [...new Set([mock, all].flatMap(({ metafile }) => packagesIn(metafile)))].toSorted();
}

/** Leaves what is imported later to the other bundle, and notes in `rest` what has to be there: its source by the name of its file. */
function elsewhere(rest) {
  const seen = Symbol("seen");
  return {
    name: "elsewhere",
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /^/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === seen) return undefined;
        const found = await find(path, { kind, importer, resolveDir, pluginData: seen });
        if (found.external) return undefined;
        const name = nameOfEntry(found.path);
        rest.set(name, found.path);
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

/** `main` for the program, the path with hyphens for anything else. */
function nameOfEntry(path) {
  const short = relative(root, path)
    .replace(/^.*node_modules\//, "")
    .replace(/\.[cm]?[jt]s$/, "");
  return short === "generator/cli/main" ? "main" : short.replaceAll(/[^\w-]+/g, "-");
}

/** Puts the console into the one file of a packed server, which has nothing beside it. */
function consoleWithin(file) {
  const text = JSON.stringify(readFileSync(file, "utf8"));
  return {
    name: "console-within",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]runtime[\\/]adapter[\\/]node[\\/]console-file\.ts$/ }, () => ({
        contents: `export const consoleFile = () => ${text};`,
      }));
    },
  };
}

/** The server of a packed mock in one file, and the runtime as a library without dependencies. Returns the packages inside. */
async function bundlePackParts() {
  const server = await build({
    ...common,
    entryPoints: ["generator/pack/server-main.ts"],
    outfile: join(dist, "pack/server.js"),
    external: [],
    minify: true,
    plugins: [plainWidth, withoutTools, consoleWithin(page)],
    banner: { js: requireOf },
  });
  const entries = ["index", "mock/index", "adapter/node/index", "adapter/sdk/index"];
  const runtime = await build({
    ...common,
    platform: "neutral",
    external: ["node:*"],
    entryPoints: entries.map((entry) => `runtime/${entry}.ts`),
    outdir: join(dist, "pack"),
    outbase: ".",
    splitting: true,
    chunkNames: "runtime/[name]-[hash]",
    minifyWhitespace: true,
    minifySyntax: true,
  });
  cpSync(page, join(dist, "pack/runtime/console/index.html"));
  cpSync(join(dist, "runtime"), join(dist, "pack/runtime"), {
    recursive: true,
    filter: (path) => !/\.(?:js|map)$/.test(path),
  });
  return [...new Set([server, runtime].flatMap(({ metafile }) => packagesIn(metafile)))].toSorted();
}

/** The folders of the packages that went into a bundle. */
function packagesIn({ inputs }) {
  const folders = Object.keys(inputs).flatMap((path) => {
    return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.slice(0, 1) ?? [];
  });
  return [...new Set(folders)].toSorted();
}

/** The licences of what is inside the bundle, as they ask. */
function notices(what, folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const files = readdirSync(join(root, folder)).filter((file) => /^licen[cs]e/i.test(file));
    const licences = files.map((file) => readFileSync(join(root, folder, file), "utf8").trim());
    return `${name} ${version}\n\n${[`Licence: ${license}`, ...licences].join("\n\n")}`;
  });
  return `${what} has these packages inside.\n\n${texts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
