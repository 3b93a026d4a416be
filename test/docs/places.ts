/** The places of `docs/where-it-runs.md` that are servers: each is started as its example has it. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { Express } from "express";
import type { FastifyInstance } from "fastify";
import type { Hono } from "hono";
import type { CognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { writeExamples } from "./run-examples.js";

type Fetch = (request: Request) => Promise<Response>;
type Module<Exports> = () => Promise<Exports>;

export interface Place {
  readonly name: string;
  /** Below which path the mock is mounted; empty where it is the whole server. */
  readonly path: string;
  /** Whether the place takes Web requests: a connection that is to be reset is then a response of its framework. */
  readonly isWeb: boolean;
  /** Whether the place has a route beside the mock: `/own` gives back what it was sent. */
  readonly hasRoutes: boolean;
  readonly file: string;
  readonly start: (load: Module<never>) => Promise<Server | ServerType>;
}

/** Started, with a mock in it. */
export interface StartedPlace extends AsyncDisposable {
  /** Where clients find the mock. */
  readonly endpoint: string;
  /** The server's own address. */
  readonly origin: string;
  /** What the example has mounted. */
  readonly mock: CognitoIdentityProviderMock;
}

export const places: readonly Place[] = [
  place({ name: "node:http", file: "node-server.ts" }, async (load: Module<{ readonly server: Server }>) =>
    listening((await load()).server),
  ),
  place(
    { name: "Express", file: "express-app.ts", path: "/aws", hasRoutes: true },
    async (load: Module<{ readonly app: Express }>) => {
      const { app } = await load();
      app.post("/own", (request, response) => void response.json({ got: request.body as unknown }));
      return new Promise<Server>((resolve) => {
        const server: Server = app.listen(0, "127.0.0.1", () => resolve(server));
      });
    },
  ),
  place(
    { name: "Fastify", file: "fastify-app.ts", path: "/aws", hasRoutes: true },
    async (load: Module<{ readonly app: FastifyInstance }>) => {
      const { app } = await load();
      app.post("/own", (request) => ({ got: request.body }));
      await app.listen({ port: 0, host: "127.0.0.1" });
      return app.server;
    },
  ),
  place(
    { name: "Hono", file: "hono-app.ts", path: "/aws", hasRoutes: true, isWeb: true },
    async (load: Module<{ readonly app: Hono }>) => {
      const { app } = await load();
      app.onError((_, context) => context.text("failed", 500));
      app.post("/own", async (context) => context.json({ got: (await context.req.json()) as unknown }));
      return fetching(async (request) => app.fetch(request));
    },
  ),
  place({ name: "fetch", file: "worker.ts", isWeb: true }, async (load: Module<{ default: { fetch: Fetch } }>) =>
    fetching((await load()).default.fetch),
  ),
  place(
    { name: "a route handler", file: "route.ts", path: "/aws", isWeb: true },
    async (load: Module<Readonly<Record<string, Fetch>>>) => {
      const handlers = await load();
      return fetching(async (request) => handlers[request.method]?.(request) ?? new Response(null, { status: 405 }));
    },
  ),
];

function place<Exports>(
  { name, file, path = "", isWeb = false, hasRoutes = false }: Pick<Place, "name" | "file"> & Partial<Place>,
  start: (load: Module<Exports>) => Promise<Server | ServerType>,
): Place {
  return { name, file, path, isWeb, hasRoutes, start };
}

/** Starts a place. @param mock the text of the module that its example imports the mock from; the page's own when absent */
export async function startPlace(
  { name, file, path, start }: Place,
  into: string,
  mock?: string,
): Promise<StartedPlace> {
  const instead = mock === undefined ? {} : { "mock.ts": mock };
  const { folder } = writeExamples("docs/where-it-runs.md", { into: `places-${name}-${into}`, instead });
  const load = (): Promise<never> => import(/* @vite-ignore */ join(folder, file)) as Promise<never>;
  const server = await start(load);
  const { port } = server.address() as AddressInfo;
  const { mock: mounted } = (await import(/* @vite-ignore */ join(folder, "mock.ts"))) as Pick<StartedPlace, "mock">;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    endpoint: origin + path,
    mock: mounted,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

async function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function fetching(fetch: Fetch): Promise<ServerType> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(server));
  });
}
