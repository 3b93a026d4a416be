/** Servers of tests: at a free port of this machine, and closed with all their connections. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts a server; its address, and how to close it. */
export async function started(server: Server): Promise<AsyncDisposable & { readonly url: string }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: close };
}
