/** A proxy that lets nothing through, and says what was asked of it: all that a browser wanted from other machines. */
import { createServer } from "node:http";
import { started } from "./started.js";

export interface RefusingProxy extends AsyncDisposable {
  readonly url: string;
  /** Host and port, or the whole URL where there is no TLS; in order. */
  readonly asked: readonly string[];
}

/** Starts one. */
export async function refusingProxy(): Promise<RefusingProxy> {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    response.writeHead(502).end();
  });
  server.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  return { ...(await started(server)), asked };
}
