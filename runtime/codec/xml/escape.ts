/** Text made safe for XML: what a parser gives back is what was written. */
import { CodecFailure } from "../failure.js";

const special = /[&<>\r]/;
const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};
/** XML 1.0 has no way to say these (section 2.2). */
const unspeakable = /[^\t\n\r -\uFFFD]/;
/** These, and halves of surrogate pairs, which are rare enough to be looked for in two steps. */
const suspicious = /[^\t\n\r -\uD7FF\uE000-\uFFFD]/;

/** Half of a surrogate pair has no UTF-8: it becomes U+FFFD, as everywhere on the Web. @throws CodecFailure */
function speakable(text: string): string {
  if (!suspicious.test(text)) return text;
  if (unspeakable.test(text)) throw new CodecFailure("characters of XML", "string");
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** Character data of an element. @throws CodecFailure for control characters that XML cannot carry */
export function escapeText(text: string): string {
  const said = speakable(text);
  return special.test(said) ? said.replace(/[&<>\r]/g, (character) => references[character] ?? character) : said;
}

/** Character data of an element, for people: what XML cannot carry becomes U+FFFD. */
export function escapeMessage(text: string): string {
  return escapeText(text.replace(/[^\t\n\r -\uFFFD]/g, "\uFFFD"));
}

/** The value of an attribute, to stand in double quotes. @throws CodecFailure for control characters that XML cannot carry */
export function escapeAttribute(text: string): string {
  return speakable(text).replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);
}
