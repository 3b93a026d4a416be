/** Percent-encoding (RFC 3986 section 2.1): decoding that never throws. */

/** The decoded text; `undefined` where a `%` stands alone or the bytes are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
