/** Starts and stops a server around a mock. */
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mock } from "../../mock/options.js";
import { ListenError } from "./listen-error.js";
import { requestListener } from "./request-listener.js";

export interface ListenOptions {
  /** 4566 when absent; 0 picks a free one. */
  readonly port?: number;
  /** 127.0.0.1 when absent: reachable from this machine only. */
  readonly host?: string;
}

export interface Listening extends AsyncDisposable {
  /** What to give an SDK as `endpoint`, or any program as `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Stops taking connections, lets running requests finish for `graceMs`, then ends what is left. */
  readonly close: (graceMs?: number) => Promise<void>;
}

/** How long a client may take over its header and over a whole request, in milliseconds. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 72_000 };

/** Serves a mock. Rejects with a {@link ListenError} that names the port when it cannot. */
export async function listen(mock: Mock, { port = 4566, host = "127.0.0.1" }: ListenOptions = {}): Promise<Listening> {
  const server = createServer({ ...timeouts, maxHeaderSize: 64 * 1024 }, requestListener(mock));
  await started(server, host, port);
  const bound = server.address() as AddressInfo;
  const close = closerOf(server);
  return {
    url: `http://${urlHost(host, bound)}:${bound.port}`,
    host,
    port: bound.port,
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

function started(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown): void => reject(new ListenError(cause, host, port));
    server.once("error", failed);
    try {
      server.listen({ port, host }, () => {
        server.off("error", failed);
        resolve();
      });
    } catch (error) {
      failed(error);
    }
  });
}

/** A host that a client can connect to: "every address" becomes the machine's own. */
function urlHost(host: string, { address, family }: AddressInfo): string {
  if (address === "0.0.0.0" || address === "::") return "localhost";
  return family === "IPv6" && host === address ? `[${address}]` : host;
}

function closerOf(server: Server): (graceMs?: number) => Promise<void> {
  let closed: Promise<void> | undefined;
  return (graceMs = 5_000) => {
    closed ??= new Promise((resolve) => {
      const ending = setTimeout(() => server.closeAllConnections(), graceMs);
      // A connection whose request has just been answered is idle only now.
      const sweeping = setInterval(() => server.closeIdleConnections(), 20);
      server.close(() => {
        clearTimeout(ending);
        clearInterval(sweeping);
        resolve();
      });
      server.closeIdleConnections();
    });
    return closed;
  };
}
