/** Base64 (RFC 4648 section 4) with padding, strict on reading, on Web standards alone. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const invalid = 255;
const pad = 61;
const codes = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));
const values = new Uint8Array(256).fill(invalid);
codes.forEach((code, value) => (values[code] = value));
const ascii = new TextDecoder("latin1");

/** The base64 text of some bytes, padded. */
export function writeBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let at = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const triple = (byteAt(bytes, index) << 16) | (byteAt(bytes, index + 1) << 8) | byteAt(bytes, index + 2);
    text[at++] = byteAt(codes, triple >> 18);
    text[at++] = byteAt(codes, (triple >> 12) & 63);
    text[at++] = left > 1 ? byteAt(codes, (triple >> 6) & 63) : pad;
    text[at++] = left > 2 ? byteAt(codes, triple & 63) : pad;
  }
  return ascii.decode(text);
}

/** The bytes of a base64 text; `undefined` for foreign characters, missing or misplaced padding. */
export function readBase64(text: string): Uint8Array | undefined {
  const { length } = text;
  if (length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const digits = length - padding;
  const bytes = new Uint8Array((length / 4) * 3 - padding);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < digits; index++) {
    const code = text.charCodeAt(index);
    const value = code < 256 ? byteAt(values, code) : invalid;
    if (value === invalid) return undefined;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return bytes;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
