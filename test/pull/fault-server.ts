/** A real server on this machine that answers as a test tells it to, however badly, and remembers what it was asked. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export interface FaultServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** What it was asked: method and path, with the headers. */
  readonly requests: { readonly line: string; readonly headers: IncomingMessage["headers"] }[];
  /** Says how a path is answered; `count` is how often it was asked before. */
  readonly on: (path: string, handler: Handler) => void;
  readonly close: () => Promise<void>;
}

const tls = (name: string): Buffer => readFileSync(new URL(`./tls/${name}`, import.meta.url));

export async function faultServer(options: { readonly secure?: boolean } = {}): Promise<FaultServer> {
  const handlers = new Map<string, Handler>();
  const counts = new Map<string, number>();
  const requests: FaultServer["requests"] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? "";
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    requests.push({ line: `${request.method} ${path}`, headers: request.headers });
    const handler = handlers.get(path);
    if (handler === undefined) response.writeHead(404).end("nothing here");
    else handler(request, response, count);
  };
  const secure = options.secure === true;
  const server = secure
    ? createSecureServer({ key: tls("localhost.key"), cert: tls("localhost.crt") }, listener)
    : createServer(listener);
  const port = await started(server);
  return {
    url: `${secure ? "https" : "http"}://127.0.0.1:${port}`,
    requests,
    on: (path, handler) => void handlers.set(path, handler),
    close: () => closed(server),
  };
}

/** A proxy: makes tunnels, and fetches plain requests itself. With a status it refuses tunnels by it. */
export async function proxyServer(refuseWith?: number): Promise<Pick<FaultServer, "url" | "requests" | "close">> {
  const requests: FaultServer["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    const { port, pathname } = new URL(request.url ?? "");
    const to = connect(Number(port), "127.0.0.1", () => {
      to.write(`GET ${pathname} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`);
      to.pipe(response.socket ?? to);
    });
  });
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    if (refuseWith !== undefined) return void socket.end(`HTTP/1.1 ${refuseWith} No\r\n\r\n`);
    const [host = "", port = "443"] = (request.url ?? "").split(":");
    const to = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      to.pipe(socket).pipe(to);
    });
    for (const end of [to, socket]) end.on("error", () => void [to.destroy(), socket.destroy()]);
  });
  return { url: `http://127.0.0.1:${await started(server)}`, requests, close: () => closed(server) };
}

function started(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
