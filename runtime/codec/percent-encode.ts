/** Percent-encoding (RFC 3986 section 2.1). */

/** Everything but unreserved characters is escaped. Half of a surrogate pair has no UTF-8: it becomes U+FFFD, as everywhere on the Web. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
