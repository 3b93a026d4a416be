/** TypeScript literals in prettier's own spelling. The only way by which text of a model enters code: nothing can break out. */

/** Nothing but printable ASCII without quotes and backslashes: names, ids and most values. */
const plain = /^[ !#-[\]-~]*$/;

/** A string literal. Quotes as prettier chooses them; control characters, lone surrogates and `</` escaped. */
export function printString(text: string): string {
  if (plain.test(text) && !text.includes("</")) return `"${text}"`;
  const quote = text.includes('"') && count(text, '"') > count(text, "'") ? "'" : '"';
  let body = "";
  for (const character of text) body += character === quote ? `\\${quote}` : escaped(character);
  return quote + body.replaceAll("</", "<\\/") + quote;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

const named: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\v": "\\v",
};

function escaped(character: string): string {
  const name = Object.hasOwn(named, character) ? named[character] : undefined;
  if (name !== undefined) return name;
  const code = character.codePointAt(0) ?? 0;
  const invisible =
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    // TypeScript takes it for a byte that it could not read: a pattern does not compile, a file counts as binary.
    code === 0xfffd ||
    (code >= 0xd800 && code <= 0xdfff);
  if (!invisible) return character;
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A number literal; NaN and the infinities as expressions. */
export function printNumber(value: number): string {
  if (Number.isNaN(value)) return "Number.NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  return Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
}

/** A regular expression literal. `source` must be what `RegExp.prototype.source` gives: slashes and line ends escaped. */
export function printRegExp(source: string, flags: string): string {
  const canonical = new RegExp(source, flags).source;
  let body = "";
  for (const character of canonical) body += character === "\t" ? "\\t" : escapedInRegExp(character);
  return `/${body}/${[...flags].toSorted().join("")}`;
}

function escapedInRegExp(character: string): string {
  return character === "\\" ? character : escaped(character);
}

/** A property name or key: quoted only where it must be; `__proto__` computed, because the plain key would set the prototype. */
export function printKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifierName(name) ? name : printString(name);
}

/** Whether the text can stand as a property name without quotes. */
export function isIdentifierName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}
