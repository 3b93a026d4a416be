/**
 * `Content-Encoding: aws-chunked`, taken off piece by piece: chunks with their length in front, signed or not, and trailing
 * fields behind the last one (Amazon S3 API, "Signature calculations: transferring payload in multiple chunks"). Signatures
 * are not looked at.
 */
import { MalformedBody } from "./malformed-body.js";

/** The longest line between chunks, and the most trailing fields; both far beyond what clients send. */
const longestLine = 8192;
const mostTrailers = 64;

type State = "length" | "data" | "after data" | "trailers" | "end";

/** Feed it all pieces in order, then end it. */
export class Unchunker {
  /** The trailing fields, names in lower case; complete once it has ended. */
  readonly trailers: Map<string, string> = new Map<string, string>();
  #state: State = "length";
  /** How many bytes of the present chunk are to come. */
  #left = 0;
  #line = "";
  #decoded = 0;

  /** How many bytes there were in chunks so far. */
  get decodedLength(): number {
    return this.#decoded;
  }

  /** The content in a piece. @throws MalformedBody */
  *push(piece: Uint8Array): Generator<Uint8Array, void, undefined> {
    for (let at = 0; at < piece.length;) {
      if (this.#state === "data") {
        const data = piece.subarray(at, at + this.#left);
        at += data.length;
        this.#left -= data.length;
        this.#decoded += data.length;
        if (this.#left === 0) this.#state = "after data";
        if (data.length > 0) yield data;
      } else {
        const end = piece.indexOf(0x0a, at);
        const stop = end < 0 ? piece.length : end;
        this.#extendLine(piece.subarray(at, stop));
        at = stop + 1;
        if (end >= 0) this.#endLine();
      }
    }
  }

  /** Says that there is no further piece. @throws MalformedBody when there should be one */
  end(): void {
    // The empty line behind the trailing fields is missing in what some clients send.
    if (this.#state === "trailers" && this.#line !== "") this.#endLine();
    if (this.#state !== "end" && this.#state !== "trailers") throw new MalformedBody("a chunked body ends too early");
  }

  #extendLine(bytes: Uint8Array): void {
    if (this.#line.length + bytes.length > longestLine) throw new MalformedBody("a line of a chunked body is too long");
    this.#line += String.fromCharCode(...bytes);
  }

  #endLine(): void {
    const line = this.#line.endsWith("\r") ? this.#line.slice(0, -1) : this.#line;
    this.#line = "";
    switch (this.#state) {
      case "length":
        this.#left = lengthOf(line);
        this.#state = this.#left === 0 ? "trailers" : "data";
        return;
      case "after data":
        if (line !== "") throw new MalformedBody("a chunk is longer than it says");
        this.#state = "length";
        return;
      case "trailers":
        if (line === "") this.#state = "end";
        else this.#addTrailer(line);
        return;
      default:
        if (line !== "") throw new MalformedBody("something follows a chunked body");
    }
  }

  #addTrailer(line: string): void {
    const colon = line.indexOf(":");
    if (colon < 1 || this.trailers.size >= mostTrailers) throw new MalformedBody("a chunked body has broken trailers");
    this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

/** The length in front of a chunk; what follows the semicolon is a signature. */
function lengthOf(line: string): number {
  const [digits = ""] = line.split(";", 1);
  if (!/^[\da-f]{1,12}$/i.test(digits.trim())) throw new MalformedBody("a chunk has no length");
  return Number.parseInt(digits, 16);
}
