/** Decodes one CBOR item (RFC 8949) that fills its bytes: bounded depth, no length believed before its bytes are there. */
import { setMember } from "../member-access.js";
import { CborTag } from "./tag.js";

/** Bytes that are not one well-formed CBOR item of the kinds that Smithy uses. Recognised by name. */
export class MalformedCbor extends Error {
  override readonly name = "MalformedCbor";
}

/** Whether a thrown value says that bytes are no CBOR. */
export function isMalformedCbor(error: unknown): error is MalformedCbor {
  return error instanceof Error && error.name === "MalformedCbor";
}

/**
 * The item: numbers (bigint beyond 2^53), strings, `Uint8Array`, arrays, plain records, booleans, null (`undefined` too), or a
 * {@link CborTag}. Definite and indefinite lengths are the same. @throws MalformedCbor for anything else: text that is not
 * UTF-8, keys that are not text or come twice, more than `maxDepth` levels, bytes that are missing or left over
 */
export function decodeCbor(bytes: Uint8Array, maxDepth: number): unknown {
  const decoder = new Decoder(bytes, maxDepth);
  const item = decoder.item(0);
  decoder.end();
  return item;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** What stands where an item was expected and ends an indefinite length. */
const stop = Symbol("break");
const breakByte = 0xff;
/** Texts that are longer are left to the platform's decoder, which is slow to start and fast then. */
const shortText = 32;
const indefinite = 31;

class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #maxDepth: number;
  #at = 0;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#maxDepth = maxDepth;
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new MalformedCbor("bytes are left over");
  }

  /** `depth` counts the arrays, maps and tags around the item. */
  item(depth: number): unknown {
    const item = this.#itemOrStop(depth);
    if (item === stop) throw new MalformedCbor("a break outside an indefinite length");
    return item;
  }

  #itemOrStop(depth: number): unknown {
    const head = this.#byte();
    const info = head & 31;
    if (depth > this.#maxDepth) throw new MalformedCbor("too many levels");
    switch (head >> 5) {
      case 0:
        return this.#argument(info);
      case 1:
        return negative(this.#argument(info));
      case 2:
        return this.#byteString(info);
      case 3:
        return this.#text(info);
      case 4:
        return this.#array(info, depth);
      case 5:
        return this.#map(info, depth);
      case 6:
        return new CborTag(Number(this.#argument(info)), this.item(depth + 1));
      default:
        return head === breakByte ? stop : this.#simple(info);
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new MalformedCbor("bytes are missing");
    return byte;
  }

  /** Moves over `count` bytes and gives the place where they begin. */
  #take(count: number): number {
    const start = this.#at;
    if (count > this.#bytes.length - start) throw new MalformedCbor("bytes are missing");
    this.#at = start + count;
    return start;
  }

  #argument(info: number): number | bigint {
    if (info < 24) return info;
    switch (info) {
      case 24:
        return this.#byte();
      case 25:
        return this.#view.getUint16(this.#take(2));
      case 26:
        return this.#view.getUint32(this.#take(4));
      case 27: {
        const value = this.#view.getBigUint64(this.#take(8));
        return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
      }
      default:
        throw new MalformedCbor("a reserved length");
    }
  }

  /** A length; more than there are bytes left is more than can follow, whatever the items are. */
  #length(info: number): number {
    const length = Number(this.#argument(info));
    if (length > this.#bytes.length - this.#at) throw new MalformedCbor("bytes are missing");
    return length;
  }

  #byteString(info: number): Uint8Array {
    return info === indefinite ? joined(this.#chunks(2)) : this.#slice(info);
  }

  #text(info: number): string {
    if (info === indefinite) return this.#chunks(3).map(textOf).join("");
    const start = this.#take(this.#length(info));
    const short = this.#at - start <= shortText ? this.#ascii(start) : undefined;
    return short ?? textOf(this.#bytes.subarray(start, this.#at));
  }

  /** The text from `start` on, if all of it is ASCII. */
  #ascii(start: number): string | undefined {
    const bytes = this.#bytes;
    let text = "";
    for (let at = start; at < this.#at; at++) {
      const byte = bytes[at] ?? 0x80;
      if (byte > 0x7f) return undefined;
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #slice(info: number): Uint8Array {
    const start = this.#take(this.#length(info));
    return this.#bytes.slice(start, this.#at);
  }

  /** The chunks of a string of indefinite length: each of the same kind, with a length. */
  #chunks(major: number): readonly Uint8Array[] {
    const chunks: Uint8Array[] = [];
    for (let head = this.#byte(); head !== breakByte; head = this.#byte()) {
      if (head >> 5 !== major || (head & 31) === indefinite) throw new MalformedCbor("a chunk of another kind");
      chunks.push(this.#slice(head & 31));
    }
    return chunks;
  }

  #array(info: number, depth: number): unknown[] {
    const items: unknown[] = [];
    if (info === indefinite) {
      for (let item = this.#itemOrStop(depth + 1); item !== stop; item = this.#itemOrStop(depth + 1)) items.push(item);
      return items;
    }
    for (let left = this.#length(info); left > 0; left--) items.push(this.item(depth + 1));
    return items;
  }

  #map(info: number, depth: number): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    if (info === indefinite) {
      for (let key = this.#itemOrStop(depth + 1); key !== stop; key = this.#itemOrStop(depth + 1)) {
        this.#entry(record, key, depth);
      }
      return record;
    }
    for (let left = this.#length(info); left > 0; left--) this.#entry(record, this.item(depth + 1), depth);
    return record;
  }

  #entry(record: Record<string, unknown>, key: unknown, depth: number): void {
    if (typeof key !== "string") throw new MalformedCbor("a key that is no text");
    if (Object.hasOwn(record, key)) throw new MalformedCbor("a key that comes twice");
    setMember(record, key, this.item(depth + 1));
  }

  #simple(info: number): unknown {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        return half(this.#view.getUint16(this.#take(2)));
      case 26:
        return this.#view.getFloat32(this.#take(4));
      case 27:
        return this.#view.getFloat64(this.#take(8));
      default:
        throw new MalformedCbor("an unknown simple value");
    }
  }
}

/** The number that major type 1 stands for. */
function negative(argument: number | bigint): number | bigint {
  if (typeof argument === "bigint") return -1n - argument;
  return argument === Number.MAX_SAFE_INTEGER ? -1n - BigInt(argument) : -1 - argument;
}

/** A float of 16 bits (RFC 8949 appendix D). */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new MalformedCbor("text that is not UTF-8");
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
