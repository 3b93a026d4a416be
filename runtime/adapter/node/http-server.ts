/** One server for HTTP/1.1 and HTTP/2: both on one port, in the clear or over TLS. */
import { type Server, type ServerOptions, createServer } from "node:http";
import type { Http2Server, ServerHttp2Session } from "node:http2";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { requestListener } from "./request-listener.js";

type Listener = ReturnType<typeof requestListener>;

/** A private key and its certificate, in PEM. */
export interface TlsOptions {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

/** How long a client may take over its header and over a whole request, in milliseconds. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 72_000 };
const maxHeaderSize = 64 * 1024;

/** What a client of HTTP/2 sends first when it knows that the server speaks it (RFC 9113 section 3.4); no method begins so. */
const preface = "PRI";

/**
 * A server that is not listening yet. Clients of HTTP/2 are told by the protocol that TLS has settled (ALPN) or, in the
 * clear, by their first three bytes, so that nothing has to be configured on either side.
 */
export class HttpServer {
  /** Listens, and serves HTTP/1.1. */
  readonly server: Server;
  readonly #listener: Listener;
  /** There from the first client on that speaks it: loading it takes as long as answering a hundred requests. */
  #http2: Promise<Http2Server> | undefined;
  readonly #sessions = new Set<ServerHttp2Session>();
  /** Connections on which nothing has come yet. */
  readonly #silent = new Set<Socket>();

  private constructor(server: Server, listener: Listener, isSecure: boolean) {
    this.server = server;
    this.#listener = listener;
    this.#divide(isSecure);
  }

  /** A request may take as long as it wants if `streams`: an upload, or events that come one by one. */
  static async of(listener: Listener, streams: boolean, tls: TlsOptions | undefined): Promise<HttpServer> {
    const options = { ...timeouts, ...(streams ? { requestTimeout: 0 } : {}), maxHeaderSize };
    const server = tls === undefined ? createServer(options, listener) : await secureServer(options, tls, listener);
    return new HttpServer(server, listener, tls !== undefined);
  }

  /** Puts itself between new connections and the server's own listener. */
  #divide(isSecure: boolean): void {
    const { server } = this;
    const event = isSecure ? "secureConnection" : "connection";
    const own = server.listeners(event);
    const http1 = (socket: Socket): void => own.forEach((serve) => void Reflect.apply(serve, server, [socket]));
    const http2 = (socket: Socket): void => void this.#serveHttp2(socket);
    server.removeAllListeners(event);
    if (isSecure) server.on(event, (socket: TLSSocket) => (socket.alpnProtocol === "h2" ? http2 : http1)(socket));
    else server.on(event, (socket: Socket) => this.#listenToFirst(socket, http1, http2));
  }

  async #serveHttp2(socket: Socket): Promise<void> {
    const giveUp = (): void => void socket.destroy();
    socket.on("error", giveUp);
    const server = await (this.#http2 ??= this.#http2Server());
    socket.off("error", giveUp);
    if (!socket.destroyed) server.emit("connection", socket);
  }

  async #http2Server(): Promise<Http2Server> {
    const { createServer: createHttp2Server } = await import("node:http2");
    const settings = { maxConcurrentStreams: 256, maxHeaderListSize: maxHeaderSize };
    const server = createHttp2Server({ settings }, this.#listener);
    server.on("session", (session) => {
      this.#sessions.add(session);
      session.on("close", () => this.#sessions.delete(session));
      session.on("error", () => undefined);
    });
    return server;
  }

  #listenToFirst(socket: Socket, http1: (socket: Socket) => void, http2: (socket: Socket) => void): void {
    const giveUp = (): void => void socket.destroy();
    const forget = (): void => void this.#silent.delete(socket);
    let first: Buffer = Buffer.alloc(0);
    const look = (piece: Buffer): void => {
      first = Buffer.concat([first, piece]);
      const start = first.toString("latin1", 0, preface.length);
      // Too little to tell: more is coming, or the connection times out.
      if (start.length < preface.length && preface.startsWith(start)) return;
      socket.off("data", look).off("error", giveUp).off("timeout", giveUp).off("close", forget);
      socket.setTimeout(0);
      forget();
      socket.pause();
      socket.unshift(first);
      if (start === preface) return http2(socket);
      http1(socket);
      // Not at once: the parser would then read on although nobody takes what it has (see the test of waiting clients).
      process.nextTick(() => socket.resume());
    };
    this.#silent.add(socket);
    socket.setTimeout(timeouts.headersTimeout);
    socket.on("data", look).on("error", giveUp).on("timeout", giveUp).on("close", forget);
  }

  /** Stops taking connections, lets running requests finish for `graceMs`, then ends what is left. */
  close(graceMs: number): Promise<void> {
    const { server } = this;
    return new Promise((resolve) => {
      const ending = setTimeout(() => {
        server.closeAllConnections();
        for (const session of this.#sessions) session.destroy();
      }, graceMs);
      // A connection whose request has just been answered is idle only now.
      const sweeping = setInterval(() => server.closeIdleConnections(), 20);
      server.close(() => {
        clearTimeout(ending);
        clearInterval(sweeping);
        resolve();
      });
      server.closeIdleConnections();
      for (const socket of this.#silent) socket.destroy();
      for (const session of this.#sessions) session.close();
    });
  }
}

async function secureServer(options: ServerOptions, tls: TlsOptions, listener: Listener): Promise<Server> {
  const { createServer: createHttpsServer } = await import("node:https");
  return createHttpsServer({ ...options, ...tls, ALPNProtocols: ["h2", "http/1.1"] }, listener);
}
