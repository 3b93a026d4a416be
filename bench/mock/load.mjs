/** Load on a server: autocannon, in a process of its own, because it takes less of the machine than a client of node:http would. */
import { inBench } from "../paths.mjs";
import { jsonOfNode } from "../run.mjs";

export const connections = 16;

/** Sends one request again and again for some seconds: requests a second, and percentiles of the latency in milliseconds. */
export function load(url, { path, headers, body }, seconds) {
  const base64 = Buffer.from(body).toString("base64");
  const options = { url: new URL(path, url).href, headers, base64, connections, duration: seconds };
  const { non2xx, errors, total, took, latency } = jsonOfNode([inBench("mock/cannon.mjs"), JSON.stringify(options)]);
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} bad answers, ${errors} errors`);
  return { rate: total / took, p50: latency.p50, p97: latency.p97_5, p99: latency.p99 };
}

/** Asks once. What the server answers, for another server to answer as well; `json` says whether that one is to print it anew. */
export async function answerOf(url, { path, headers, body }, json) {
  const response = await fetch(new URL(path, url), { method: "POST", headers, body });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`the mock answers ${response.status}: ${bytes}`);
  const added = new Set(["date", "connection", "keep-alive", "content-length"]);
  const own = [...response.headers].filter(([name]) => !added.has(name)).flat();
  const answer = json ? { json: JSON.parse(bytes.toString()) } : { base64: bytes.toString("base64") };
  return { status: 200, headers: own, ...answer };
}
