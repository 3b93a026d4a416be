/** Finds characters that one atom of a pattern takes, the most readable first; the engine itself is asked, so it is never wrong. */

/** Code points by how well they read: a tier is used only when those before it have nothing, or for variety. */
export type CharacterTiers = readonly (readonly number[])[];

const READABLE = rangeOf(0x61, 0x7a).concat(rangeOf(0x30, 0x39));
const CAPITALS = rangeOf(0x41, 0x5a);
const PUNCTUATION = rangeOf(0x20, 0x7e).filter((code) => !/[A-Za-z0-9]/u.test(String.fromCodePoint(code)));
/** A letter or two of the common scripts, then marks, symbols, spaces and controls. */
const FOREIGN = Array.from(
  "éßñøłАяΩαאبあアー漢字한กअԱა٣५Ⅷ²\u0301\u0903\u20dd€¢§©→∑★“”«»¿—\u203f😀𝒜𠀀\u00a0\u3000\u2003\u2028\u2029\u00ad\u200d\ufeff\ufffd\ue000\t\n\r\v\f\0\u0001\u007f\u0085\u0378",
  (character) => character.codePointAt(0) ?? 0,
).concat(0xd800, 0xdc00);
const TIERS = [READABLE, CAPITALS, PUNCTUATION, FOREIGN];
const SEARCHED = 0x20000;

/** `atom` is the text of one character, class or escape. Without an answer the atom takes nothing that was looked at. */
export function charactersOf(atom: string, flags: string): CharacterTiers {
  const wanted = new RegExp(`^(?:${atom})$`, flags.replaceAll(/[^iusv]/gu, ""));
  const accepts = (code: number): boolean => wanted.test(String.fromCodePoint(code));
  const tiers = TIERS.map((tier) => tier.filter(accepts)).filter((tier) => tier.length > 0);
  if (tiers.length > 0) return tiers;
  for (let code = 0xa0; code < SEARCHED; code += 1) if (accepts(code)) return [[code]];
  return [];
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
