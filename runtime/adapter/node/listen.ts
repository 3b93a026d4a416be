/** Starts and stops a server around a mock. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mock } from "../../mock/options.js";
import { HttpServer, type TlsOptions } from "./http-server.js";
import { ListenError } from "./listen-error.js";
import { ownRequestListener } from "./request-listener.js";

export interface ListenOptions {
  /** 4566 when absent; 0 picks a free one. */
  readonly port?: number;
  /** 127.0.0.1 when absent: reachable from this machine only. */
  readonly host?: string;
  /** Serves over TLS, and lets clients choose between HTTP/1.1 and HTTP/2 there; in the clear when absent. */
  readonly tls?: TlsOptions;
}

export interface Listening extends AsyncDisposable {
  /** What to give an SDK as `endpoint`, or any program as `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Stops taking connections, lets running requests finish for `graceMs`, then ends what is left. */
  readonly close: (graceMs?: number) => Promise<void>;
}

/**
 * Serves a mock, over HTTP/1.1 and over HTTP/2 with prior knowledge, on one port. Rejects with a {@link ListenError} that
 * names the port when it cannot.
 */
export async function listen(
  mock: Mock,
  { port = 4566, host = "127.0.0.1", tls }: ListenOptions = {},
): Promise<Listening> {
  const http = await HttpServer.of(ownRequestListener(mock), mock.streams !== undefined, tls);
  await started(http.server, host, port);
  const bound = http.server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  const close = (graceMs = 5_000): Promise<void> => (closed ??= http.close(graceMs));
  return {
    url: `${tls === undefined ? "http" : "https"}://${urlHost(host, bound)}:${bound.port}`,
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
