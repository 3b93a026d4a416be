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

/** A UUID of version 4 (RFC 9562). */
export function uuidOf(random: () => number): string {
  const digits = textOf("0123456789abcdef", 32, random);
  const variant = textOf("89ab", 1, random);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join("-");
}

/** The finalizer of splitmix32: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
