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

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A UUID of version 4 (RFC 9562). */
export function uuidOf(random: () => number): string {
  const [first, second, third, fourth] = [wordOf(random), wordOf(random), wordOf(random), wordOf(random)];
  const version = (second & 0xffff0fff) | 0x4000;
  const variant = (third & 0x3fffffff) | 0x80000000;
  return (
    `${pair(first, 24)}${pair(first, 16)}${pair(first, 8)}${pair(first, 0)}-` +
    `${pair(second, 24)}${pair(second, 16)}-${pair(version, 8)}${pair(version, 0)}-` +
    `${pair(variant, 24)}${pair(variant, 16)}-${pair(third, 8)}${pair(third, 0)}` +
    `${pair(fourth, 24)}${pair(fourth, 16)}${pair(fourth, 8)}${pair(fourth, 0)}`
  );
}

/** The two digits of one byte of a word. */
function pair(word: number, shift: number): string {
  return bytes[(word >>> shift) & 255] ?? "";
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
