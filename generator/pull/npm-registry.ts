/** The registry that npm itself would ask for a package: what the environment says, or else what npm says of its settings. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PullError } from "./pull-error.js";

type Environment = Readonly<Record<string, string | undefined>>;
const run = promisify(execFile);

/** `folder` is where npm looks for its settings. Throws a PullError when there is no npm to ask. */
export async function registryFor(packageName: string, folder: string, env: Environment): Promise<URL> {
  const scope = packageName.startsWith("@") ? packageName.slice(0, packageName.indexOf("/")) : undefined;
  const scoped = scope === undefined ? undefined : await setting(`${scope}:registry`, folder, env);
  const plain = env["npm_config_registry"] ?? env["NPM_CONFIG_REGISTRY"];
  const text = scoped ?? plain ?? (await setting("registry", folder, env));
  if (text !== undefined && URL.canParse(text)) return new URL(text.endsWith("/") ? text : `${text}/`);
  throw new PullError("pull-refused", "npm does not say which registry it uses.", "Run `npm config get registry`.");
}

async function setting(key: string, cwd: string, env: Environment): Promise<string | undefined> {
  const script = env["npm_execpath"];
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
  const windows = process.platform === "win32";
  const [file, args] = isNpm ? [process.execPath, [script]] : [windows ? "npm.cmd" : "npm", []];
  try {
    // The key is a scope, checked when the source was read: nothing in it can mean anything to a shell.
    const { stdout } = await run(file, [...args, "config", "get", key], {
      cwd,
      env,
      shell: windows && !isNpm,
      timeout: 20_000,
    });
    const value = stdout.trim();
    return value === "" || value === "undefined" || value === "null" ? undefined : value;
  } catch {
    throw new PullError("pull-refused", "npm could not be asked for its registry.", "Set npm_config_registry instead.");
  }
}
