/** A model at an address, asked for only if it is another than last time. */
import type { Fetched, Known, Surroundings } from "./fetched.js";

/** Undefined when the server says that nothing changed. */
export async function fetchUrl(
  { url }: { readonly url: URL },
  known: Known | undefined,
  { client, watcher }: Surroundings,
): Promise<Fetched | undefined> {
  const condition: Record<string, string> = known?.etag === undefined ? {} : { "if-none-match": known.etag };
  const headers = { accept: "application/json, */*;q=0.1", "accept-encoding": "gzip", "user-agent": "wrought" };
  const answer = await client.get({ url, headers: { ...headers, ...condition } }, watcher);
  if (answer.status === 304) return undefined;
  return { bytes: answer.body, resolved: url.href, etag: answer.header("etag") };
}
