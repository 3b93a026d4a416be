/** Error codes of HTTP/2 (RFC 9113 section 7), so that nobody loads node:http2 for a number. */
export const http2Codes = { none: 0, internal: 2 } as const;
