/** Header fields by name, from pairs. */
import type { HeaderPair, HeaderReader } from "../protocol/protocol.js";

/** Fields that come more than once are joined with commas (RFC 9110 section 5.3). */
export function fieldsOf(pairs: readonly HeaderPair[]): HeaderReader {
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const known = fields.get(key);
    fields.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  return fields;
}
