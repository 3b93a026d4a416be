/** The headers of a request as they were before something was done to its body. */
import type { HeaderReader } from "../../protocol/protocol.js";

/** `undefined` takes a field away; names in lower case. */
export type HeaderChanges = ReadonlyMap<string, string | undefined>;

/** The fields of `headers`, with changes; nothing is copied. */
export class HeaderView implements HeaderReader {
  readonly #headers: HeaderReader;
  readonly #changes: HeaderChanges;

  constructor(headers: HeaderReader, changes: HeaderChanges) {
    this.#headers = headers;
    this.#changes = changes;
  }

  get(name: string): string | null | undefined {
    return this.#changes.has(name) ? this.#changes.get(name) : this.#headers.get(name);
  }

  *keys(): Iterable<string> {
    for (const name of this.#headers.keys()) {
      if (!this.#changes.has(name)) yield name;
    }
    for (const [name, value] of this.#changes) {
      if (value !== undefined) yield name;
    }
  }
}

/** The encodings of a body, in the order they were applied. */
export function encodingsOf(headers: HeaderReader): readonly string[] {
  return (headers.get("content-encoding") ?? "")
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "");
}

/** The field that says which encodings are left. */
export function encodingField(encodings: readonly string[]): readonly [string, string | undefined] {
  return ["content-encoding", encodings.length === 0 ? undefined : encodings.join(", ")];
}
