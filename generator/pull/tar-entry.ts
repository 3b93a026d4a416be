/** One file out of a tar archive (POSIX ustar and pax, GNU): read in place, nothing is unpacked to disk. */

/** Undefined when the archive has no regular file of this name, or is damaged before it. */
export function tarEntry(archive: Uint8Array, name: string): Uint8Array | undefined {
  let longName: string | undefined;
  for (let at = 0; at + blockSize <= archive.length;) {
    const header = archive.subarray(at, at + blockSize);
    if (header.every((byte) => byte === 0)) return undefined;
    const size = sizeOf(header);
    if (size === undefined || at + blockSize + size > archive.length) return undefined;
    const content = archive.subarray(at + blockSize, at + blockSize + size);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === "x") longName = paxPath(content) ?? longName;
    else if (type === "L") longName = text(content, 0, content.length);
    else {
      if ((type === "0" || type === "\0") && (longName ?? nameOf(header)) === name) return content;
      longName = undefined;
    }
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
  return undefined;
}

const blockSize = 512;
const decoder = new TextDecoder();

function text(header: Uint8Array, from: number, length: number): string {
  const part = header.subarray(from, from + length);
  const end = part.indexOf(0);
  return decoder.decode(end < 0 ? part : part.subarray(0, end));
}

function nameOf(header: Uint8Array): string {
  const prefix = text(header, 257, 5) === "ustar" ? text(header, 345, 155) : "";
  return prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
}

/** Octal; the binary form is for files far beyond any limit of ours. */
function sizeOf(header: Uint8Array): number | undefined {
  const digits = text(header, 124, 12).trim();
  return /^[0-7]{1,11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** Records of `length key=value\n`, the length counting the whole record. */
function paxPath(content: Uint8Array): string | undefined {
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number.parseInt(decoder.decode(content.subarray(at, space)), 10);
    if (!(length > 0)) return undefined;
    const record = decoder.decode(content.subarray(space + 1, at + length - 1));
    if (record.startsWith("path=")) return record.slice("path=".length);
    at += length;
  }
  return undefined;
}
