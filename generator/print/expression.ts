/** Expressions as small trees, and their text as prettier lays it out. */
import { lineWidth } from "./layout.js";
import { printKey, printNumber, printRegExp, printString } from "./literal.js";

/** An expression that generated code may hold. Strings are string literals, never code. */
export type Expression =
  | string
  | number
  | boolean
  | null
  | readonly Expression[]
  | ObjectExpression
  | { readonly kind: "regexp"; readonly source: string; readonly flags: string }
  | NameExpression
  /** `new callee(args)`. */
  | { readonly kind: "new"; readonly callee: string; readonly args: readonly Expression[] }
  /** A call without side effects, marked so that bundlers drop it when it is unused. */
  | { readonly kind: "pure"; readonly callee: string; readonly args: readonly Expression[] };

/** A name in scope; `lazy` wraps it in a function, for recursion. */
interface NameExpression {
  readonly kind: "name";
  readonly name: string;
  readonly lazy?: boolean;
}

export interface ObjectExpression {
  readonly kind: "object";
  readonly entries: readonly (readonly [key: string, value: Expression, comment?: string])[];
  /** A type that the object is said to satisfy, where its place gives it none. */
  readonly satisfies?: string;
}

/** An object literal of the entries that are not undefined. */
export function objectOf(entries: Readonly<Record<string, Expression | undefined>>): ObjectExpression {
  const present: (readonly [key: string, value: Expression])[] = [];
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) present.push([key, value]);
  return { kind: "object", entries: present };
}

/** A JSON value as an expression. */
export function jsonExpression(value: unknown): Expression {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(jsonExpression);
  if (typeof value !== "object" || value === null) return null;
  return { kind: "object", entries: Object.entries(value).map(([key, item]) => [key, jsonExpression(item)] as const) };
}

/** The expression on one line; undefined when it cannot be, or takes more than `room` columns: then the rest is not even looked at. */
export function flatExpression(value: Expression, room: number = Infinity): string | undefined {
  if (typeof value === "string") return printString(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "boolean" || value === null) return String(value);
  if (isList(value)) return mustBreak(value) ? undefined : joinFlat("[", value, "]", room);
  switch (value.kind) {
    case "regexp":
      return printRegExp(value.source, value.flags);
    case "name":
      return value.lazy === true ? `() => ${value.name}` : value.name;
    case "pure":
      return joinFlat(`/* @__PURE__ */ ${value.callee}(`, value.args, ")", room);
    case "new":
      return joinFlat(`new ${value.callee}(`, value.args, ")", room);
    case "object":
      return flatObject(value, room);
  }
}

function flatObject(value: ObjectExpression, room: number): string | undefined {
  if (value.entries.length === 0) return `{}${satisfying(value)}`;
  let text = "{ ";
  for (const [index, [key, item, comment]] of value.entries.entries()) {
    const head = index === 0 ? "" : ", ";
    const flat = comment === undefined ? flatEntry(key, item, room - text.length - head.length) : undefined;
    if (flat === undefined) return undefined;
    text += head + flat;
    if (text.length > room) return undefined;
  }
  return `${text} }${satisfying(value)}`;
}

function flatEntry(key: string, value: Expression, room: number): string | undefined {
  if (isShorthand(key, value)) return key;
  const head = `${printKey(key)}: `;
  const flat = flatExpression(value, room - head.length);
  return flat === undefined ? undefined : head + flat;
}

/** Whether the name of the value says the key. */
function isShorthand(key: string, value: Expression): boolean {
  return isName(value) && value.lazy !== true && value.name === key && key !== "__proto__";
}

function satisfying({ satisfies }: ObjectExpression): string {
  return satisfies === undefined ? "" : ` satisfies ${satisfies}`;
}

function joinFlat(open: string, items: readonly Expression[], close: string, room: number): string | undefined {
  let text = open;
  for (const [index, item] of items.entries()) {
    const flat = flatExpression(item, room - text.length);
    if (flat === undefined) return undefined;
    text += index === 0 ? flat : `, ${flat}`;
    if (text.length > room) return undefined;
  }
  return text + close;
}

/** Prettier always breaks a list of several objects, or of several lists, that each have several entries. */
function mustBreak(items: readonly Expression[]): boolean {
  if (items.length < 2) return false;
  const size = (item: Expression, list: boolean): number => {
    if (typeof item !== "object" || item === null) return 0;
    if (isList(item)) return list ? item.length : 0;
    return item.kind === "object" && !list ? item.entries.length : 0;
  };
  return items.every((item) => size(item, false) > 1) || items.every((item) => size(item, true) > 1);
}

/** The expression at column `used` of a line indented by `indent`; `trailing` columns follow its last line. */
export function printExpression(value: Expression, indent: number, used: number, trailing: number): string {
  const room = lineWidth - used - trailing;
  const flat = flatExpression(value, room);
  if (flat !== undefined && flat.length <= room) return flat;
  if (typeof value !== "object" || value === null) return flatExpression(value) ?? "";
  if (isList(value)) return value.length === 0 ? "[]" : printList(value, indent);
  switch (value.kind) {
    case "object":
      return value.entries.length === 0 ? "{}" : printObject(value, indent);
    case "pure":
      return printCall(`/* @__PURE__ */ ${value.callee}`, value.args, indent, used);
    case "new":
      return printCall(`new ${value.callee}`, value.args, indent, used);
    default:
      return flatExpression(value) ?? "";
  }
}

function printObject(value: ObjectExpression, indent: number): string {
  const pad = " ".repeat(indent + 2);
  let text = "{\n";
  for (const [key, item, comment] of value.entries) {
    if (comment !== undefined) text += comment;
    if (isShorthand(key, item)) {
      text += `${pad}${key},\n`;
      continue;
    }
    const name = printKey(key);
    const head = `${pad}${name}:`;
    text += `${head}${printAfter(head.length, item, indent + 2, 1, name)},\n`;
  }
  return `${text}${" ".repeat(indent)}}${satisfying(value)}`;
}

/**
 * A value after `:` or `=`: on the same line if it, or the line with which it opens, fits there; else on the next one. Prettier
 * leaves a text or name on the line of a `key` of at most four characters, because nothing would be won.
 */
export function printAfter(used: number, value: Expression, indent: number, trailing: number, key = ""): string {
  const room = lineWidth - used - 1 - trailing;
  const flat = flatExpression(value, room);
  if (flat !== undefined && flat.length <= room) return ` ${flat}`;
  const next = `\n${" ".repeat(indent + 2)}`;
  if (isName(value) && value.lazy === true) return ` () =>${next}${value.name}`;
  if (isUnbreakable(value)) {
    const stays = key !== "" && key.length <= 4 && (typeof value === "string" || isName(value));
    return `${stays ? " " : next}${flatExpression(value) ?? ""}`;
  }
  if (isPoorlyBreakable(value)) {
    const below = flatExpression(value, lineWidth - indent - 2 - trailing);
    if (below !== undefined) return `${next}${below}`;
  }
  if (used + 1 + openingWidth(value) <= lineWidth) return ` ${printExpression(value, indent, used + 1, trailing)}`;
  return `${next}${printExpression(value, indent + 2, indent + 2, trailing)}`;
}

/** Columns of the line with which the broken expression opens. */
function openingWidth(value: Expression): number {
  if (typeof value !== "object" || value === null || isList(value) || value.kind === "object") return 1;
  if (value.kind !== "pure" && value.kind !== "new") return 0;
  const prefix = value.kind === "pure" ? "/* @__PURE__ */ " : "new ";
  return prefix.length + value.callee.length + 1;
}

function isName(value: Expression): value is NameExpression {
  return typeof value === "object" && value !== null && !isList(value) && value.kind === "name";
}

/** A call whose one argument is a short name or pattern: prettier would rather move the call than break it. */
function isPoorlyBreakable(value: Expression): boolean {
  if (typeof value !== "object" || value === null || isList(value)) return false;
  if (value.kind !== "pure" || value.callee.startsWith("new ")) return false;
  const [only, ...others] = value.args;
  return others.length === 0 && only !== undefined && loneWidth(only) <= lineWidth / 4;
}

/** The columns of a name, or of what stands between the slashes of a pattern; other arguments may always be broken off. */
function loneWidth(argument: Expression): number {
  if (typeof argument !== "object" || argument === null || isList(argument)) return Infinity;
  const flat = flatExpression(argument) ?? "";
  if (argument.kind === "name") return flat.length;
  return argument.kind === "regexp" ? flat.length - argument.flags.length - "//".length : Infinity;
}

function isUnbreakable(value: Expression): boolean {
  return typeof value !== "object" || value === null || isName(value) || (!isList(value) && value.kind === "regexp");
}

function printList(items: readonly Expression[], indent: number): string {
  const pad = " ".repeat(indent + 2);
  const close = `\n${" ".repeat(indent)}]`;
  if (items.length > 1 && items.every((item) => typeof item === "number"))
    return `[\n${filled(items, indent + 2)}${close}`;
  return `[\n${items.map((item) => `${pad}${printExpression(item, indent + 2, indent + 2, 1)},\n`).join("")}${" ".repeat(indent)}]`;
}

/** Numbers fill lines, as prettier has it. */
function filled(items: readonly Expression[], indent: number): string {
  const pad = " ".repeat(indent);
  const lines: string[] = [];
  let line = "";
  for (const item of items) {
    const text = `${flatExpression(item) ?? ""},`;
    if (line !== "" && indent + line.length + 1 + text.length > lineWidth) {
      lines.push(pad + line);
      line = text;
    } else line = line === "" ? text : `${line} ${text}`;
  }
  return [...lines, pad + line].join("\n");
}

/** A call whose one argument is an object or list hugs it where that opens on the line; others go one a line. */
function printCall(callee: string, args: readonly Expression[], indent: number, used: number): string {
  const [only] = args;
  const opens = used + callee.length + 2 <= lineWidth;
  if (only !== undefined && opens && isHugged(args)) return `${callee}(${printBroken(only, indent, used)})`;
  const pad = " ".repeat(indent + 2);
  const lines = args.map((arg) => `${pad}${printExpression(arg, indent + 2, indent + 2, 1)},\n`);
  return `${callee}(\n${lines.join("")}${" ".repeat(indent)})`;
}

function isHugged(args: readonly Expression[]): boolean {
  const [only, ...others] = args;
  if (others.length > 0 || typeof only !== "object" || only === null) return false;
  return isList(only) ? only.length > 0 : only.kind === "object";
}

function printBroken(value: Expression, indent: number, used: number): string {
  if (typeof value === "object" && value !== null) {
    if (isList(value)) return printList(value, indent);
    if (value.kind === "object") return printObject(value, indent);
  }
  return printExpression(value, indent, used, 1);
}

/** Whether the expression is an array literal. */
export function isList(value: Expression): value is readonly Expression[] {
  return Array.isArray(value);
}
