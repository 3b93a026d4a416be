/** Takes out of untrusted text the characters that a source file or a terminal must never receive. */

// Controls except tab and line feed, lone surrogates, and the controls of text direction ("Trojan Source").
const unsafe = /[^\P{Cc}\t\n]|\p{Surrogate}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The text without control characters, direction overrides and lone surrogates; its line ends are all `\n`. */
export function safeText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029\u0085\f]/g, "\n").replace(unsafe, "");
}
