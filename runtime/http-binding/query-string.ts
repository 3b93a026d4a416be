/** The query of a request target, decoded once: names and values in the order they came. */
import { percentDecode } from "./percent.js";

/** Values by name, each list in the order of the request. A name without `=` has the empty text as its value. */
export type QueryString = ReadonlyMap<string, readonly string[]>;

const none: QueryString = new Map();

/** The path of a request target, without its query; still percent-encoded. */
export function pathOf(target: string): string {
  const mark = target.indexOf("?");
  return mark < 0 ? target : target.slice(0, mark);
}

/** Reads the query of a request target; `undefined` where the percent-encoding is broken. A `+` is a space. */
export function readQuery(target: string): QueryString | undefined {
  const mark = target.indexOf("?");
  if (mark < 0 || mark === target.length - 1) return none;
  const values = new Map<string, string[]>();
  for (const part of target.slice(mark + 1).split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? "" : decode(part.slice(equals + 1));
    if (name === undefined || value === undefined) return undefined;
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return values;
}

function decode(text: string): string | undefined {
  return percentDecode(text.includes("+") ? text.replaceAll("+", " ") : text);
}
