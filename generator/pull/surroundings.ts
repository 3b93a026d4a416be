/** The world of a pull as the process sees it: network, environment, npm. Everything heavy is loaded when it is first used. */
import type { Surroundings } from "./fetched.js";
import { httpClient } from "./http-client.js";
import type { HttpReply, HttpRequest, Transport } from "./http-reply.js";
import type { Limits } from "./limits.js";
import type { Watcher } from "./http-client.js";
import { PullError } from "./pull-error.js";
import { registryFor } from "./npm-registry.js";
import { isLoopback } from "./source.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where GitHub is; both can be replaced, for a server of one's own. */
export const githubAddresses = {
  api: { variable: "WROUGHT_GITHUB_API", address: "https://api.github.com/" },
  raw: { variable: "WROUGHT_GITHUB_RAW", address: "https://raw.githubusercontent.com/" },
} as const;

export interface OpenSurroundings {
  /** One transport for all; the watcher is each pull's own. */
  readonly around: (watcher: Watcher) => Surroundings;
  readonly close: () => Promise<void>;
}

/** `base` is absolute: what local paths are relative to. */
export function processSurroundings(base: string, cwd: string, limits: Limits, env: Environment): OpenSurroundings {
  const transport = lazyTransport(limits);
  const client = httpClient(transport, limits);
  const registries = new Map<string, Promise<URL>>();
  const registry = (name: string): Promise<URL> => {
    const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : "";
    const known = registries.get(scope) ?? registryFor(name, cwd, env);
    registries.set(scope, known);
    return known;
  };
  const token = env["GITHUB_TOKEN"];
  const github = {
    api: addressOf(githubAddresses.api, env),
    raw: addressOf(githubAddresses.raw, env),
    ...(token === undefined || token === "" ? {} : { token }),
  };
  return {
    around: (watcher) => ({ client, watcher, base, github, registryFor: registry }),
    close: () => transport.close(),
  };
}

function addressOf(
  { variable, address }: { readonly variable: string; readonly address: string },
  env: Environment,
): URL {
  const text = env[variable] ?? "";
  if (text === "") return new URL(address);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url))) return url;
  throw new PullError("pull-refused", `${variable} is not the address of an https server.`);
}

/** undici takes a tenth of a second to load: local files do without. */
function lazyTransport(limits: Limits): Transport {
  let opened: Promise<Transport> | undefined;
  const open = (): Promise<Transport> =>
    (opened ??= import("./undici-transport.js").then((one) => one.undiciTransport(limits)));
  return {
    send: async (request: HttpRequest): Promise<HttpReply> => (await open()).send(request),
    close: async () => (await opened)?.close(),
  };
}
