/** Bytes that are written one CBOR item after the other, in a buffer that grows. */

const encoder = new TextEncoder();
const firstSize = 1024;
/** A buffer that has grown further is not kept. */
const mostKept = 64 * 1024;
/** Texts that are longer are left to the encoder, which is slow to start and fast then. */
const shortText = 128;

/** Writes items in their shortest form, with definite lengths (RFC 8949 section 4.1). */
export class CborSink {
  #bytes = new Uint8Array(firstSize);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** What has been written, in memory of its own. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Forgets what has been written, so that the sink can be used again; `false` when it is better thrown away. */
  clear(): boolean {
    this.#length = 0;
    return this.#bytes.length <= mostKept;
  }

  integer(value: number | bigint): void {
    if (value >= 0) this.#head(0, value);
    else this.#head(1, typeof value === "bigint" ? -1n - value : -1 - value);
  }

  float(value: number): void {
    const at = this.#reserve(5);
    this.#bytes[at] = 0xfa;
    this.#view.setFloat32(at + 1, value);
  }

  double(value: number): void {
    const at = this.#reserve(9);
    this.#bytes[at] = 0xfb;
    this.#view.setFloat64(at + 1, value);
  }

  bytes(value: Uint8Array): void {
    this.#head(2, value.length);
    this.#append(value);
  }

  text(value: string): void {
    if (value.length <= shortText && this.#ascii(value)) return;
    const bytes = encoder.encode(value);
    this.#head(3, bytes.length);
    this.#append(bytes);
  }

  /** Writes a text if all of it is ASCII, whose length is that of its bytes; otherwise nothing. */
  #ascii(value: string): boolean {
    const before = this.#length;
    const { length } = value;
    this.#head(3, length);
    const at = this.#reserve(length);
    const bytes = this.#bytes;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) {
        this.#length = before;
        return false;
      }
      bytes[at + index] = code;
    }
    return true;
  }

  /** The head of an array; `count` items follow. */
  array(count: number): void {
    this.#head(4, count);
  }

  /** The head of a map; `count` keys, each with its value, follow. */
  map(count: number): void {
    this.#head(5, count);
  }

  /** The head of a tag; the tagged item follows. */
  tag(tag: number): void {
    this.#head(6, tag);
  }

  boolean(value: boolean): void {
    this.#byte(value ? 0xf5 : 0xf4);
  }

  null(): void {
    this.#byte(0xf6);
  }

  #head(major: number, argument: number | bigint): void {
    const top = major << 5;
    if (argument < 24) {
      this.#byte(top | Number(argument));
    } else if (argument < 0x100) {
      const at = this.#reserve(2);
      this.#bytes[at] = top | 24;
      this.#bytes[at + 1] = Number(argument);
    } else if (argument < 0x10000) {
      const at = this.#reserve(3);
      this.#bytes[at] = top | 25;
      this.#view.setUint16(at + 1, Number(argument));
    } else if (argument < 0x100000000) {
      const at = this.#reserve(5);
      this.#bytes[at] = top | 26;
      this.#view.setUint32(at + 1, Number(argument));
    } else {
      const at = this.#reserve(9);
      this.#bytes[at] = top | 27;
      this.#view.setBigUint64(at + 1, BigInt(argument));
    }
  }

  #byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  #append(value: Uint8Array): void {
    const at = this.#reserve(value.length);
    this.#bytes.set(value, at);
  }

  /** Makes room and gives the place where it begins. The buffer may be another one afterwards. */
  #reserve(count: number): number {
    const at = this.#length;
    const needed = at + count;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    this.#length = needed;
    return at;
  }
}
