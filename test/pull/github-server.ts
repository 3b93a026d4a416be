/** As much of GitHub as a pull asks, on this machine: a repository whose files and commit a test sets. */
import { createHash } from "node:crypto";
import { gitBlobOf } from "../../generator/pull/checksums.js";
import type { FaultServer } from "./fault-server.js";
import { faultServer } from "./fault-server.js";

export interface GithubServer extends FaultServer {
  /** Makes a commit of these files, path to text, and gives its id. */
  readonly commit: (files: Readonly<Record<string, string>>) => string;
  /** The environment that leads a pull here. */
  readonly env: Readonly<Record<string, string>>;
}

export async function githubServer(repository: string, licence = "Apache-2.0"): Promise<GithubServer> {
  const server = await faultServer();
  const api = `/api/repos/${repository}`;
  const commit: GithubServer["commit"] = (files) => {
    const id = createHash("sha1").update(JSON.stringify(files)).digest("hex");
    for (const ref of ["HEAD", "main"]) {
      server.on(`${api}/commits/${ref}`, (request, response) => {
        if (request.headers["if-none-match"] === `"${id}"`) response.writeHead(304).end();
        else response.end(id);
      });
    }
    server.on(
      `${api}/license?ref=${id}`,
      (_, response) => void response.end(JSON.stringify({ license: { spdx_id: licence } })),
    );
    for (const folder of foldersOf(Object.keys(files))) {
      const entries = entriesOf(folder, files);
      server.on(
        `${api}/contents/${encodeURI(folder)}?ref=${id}`,
        (_, response) => void response.end(JSON.stringify(entries)),
      );
    }
    for (const [path, text] of Object.entries(files)) {
      server.on(`/raw/${repository}/${id}/${encodeURI(path)}`, (_, response) => void response.end(text));
    }
    return id;
  };
  return {
    ...server,
    commit,
    env: { WROUGHT_GITHUB_API: `${server.url}/api`, WROUGHT_GITHUB_RAW: `${server.url}/raw` },
  };
}

function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => path.split("/").map((_, index, all) => all.slice(0, index).join("/"))));
}

function entriesOf(folder: string, files: Readonly<Record<string, string>>): readonly object[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const entries = new Map<string, object>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    const type = rest.length === 0 ? "file" : "dir";
    entries.set(name, { name, path: prefix + name, type, sha: gitBlobOf(Buffer.from(text)) });
  }
  return [...entries.values()];
}
