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

/** Character data of an element. @throws CodecFailure for control characters that XML cannot carry */
export function escapeText(text: string): string {
  if (unspeakable.test(text)) throw new CodecFailure("characters of XML", "string");
  return special.test(text) ? text.replace(/[&<>\r]/g, (character) => references[character] ?? character) : text;
}

/** The value of an attribute, to stand in double quotes. @throws CodecFailure for control characters that XML cannot carry */
export function escapeAttribute(text: string): string {
  if (unspeakable.test(text)) throw new CodecFailure("characters of XML", "string");
  return text.replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);
}
