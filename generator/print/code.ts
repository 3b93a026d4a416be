/** Statements as prettier lays them out. Names in them are ours or planned; text of a model enters through `printString` only. */
import { lineWidth } from "./layout.js";

/** A piece of an expression: text that is never broken, a call, or operands around one operator. */
export type Code = string | CallCode | ChainCode;

interface CallCode {
  readonly callee: string;
  readonly args: readonly Code[];
}
interface ChainCode {
  readonly operator: string;
  readonly operands: readonly Code[];
}

/** `callee(args)`. */
export function call(callee: string, ...args: readonly Code[]): Code {
  return { callee, args };
}

/** `a operator b`; with one operand, just that. */
export function chain(operator: string, ...operands: readonly Code[]): Code {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { operator, operands };
}

/** The code on one line. */
export function flatCode(code: Code): string {
  if (typeof code === "string") return code;
  if ("operator" in code) return code.operands.map(flatCode).join(` ${code.operator} `);
  return `${code.callee}(${code.args.map(flatCode).join(", ")})`;
}

/** The code at column `used` of a line indented by `indent`, broken where it does not fit before `trailing` columns. */
export function printCode(code: Code, indent: number, used: number, trailing: number): string {
  const flat = flatCode(code);
  if (typeof code === "string" || used + flat.length + trailing <= lineWidth) return flat;
  if ("operator" in code) return printChain(code, indent, trailing);
  const pad = " ".repeat(indent + 2);
  const args = code.args.map((arg) => `${pad}${printCode(arg, indent + 2, indent + 2, 1)},\n`);
  return `${code.callee}(\n${args.join("")}${" ".repeat(indent)})`;
}

/** One operand a line, the operator after it. */
function printChain({ operator, operands }: ChainCode, indent: number, trailing: number): string {
  const last = operands.length - 1;
  return operands
    .map((operand, index) => printCode(operand, indent, indent, index < last ? operator.length + 1 : trailing))
    .join(` ${operator}\n${" ".repeat(indent)}`);
}

/** A statement `head code;` on lines of its own. What follows `return` stands in parentheses when operators break it. */
export function statement(head: string, code: Code, indent: number): string {
  const pad = " ".repeat(indent);
  const start = `${pad}${head}`;
  const used = start.length + (head === "" ? 0 : 1);
  const isChain = typeof code !== "string" && "operator" in code;
  if (head === "return" && isChain && used + flatCode(code).length + 1 > lineWidth) {
    return `${start} (\n${pad}  ${printCode(code, indent + 2, indent + 2, 0)}\n${pad});\n`;
  }
  return `${start}${head === "" ? "" : " "}${printCode(code, indent, used, 1)};\n`;
}

/** `if (condition) …`, with `else` or `else if` if there is one: on a line each where they fit, in blocks otherwise. */
export function conditional(
  condition: Code,
  then: Statement,
  otherwise: Alternative | undefined,
  indent: number,
): string {
  const pad = " ".repeat(indent);
  const flat = (head: string, one: Statement): string => `${pad}${head}${one.head} ${flatCode(one.code)};`;
  const lines = [
    flat(`if (${flatCode(condition)}) `, then),
    ...(otherwise === undefined ? [] : [flat(`else ${flatIf(otherwise.condition)}`, otherwise)]),
  ];
  if (lines.every((line) => line.length <= lineWidth)) return lines.map((line) => `${line}\n`).join("");
  const block = (one: Statement): string => `{\n${statement(one.head, one.code, indent + 2)}${pad}}`;
  const tail = otherwise === undefined ? "" : ` else ${blockIf(otherwise.condition, indent)}${block(otherwise)}`;
  return `${pad}if (${printCondition(condition, indent)}) ${block(then)}${tail}\n`;
}

function flatIf(condition: Code | undefined): string {
  return condition === undefined ? "" : `if (${flatCode(condition)}) `;
}

function blockIf(condition: Code | undefined, indent: number): string {
  return condition === undefined ? "" : `if (${printCondition(condition, indent, "} else if () {")}) `;
}

/** What stands between the parentheses of an `if` that opens a block; `around` is the rest of its line. */
function printCondition(condition: Code, indent: number, around = "if () {"): string {
  const flat = flatCode(condition);
  if (indent + around.length + flat.length <= lineWidth) return flat;
  // The operands of && and || belong to the parentheses: when these are broken, so are they.
  const isLogical =
    typeof condition !== "string" && "operator" in condition && /^(?:&&|\|\|)$/.test(condition.operator);
  const inner = isLogical ? printChain(condition, indent + 2, 0) : printCode(condition, indent + 2, indent + 2, 0);
  return `\n${" ".repeat(indent + 2)}${inner}\n${" ".repeat(indent)}`;
}

/** `head code;`, such as `found = at(…);`. */
export interface Statement {
  readonly head: string;
  readonly code: Code;
}

/** What stands after `else`. */
interface Alternative extends Statement {
  readonly condition?: Code | undefined;
}
