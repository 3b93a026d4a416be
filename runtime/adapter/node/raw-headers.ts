/** The header fields of a request as they came: node:http makes an object of them only when it is asked, and nobody has to ask. */
import type { HeaderReader } from "../../protocol/protocol.js";

/** Of these, node:http takes the first and drops the others; the rest it joins. */
const single: ReadonlySet<string> = new Set([
  "age",
  "authorization",
  "content-length",
  "content-type",
  "etag",
  "expires",
  "from",
  "host",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "location",
  "max-forwards",
  "proxy-authorization",
  "referer",
  "retry-after",
  "server",
  "user-agent",
]);

/** Reads as `IncomingMessage.headers` would; names and values come in turns, as in `rawHeaders`. */
export class RawHeaders implements HeaderReader {
  readonly #raw: readonly string[];

  constructor(raw: readonly string[]) {
    this.#raw = raw;
  }

  get size(): number {
    return this.#raw.length / 2;
  }

  get(name: string): string | undefined {
    const raw = this.#raw;
    let value: string | undefined;
    for (let index = 0; index < raw.length; index += 2) {
      const field = raw[index];
      if (field?.length !== name.length || (field !== name && field.toLowerCase() !== name)) continue;
      const more = raw[index + 1] ?? "";
      if (value === undefined) value = more;
      else if (!single.has(name)) value += `${name === "cookie" ? ";" : ","} ${more}`;
    }
    return value;
  }

  keys(): Iterable<string> {
    return new Set(this.#raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()));
  }
}
