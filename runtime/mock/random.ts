/** Randomness that depends on a seed and a path alone: the same on every machine, and unmoved by what else there is. */

/** A 32-bit hash of a place: of a seed, and then of each step below it. */
export type PlaceHash = number;

/** The hash of a seed. */
export function hashOfSeed(seed: number | string): PlaceHash {
  return below(0x811c9dc5, String(seed));
}

/** The hash of the place one step below (FNV-1a over UTF-16 units, then mixed, so that `ab`/`c` is not `a`/`bc`). */
export function below(place: PlaceHash, step: string | number): PlaceHash {
  const text = String(step);
  let hash = place;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash ^ text.length);
}

/** Numbers from 0 up to 1, the same sequence for the same place (splitmix32). */
export function randomOf(place: PlaceHash): () => number {
  let state = place;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) / 0x1_0000_0000;
  };
}

/** A whole number from `min` to `max`, both included. */
export function integerBetween(min: number, max: number, random: () => number): number {
  return min + Math.floor(random() * (max - min + 1));
}

/** `length` characters of `alphabet`. */
export function textOf(alphabet: string, length: number, random: () => number): string {
  let text = "";
  for (let index = 0; index < length; index++) text += alphabet[Math.floor(random() * alphabet.length)] ?? "";
  return text;
}

/** The characters of a UUID while it is made; hyphens stay. Put together at once, it is one string and not a tree of many. */
const characters: number[] = Array.from({ length: 36 }, () => 0x2d);
const digits = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** A UUID of version 4 (RFC 9562). */
export function uuidOf(random: () => number): string {
  const [first, second, third, fourth] = [wordOf(random), wordOf(random), wordOf(random), wordOf(random)];
  const version = (second & 0xffff0fff) | 0x4000;
  const variant = (third & 0x3fffffff) | 0x80000000;
  put(0, first, 28, 0);
  put(9, second, 28, 16);
  put(14, version, 12, 0);
  put(19, variant, 28, 16);
  put(24, third, 12, 0);
  put(28, fourth, 28, 0);
  return String.fromCharCode(...characters);
}

/** The digits of a word between two shifts, both included. */
function put(start: number, word: number, from: number, to: number): void {
  let at = start;
  for (let shift = from; shift >= to; shift -= 4) characters[at++] = digits[(word >>> shift) & 15] ?? 0;
}

function wordOf(random: () => number): number {
  return Math.floor(random() * 0x1_0000_0000) | 0;
}

/** The finalizer of splitmix32: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
