/** What counts as part of a word beside an emphasis marker or an `@`: letters and digits of any script. */

const letterOrDigit = /^[\p{L}\p{N}]$/u;

/** False for undefined, for white space and for punctuation. */
export function isWordCharacter(character: string | undefined): boolean {
  const code = character?.codePointAt(0);
  if (character === undefined || code === undefined) return false;
  if (code > 0x7f) return letterOrDigit.test(character);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

export const startsWithWord = (text: string): boolean => isWordCharacter(codePointAt(text, 0));

export function endsWithWord(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const isLowSurrogate = last >= 0xdc00 && last <= 0xdfff;
  return isWordCharacter(codePointAt(text, text.length - (isLowSurrogate ? 2 : 1)));
}

function codePointAt(text: string, index: number): string | undefined {
  const code = text.codePointAt(index);
  return code === undefined ? undefined : String.fromCodePoint(code);
}
