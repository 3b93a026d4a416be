/** The generated services behind `wrought:` imports: made into the cache folder, found there by name. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { type Context, processContext } from "../cli/context.js";
import { generateAll } from "../cli/generate-all.js";
import { piecesFor } from "../cli/pieces.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import { generatorVersion } from "../emit/output-file.js";
import type { PluginOptions } from "./plugin-options.js";

/** What imports of generated code begin with. */
export const scheme = "wrought:";

export interface Refreshed {
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the generated files that are new, other or gone. */
  readonly changed: readonly string[];
}

export class GeneratedModules {
  /** Absolute. */
  readonly folder: string;
  readonly #options: PluginOptions;
  readonly #context: Context;

  constructor(options: PluginOptions) {
    const cwd = resolve(options.root ?? ".");
    this.folder = resolve(cwd, options.cacheFolder ?? "node_modules/.wrought");
    this.#options = options;
    this.#context = { ...processContext(generatorVersion), cwd };
  }

  /** The model files, the configuration and what it imports; absolute. */
  async sources(): Promise<readonly string[]> {
    const { pieces } = await piecesFor(this.#request(), this.#context);
    const paths = pieces.flatMap(({ unit, job }) => [
      ...unit.sources.map(({ file }) => resolve(this.#context.cwd, file)),
      ...(job.origin === undefined ? [] : [job.origin.file]),
      ...job.modules,
    ]);
    return [...new Set(paths)];
  }

  /** Generates what is not up to date. With errors, what was generated before stays. */
  async refresh(): Promise<Refreshed> {
    const request = { ...this.#request(), force: false, dryRun: false };
    const { rows, diagnostics } = await generateAll(request, this.#context, false);
    const changes = rows.flatMap((row) => row.changes).filter(({ kind }) => kind !== "unchanged");
    return { diagnostics, changed: changes.map(({ path }) => join(this.folder, path)) };
  }

  /** The file behind `wrought:service` or `wrought:service/module`; undefined when there is none. */
  fileOf(id: string): string | undefined {
    const [service = "", module = "index", ...more] = id.slice(scheme.length).split("/");
    if (more.length > 0 || !this.services().includes(service)) return undefined;
    const path = join(this.folder, service, `${module.replace(/\.[jt]s$/, "")}.ts`);
    return dirname(path) === join(this.folder, service) && existsSync(path) ? path : undefined;
  }

  /** The sibling that generated code imports, `./types.js` being `types.ts`. */
  siblingOf(specifier: string, importer: string): string | undefined {
    if (!this.owns(importer) || !specifier.startsWith("./")) return undefined;
    const path = join(dirname(importer), specifier.replace(/\.js$/, ".ts"));
    return this.owns(path) && existsSync(path) ? path : undefined;
  }

  /** Whether a file is one of ours. */
  owns(path: string): boolean {
    return path.startsWith(`${this.folder}${sep}`) && path.endsWith(".ts");
  }

  /** The names that can follow `wrought:`. */
  services(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    const entries = readdirSync(this.folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  /** What to say of an import that leads nowhere. */
  missing(id: string): string {
    const known = this.services().map((name) => `${scheme}${name}`);
    return `${id} is no generated module. ${didYouMean(id, known) ?? `There is: ${known.join(", ") || "nothing yet"}.`}`;
  }

  #request() {
    const { models = [], services = [], openEnums, config } = this.#options;
    return { models, services, openEnums, config, out: this.folder };
  }
}
