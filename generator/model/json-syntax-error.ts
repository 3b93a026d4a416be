/** Where a text stops being JSON and what was expected there; independent of the JavaScript engine's error messages. */
import { JsonScanner } from "./json-scanner.js";
import type { JsonToken } from "./json-scanner.js";

export interface JsonSyntaxError {
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  /** A sentence without a full stop, such as `expected "," or "}", found "b"`. */
  readonly message: string;
}

type State = "value" | "first item" | "first key" | "key" | "colon" | "after";

const expectations: Record<State, string> = {
  value: "expected a value",
  "first item": 'expected a value or "]"',
  "first key": 'expected a key in double quotes or "}"',
  key: "expected a key in double quotes",
  colon: 'expected ":"',
  after: "",
};

/** The first syntax error, or undefined when the text is JSON. No recursion: nesting costs one array entry a level. */
export function findJsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const scanner = new JsonScanner(text);
  const open: ("{" | "[")[] = [];
  let state: State = "value";
  for (;;) {
    const kind = scanner.next();
    if (kind === "bad" || (kind === "string" && scanner.stringValue() === undefined))
      return badToken(text, scanner, state, open);
    if (state === "after" && open.length === 0) {
      if (kind === "end") return undefined;
      return { offset: scanner.start, message: `${expected(state, open)}, ${found(text, scanner)}` };
    }
    const next = step(state, kind, open);
    if (next === undefined)
      return { offset: scanner.start, message: `${expected(state, open)}, ${found(text, scanner)}` };
    state = next;
  }
}

/** The state after a token, keeping `open`; undefined when the token is not allowed in this state. */
function step(state: State, kind: JsonToken, open: ("{" | "[")[]): State | undefined {
  if (state === "colon") return kind === ":" ? "value" : undefined;
  if (state === "key" || (state === "first key" && kind !== "}")) return kind === "string" ? "colon" : undefined;
  if (state === "after") {
    if (kind === ",") return open.at(-1) === "{" ? "key" : "value";
  } else if (state !== "first key") {
    if (kind === "string" || kind === "number" || kind === "word") return "after";
    if (kind === "{" || kind === "[") {
      open.push(kind);
      return kind === "{" ? "first key" : "first item";
    }
    if (state === "value") return undefined;
  }
  const closes = open.at(-1) === "{" ? "}" : "]";
  if (kind !== closes) return undefined;
  open.pop();
  return "after";
}

function expected(state: State, open: readonly string[]): string {
  if (state !== "after") return expectations[state];
  if (open.length === 0) return "expected the end of the file";
  return open.at(-1) === "{" ? 'expected "," or "}"' : 'expected "," or "]"';
}

function found(text: string, scanner: JsonScanner): string {
  if (scanner.kind === "end") return "found the end of the file";
  const raw = text.slice(scanner.start, Math.min(scanner.end, scanner.start + 20));
  return scanner.kind === "string" ? `found the string ${JSON.stringify(raw)}` : `found ${JSON.stringify(raw)}`;
}

function badToken(text: string, scanner: JsonScanner, state: State, open: readonly string[]): JsonSyntaxError {
  if (text[scanner.start] !== '"') {
    return { offset: scanner.start, message: `${expected(state, open)}, ${found(text, scanner)}` };
  }
  for (let offset = scanner.start + 1; offset < scanner.end; offset++) {
    const code = text.charCodeAt(offset);
    if (code < 0x20) {
      const what =
        code === 0x0a || code === 0x0d
          ? "the string is not closed on its line"
          : "a control character in a string must be escaped";
      return { offset, message: what };
    }
    if (code !== 0x5c) continue;
    if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(offset, offset + 6))) {
      return { offset, message: "an unknown escape sequence in a string" };
    }
    offset++;
  }
  return { offset: scanner.start, message: "the string is not closed" };
}
