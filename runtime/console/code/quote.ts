/** Texts quoted for shells and for JavaScript, so that nothing in them is anything but text. */

/** One word of a POSIX shell: nothing is special between single quotes but the quote itself. NUL, which no argument can hold, is left out. */
export function shellQuoted(text: string): string {
  const word = text.replaceAll("\0", "");
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A string literal in double quotes. Line ends that only strings may hold are escaped too, and so is what closes a script. */
export function jsText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]|<(?=[/!])/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A key of an object literal. `__proto__` would set the prototype unless it is computed. */
export function jsKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : jsText(key);
}
