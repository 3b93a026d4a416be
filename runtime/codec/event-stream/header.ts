/** The typed headers of an event-stream message (spec: `application/vnd.amazon.eventstream`, headers wire format). */
import { joined } from "../joined.js";
import { MalformedBody } from "../malformed-body.js";

/** The value of a header. Names of types are Smithy's; UUIDs are in lower case, with hyphens. */
export type HeaderValue =
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "byte" | "short" | "integer"; readonly value: number }
  | { readonly type: "long"; readonly value: bigint }
  | { readonly type: "blob"; readonly value: Uint8Array }
  | { readonly type: "string"; readonly value: string }
  /** Milliseconds since 1970. */
  | { readonly type: "timestamp"; readonly value: bigint }
  | { readonly type: "uuid"; readonly value: string };

/** By name, in the order of the message. */
export type EventHeaders = ReadonlyMap<string, HeaderValue>;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Reads the headers of a message. @throws MalformedBody */
export function readHeaders(bytes: Uint8Array): EventHeaders {
  const headers = new Map<string, HeaderValue>();
  const source = new Source(bytes);
  while (!source.isAtEnd) {
    const name = source.text(source.byte());
    if (name === "" || headers.has(name)) throw new MalformedBody("a header has no name, or the name of another");
    headers.set(name, readValue(source));
  }
  return headers;
}

function readValue(source: Source): HeaderValue {
  switch (source.byte()) {
    case 0:
      return { type: "boolean", value: true };
    case 1:
      return { type: "boolean", value: false };
    case 2:
      return { type: "byte", value: source.take(1).getInt8(0) };
    case 3:
      return { type: "short", value: source.take(2).getInt16(0) };
    case 4:
      return { type: "integer", value: source.take(4).getInt32(0) };
    case 5:
      return { type: "long", value: source.take(8).getBigInt64(0) };
    case 6:
      return { type: "blob", value: source.bytes(source.take(2).getUint16(0)) };
    case 7:
      return { type: "string", value: source.text(source.take(2).getUint16(0)) };
    case 8:
      return { type: "timestamp", value: source.take(8).getBigInt64(0) };
    case 9:
      return { type: "uuid", value: uuidOf(source.bytes(16)) };
    default:
      throw new MalformedBody("a header is of a type that does not exist");
  }
}

/** Reads from the front and never beyond the end. */
class Source {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }
  take(length: number): DataView {
    const start = this.#at;
    if (start + length > this.#bytes.length) throw new MalformedBody("a header ends too early");
    this.#at += length;
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + start, length);
  }
  byte(): number {
    return this.take(1).getUint8(0);
  }
  bytes(length: number): Uint8Array {
    const { buffer, byteOffset } = this.take(length);
    return new Uint8Array(buffer, byteOffset, length).slice();
  }
  text(length: number): string {
    try {
      return utf8.decode(this.take(length));
    } catch {
      throw new MalformedBody("a header is not UTF-8, or ends too early");
    }
  }
}

function uuidOf(bytes: Uint8Array): string {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Writes headers. @throws RangeError for a name or value that is too long for the format, or a number that has no room */
export function writeHeaders(headers: EventHeaders): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [name, value] of headers) {
    const text = encoder.encode(name);
    if (text.length === 0 || text.length > 255) throw new RangeError("the name of a header has 1 to 255 bytes");
    parts.push(Uint8Array.of(text.length), text, ...writeValue(value));
  }
  return joined(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
}

function writeValue(header: HeaderValue): readonly Uint8Array[] {
  switch (header.type) {
    case "boolean":
      return [Uint8Array.of(header.value ? 0 : 1)];
    case "byte":
      return [fixed(2, 1, (view) => view.setInt8(1, header.value))];
    case "short":
      return [fixed(3, 2, (view) => view.setInt16(1, header.value))];
    case "integer":
      return [fixed(4, 4, (view) => view.setInt32(1, header.value))];
    case "long":
      return [fixed(5, 8, (view) => view.setBigInt64(1, header.value))];
    case "blob":
      return measured(6, header.value);
    case "string":
      return measured(7, encoder.encode(header.value));
    case "timestamp":
      return [fixed(8, 8, (view) => view.setBigInt64(1, header.value))];
    case "uuid": {
      const pairs = header.value.replaceAll("-", "").match(/../g) ?? [];
      return [Uint8Array.of(9, ...pairs.map((pair) => Number.parseInt(pair, 16)))];
    }
  }
}

/** The type's number, and a value of so many bytes. */
function fixed(type: number, size: number, set: (view: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(1 + size));
  view.setUint8(0, type);
  set(view);
  return new Uint8Array(view.buffer);
}

/** The type's number, the length in two bytes, and the bytes. */
function measured(type: number, bytes: Uint8Array): readonly Uint8Array[] {
  // Spec: headers format. Its length has sixteen bits, one of which some readers take for a sign.
  if (bytes.length > 32767) throw new RangeError("a header has at most 32,767 bytes");
  return [fixed(type, 2, (view) => view.setUint16(1, bytes.length)), bytes];
}
