/** A server of a few files, which says what it was asked for. */
import { createServer } from "node:http";
import { started } from "./started.js";

export interface StaticServer extends AsyncDisposable {
  readonly url: string;
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[];
}

const types: Readonly<Record<string, string>> = { js: "text/javascript", txt: "text/plain" };

/** Serves texts by their path. */
export async function serveFiles(files: ReadonlyMap<string, string>): Promise<StaticServer> {
  const asked: string[] = [];
  const server = createServer(({ url: path = "/" }, response) => {
    asked.push(path);
    const text = files.get(path);
    const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "text/html";
    response.writeHead(text === undefined ? 404 : 200, { "content-type": type }).end(text);
  });
  return { ...(await started(server)), asked };
}
