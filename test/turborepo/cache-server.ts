/** A remote cache as Turborepo speaks to it: artifacts put and got by hash, in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface CacheServer extends AsyncDisposable {
  readonly url: string;
  /** What was asked, such as `PUT` and `GET`, in order. */
  readonly requests: readonly { readonly method: string; readonly status: number }[];
  /** How many artifacts there are, and their bytes together. */
  readonly size: () => { readonly artifacts: number; readonly bytes: number };
}

interface Artifact {
  readonly body: Buffer;
  readonly duration: string;
  readonly tag: string;
}

/** Starts one on a free port of this machine. Requests without the token are refused. */
export async function startCache(token: string): Promise<CacheServer> {
  const artifacts = new Map<string, Artifact>();
  const requests: { method: string; status: number }[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = await answer(request, response, artifacts, token);
    if (request.url?.startsWith("/v8/artifacts/") === true && !request.url.includes("/events"))
      requests.push({ method: request.method ?? "", status });
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    size: () => ({
      artifacts: artifacts.size,
      bytes: [...artifacts.values()].reduce((sum, { body }) => sum + body.length, 0),
    }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  artifacts: Map<string, Artifact>,
  token: string,
): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const end = (status: number, body: string | Buffer = "", headers: Record<string, string> = {}): number => {
    response.writeHead(status, { "content-length": String(Buffer.byteLength(body)), ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
    return status;
  };
  if (request.headers.authorization !== `Bearer ${token}`) return end(403);
  const path = new URL(request.url ?? "/", "http://cache").pathname;
  if (path === "/v8/artifacts/status") return end(200, '{"status":"enabled"}');
  if (path === "/v8/artifacts/events") return end(200, "{}");
  const hash = path.replace("/v8/artifacts/", "");
  if (request.method === "PUT") {
    const { "x-artifact-duration": duration = "0", "x-artifact-tag": tag = "" } = request.headers;
    artifacts.set(hash, { body: Buffer.concat(chunks), duration: String(duration), tag: String(tag) });
    return end(202, JSON.stringify({ urls: [`/v8/artifacts/${hash}`] }));
  }
  const found = artifacts.get(hash);
  if (found === undefined) return end(404);
  return end(200, found.body, { "x-artifact-duration": found.duration, "x-artifact-tag": found.tag });
}
