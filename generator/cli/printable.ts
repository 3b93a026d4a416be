/** Text of a model made safe to print: no control character of it reaches the terminal as a command. */

const controls = /[\p{Cc}\u2028\u2029]/gu;

/** The text on one line, control characters written as escapes. */
export function printable(text: string): string {
  return text.replace(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
