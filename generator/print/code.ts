/** Statements as prettier lays them out. Names in them are ours or planned; text of a model enters through `printString` only. */
import { lineWidth } from "./layout.js";

/** A piece of an expression: text on one line, or a call that may be broken. */
export type Code = string | { readonly callee: string; readonly args: readonly Code[] };

/** `callee(args)`. */
export function call(callee: string, ...args: readonly Code[]): Code {
  return { callee, args };
}

/** The code on one line. */
export function flatCode(code: Code): string {
  return typeof code === "string" ? code : `${code.callee}(${code.args.map(flatCode).join(", ")})`;
}

/** The code at column `used` of a line indented by `indent`, broken where it does not fit before `trailing` columns. */
export function printCode(code: Code, indent: number, used: number, trailing: number): string {
  const flat = flatCode(code);
  if (typeof code === "string" || used + flat.length + trailing <= lineWidth) return flat;
  const pad = " ".repeat(indent + 2);
  const args = code.args.map((arg) => `${pad}${printCode(arg, indent + 2, indent + 2, 1)},\n`);
  return `${code.callee}(\n${args.join("")}${" ".repeat(indent)})`;
}

/** A statement `head code;` on lines of its own. */
export function statement(head: string, code: Code, indent: number): string {
  const start = `${" ".repeat(indent)}${head}`;
  const used = start.length + (head === "" ? 0 : 1);
  return `${start}${head === "" ? "" : " "}${printCode(code, indent, used, 1)};\n`;
}

/** `if (condition) …`, with `else` if there is one: on a line each where they fit, in blocks otherwise. */
export function conditional(
  condition: string,
  then: Statement,
  otherwise: Statement | undefined,
  indent: number,
): string {
  const pad = " ".repeat(indent);
  const flat = (head: string, one: Statement): string => `${pad}${head}${one.head} ${flatCode(one.code)};`;
  const lines = [flat(`if (${condition}) `, then), ...(otherwise === undefined ? [] : [flat("else ", otherwise)])];
  if (lines.every((line) => line.length <= lineWidth)) return lines.map((line) => `${line}\n`).join("");
  const block = (one: Statement): string => `{\n${statement(one.head, one.code, indent + 2)}${pad}}`;
  return `${pad}if (${condition}) ${block(then)}${otherwise === undefined ? "" : ` else ${block(otherwise)}`}\n`;
}

/** `head code;`, such as `found = at(…);`. */
export interface Statement {
  readonly head: string;
  readonly code: Code;
}
