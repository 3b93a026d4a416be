/** `generate --stdin`, as smithy-build's `run` plugin calls it: the model comes in whole, files stay below the plugin's folder. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { Readable } from "node:stream";
import { withoutPrelude } from "../smithy-build/without-prelude.js";
import type { Context } from "./context.js";
import type { GenerateRequest } from "./generate-all.js";
import { UsageError } from "./usage-error.js";

/** What smithy-build tells a program it runs (smithy-build.json, "run plugin"). */
export interface SmithyVariables {
  readonly SMITHY_ROOT_DIR?: string | undefined;
  readonly SMITHY_PLUGIN_DIR?: string | undefined;
  readonly SMITHY_PROJECTION_NAME?: string | undefined;
  readonly SMITHY_ARTIFACT_NAME?: string | undefined;
  readonly SMITHY_INCLUDES_PRELUDE?: string | undefined;
}

export interface SmithyRun {
  readonly request: GenerateRequest;
  readonly context: Context;
}

/**
 * Reads all of standard input first, whatever is wrong with the rest: whoever writes to it must not find it closed. Outputs
 * are relative to the plugin's folder and must not lead out of it; a configuration is relative to the root of the build.
 */
export async function smithyRun(request: GenerateRequest, context: Context, env: SmithyVariables): Promise<SmithyRun> {
  const text = await readAll(context.stdin);
  if (request.models.length > 0) throw new UsageError("--stdin is the model: name no others with it");
  const folder = env.SMITHY_PLUGIN_DIR;
  const cwd = folder === undefined || folder === "" ? context.cwd : resolve(context.cwd, folder);
  const out = request.out ?? (folder === undefined ? undefined : ".");
  if (folder !== undefined && out !== undefined && !isWithin(cwd, resolve(cwd, out))) {
    throw new UsageError(`--out ${out} leads out of the folder of the plugin, ${folder}`);
  }
  const root = resolve(context.cwd, env.SMITHY_ROOT_DIR ?? ".");
  const config = typeof request.config === "string" ? resolve(root, request.config) : request.config;
  const model = env.SMITHY_INCLUDES_PRELUDE === "true" ? withoutPrelude(text.toString("utf8")) : text;
  const run = { projection: env.SMITHY_PROJECTION_NAME, artifact: env.SMITHY_ARTIFACT_NAME };
  return {
    request: { ...request, models: ["-"], out, config, together: true, run },
    context: { ...context, cwd, stdin: Readable.from([model]) },
  };
}

async function readAll(stdin: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Links are followed as far as the path exists. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(real(folder), real(path));
  return way === "" || (!isAbsolute(way) && way.split(/[\\/]/, 1)[0] !== "..");
}

function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : resolve(real(parent), relative(parent, path));
}
