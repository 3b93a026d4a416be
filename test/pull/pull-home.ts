/** A folder to pull into, a server and a GitHub to pull from, for each test of pulls. */
import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { PullRequest } from "../../generator/cli/pull-run.js";
import { runPull } from "../../generator/cli/pull-run.js";
import { defaultLimits } from "../../generator/pull/limits.js";
import { fakeContext } from "../cli/fake-context.js";
import { place } from "../cli/run-bin.js";
import type { Place } from "../cli/run-bin.js";
import { weather } from "../cli/weather.js";
import type { FaultServer } from "./fault-server.js";
import { faultServer } from "./fault-server.js";
import type { GithubServer } from "./github-server.js";
import { githubServer } from "./github-server.js";

/** A model, and a later form of it. */
export const first: string = weather();
export const second: string = weather({ "example.weather#Wind": { type: "string" } });

export interface Pulled {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface PullOptions extends Partial<PullRequest> {
  readonly json?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface PullHome {
  readonly home: Place;
  readonly server: FaultServer;
  /** With the repository aws/api-models-aws. */
  readonly github: GithubServer;
  readonly pull: (sources: readonly string[], options?: PullOptions) => Promise<Pulled>;
  /** The entries of the lock file. */
  readonly locked: () => Readonly<Record<string, unknown>>;
  /** Serves a text, by its ETag where it has one, and gives its address. */
  readonly serve: (path: string, text: string, headers?: Readonly<Record<string, string>>) => string;
}

const limits = { ...defaultLimits, pause: 1, idle: 500 };

/** To be called once in a file, at its top. */
export function pullHome(): PullHome {
  const now: { home: Place; server: FaultServer; github: GithubServer } = Object.create(null);
  beforeAll(async () => {
    now.server = await faultServer();
  });
  afterAll(() => now.server.close());
  beforeEach(async () => {
    now.home = place();
    now.github = await githubServer("aws/api-models-aws");
  });
  afterEach(async () => {
    now.home.remove();
    await now.github.close();
  });
  return {
    get home() {
      return now.home;
    },
    get server() {
      return now.server;
    },
    get github() {
      return now.github;
    },
    pull: (sources, options = {}) => pullInto(now.home, sources, { env: now.github.env, ...options }),
    locked: () => JSON.parse(now.home.read("models/wrought.lock.json")).models,
    serve: (path, text, headers = {}) => {
      now.server.on(path, (request, response) => {
        const isSame = headers["etag"] !== undefined && request.headers["if-none-match"] === headers["etag"];
        if (isSame) response.writeHead(304).end();
        else response.writeHead(200, headers).end(text);
      });
      return `${now.server.url}${path}`;
    },
  };
}

async function pullInto(
  { folder }: Place,
  sources: readonly string[],
  { json = false, env = {}, ...rest }: PullOptions,
): Promise<Pulled> {
  const request: PullRequest = {
    sources,
    all: false,
    check: false,
    dryRun: false,
    force: false,
    folder: "models",
    name: undefined,
    licence: undefined,
    seconds: 20,
    retries: 1,
    ...rest,
  };
  const context = fakeContext(folder);
  const view = { json, quiet: false, verbose: true };
  const code = await runPull(request, view, context, { PATH: process.env["PATH"], ...env }, limits);
  return { code, ...context.printed };
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
