/** The text of a JMESPath expression cut into tokens, in linear time; what is no token is a problem with its position. */
import type { JsonValue } from "./query.js";

/** Why an expression cannot be read, with the offset in its text. */
export class JmespathProblem {
  readonly message: string;
  readonly offset: number;

  constructor(message: string, offset: number) {
    this.message = message;
    this.offset = offset;
  }
}

export type Token = { readonly offset: number } & (
  | { readonly kind: "name" | "quoted"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "literal"; readonly value: JsonValue }
  | { readonly kind: Symbol }
);

// prettier-ignore
const symbols = [
  "[?", "[]", "==", "!=", "<=", ">=", "&&", "||",
  ".", "*", "[", "]", "{", "}", "(", ")", ",", ":", "@", "&", "|", "!", "<", ">",
] as const;
type Symbol = (typeof symbols)[number] | "end";

/** More than any expression of a model has; it bounds how deep an expression can nest. */
const mostTokens = 1000;
const longest = 20_000;

/** All tokens, `end` last. @throws JmespathProblem */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > longest) throw new JmespathProblem(`is longer than ${longest} characters`, longest);
  const tokens: Token[] = [];
  for (let offset = 0; ;) {
    while (/[ \t\r\n]/.test(text.charAt(offset))) offset++;
    if (tokens.length >= mostTokens) throw new JmespathProblem(`has more than ${mostTokens} parts`, offset);
    if (offset >= text.length) return [...tokens, { kind: "end", offset }];
    const { token, end } = tokenAt(text, offset);
    tokens.push(token);
    offset = end;
  }
}

interface Found {
  readonly token: Token;
  readonly end: number;
}

const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /-?\d{1,9}(?!\d)/y;

function tokenAt(text: string, offset: number): Found {
  const word = match(name, text, offset);
  if (word !== undefined) return { token: { kind: "name", text: word, offset }, end: offset + word.length };
  const digits = match(number, text, offset);
  if (digits !== undefined) {
    return { token: { kind: "number", value: Number(digits), offset }, end: offset + digits.length };
  }
  const character = text.charAt(offset);
  if (character === '"') return quoted(text, offset);
  if (character === "'") return rawString(text, offset);
  if (character === "`") return literal(text, offset);
  const symbol = symbols.find((one) => text.startsWith(one, offset));
  if (symbol === undefined) throw new JmespathProblem(`has an unexpected ${JSON.stringify(character)}`, offset);
  return { token: { kind: symbol, offset }, end: offset + symbol.length };
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** A quoted name is a JSON string. */
function quoted(text: string, offset: number): Found {
  const end = closing(text, offset, '"');
  const value = parsed(text.slice(offset, end), offset);
  if (typeof value !== "string") throw new JmespathProblem("has a name that is no JSON string", offset);
  return { token: { kind: "quoted", text: value, offset }, end };
}

/** Only the quote and the backslash are escaped in a raw string. */
function rawString(text: string, offset: number): Found {
  const end = closing(text, offset, "'");
  const value = text.slice(offset + 1, end - 1).replaceAll(/\\(['\\])/g, "$1");
  return { token: { kind: "literal", value, offset }, end };
}

/** JSON between backticks. */
function literal(text: string, offset: number): Found {
  const end = closing(text, offset, "`");
  const value = parsed(text.slice(offset + 1, end - 1).replaceAll("\\`", "`"), offset);
  return { token: { kind: "literal", value, offset }, end };
}

/** The offset behind the closing delimiter. */
function closing(text: string, offset: number, delimiter: string): number {
  for (let index = offset + 1; index < text.length; index++) {
    if (text.charAt(index) === "\\") index++;
    else if (text.charAt(index) === delimiter) return index + 1;
  }
  throw new JmespathProblem(`has an unclosed ${delimiter}`, offset);
}

function parsed(json: string, offset: number): JsonValue {
  try {
    return JSON.parse(json) as JsonValue;
  } catch {
    throw new JmespathProblem("has a literal that is no JSON", offset);
  }
}
