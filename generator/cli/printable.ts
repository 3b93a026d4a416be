/** Text of a model made safe to print: no control character of it reaches the terminal as a command. */

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** The text on one line, control characters written as escapes. */
export function printable(text: string): string {
  return text.replace(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
