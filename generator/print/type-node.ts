/** TypeScript types as small trees, and their text as prettier lays it out. */
import { lineWidth } from "./layout.js";

/** A type. A plain string is a name or keyword that is printed as it stands. */
export type TypeNode =
  | string
  | { readonly kind: "generic"; readonly name: string; readonly args: readonly TypeNode[] }
  | { readonly kind: "array"; readonly of: TypeNode }
  | { readonly kind: "tuple"; readonly types: readonly TypeNode[] }
  /** An indexed access such as `(typeof a)[keyof typeof a]`, which is never broken itself. */
  | { readonly kind: "indexed"; readonly text: string }
  | { readonly kind: "union"; readonly types: readonly TypeNode[] };

/** `name<args>`. */
export function generic(name: string, ...args: readonly TypeNode[]): TypeNode {
  return { kind: "generic", name, args };
}

/** `of[]`. */
export function arrayOf(of: TypeNode): TypeNode {
  return { kind: "array", of };
}

/** `A | B`; nested unions are flattened. */
export function unionOf(...types: readonly TypeNode[]): TypeNode {
  return {
    kind: "union",
    types: types.flatMap((type) => (typeof type !== "string" && type.kind === "union" ? type.types : [type])),
  };
}

/** The type on one line. */
export function flatType(type: TypeNode): string {
  if (typeof type === "string") return type;
  switch (type.kind) {
    case "generic":
      return `${type.name}<${type.args.map(flatType).join(", ")}>`;
    case "array":
      return `${typeof type.of !== "string" && type.of.kind === "union" ? `(${flatType(type.of)})` : flatType(type.of)}[]`;
    case "indexed":
      return type.text;
    case "tuple":
      return `[${type.types.map(flatType).join(", ")}]`;
    case "union":
      return type.types.map(flatType).join(" | ");
  }
}

/**
 * A type annotation with the colon or equals sign before it, `lead`, and what follows it, `trail`. `used` is the width of the line
 * before `lead`, `indent` the indentation of that line.
 */
export function printAnnotation(lead: ":" | " =", type: TypeNode, indent: number, used: number, trail: string): string {
  const flat = flatType(type);
  if (used + lead.length + 1 + flat.length + trail.length <= lineWidth) return `${lead} ${flat}${trail}`;
  const next = `\n${" ".repeat(indent + 2)}`;
  if (typeof type !== "string" && type.kind === "union" && !isHugged(type)) {
    const fitsBelow = indent + 2 + flat.length + trail.length <= lineWidth;
    return `${lead}${next}${fitsBelow ? flat : barred(type.types, indent + 2)}${trail}`;
  }
  if (lead === " =" && (isSimple(type) || used + 3 + openingWidth(type) > lineWidth)) {
    return `${lead}${next}${printType(type, indent + 2, indent + 2, trail.length)}${trail}`;
  }
  return `${lead} ${printType(type, indent, used + lead.length + 1, trail.length)}${trail}`;
}

/** Columns of the line with which the broken type opens. */
function openingWidth(type: TypeNode): number {
  return typeof type !== "string" && type.kind === "generic" ? type.name.length + 1 : 1;
}

/** A type that prettier moves to the next line rather than break. */
function isSimple(type: TypeNode): boolean {
  if (typeof type === "string" || type.kind === "indexed") return true;
  return type.kind === "generic" && type.args.length === 1 && typeof type.args[0] === "string";
}

const keywords: ReadonlySet<string> = new Set(
  "bigint boolean never null number object string symbol undefined unknown void".split(" "),
);

/** Whether prettier keeps the type against its brackets: names, and `Name | null`, but no union of keywords, arrays or others. */
function isHugged(type: TypeNode): boolean {
  if (typeof type === "string") return true;
  if (type.kind !== "union") return false;
  const others = type.types.filter((one) => one !== "null");
  const [only] = others;
  return others.length === 1 && only !== undefined && only !== type.types[1] && isReference(only);
}

/** Whether the type is a name with or without arguments, and not a keyword or literal. */
function isReference(type: TypeNode): boolean {
  return typeof type === "string" ? /^[\w$.]+$/.test(type) && !keywords.has(type) : type.kind === "generic";
}

/** A union with a bar before each type, at the indentation it stands at. */
function barred(types: readonly TypeNode[], indent: number): string {
  const lines = types.map((type) => `| ${printType(type, indent + 2, indent + 2, 0)}`);
  return lines.join(`\n${" ".repeat(indent)}`);
}

/** The type at column `used` of a line indented by `indent`, broken where it does not fit. */
export function printType(type: TypeNode, indent: number, used: number, trailing: number): string {
  const flat = flatType(type);
  if (typeof type === "string" || used + flat.length + trailing <= lineWidth) return flat;
  switch (type.kind) {
    case "indexed":
      return flat;
    case "array":
      return `${printElement(type.of, indent, used, trailing + 2)}[]`;
    case "union":
      return isHugged(type) ? printHugged(type.types, indent, used) : barred(type.types, indent);
    case "tuple":
      return `[\n${printItems(type.types, indent + 2, 1)},\n${" ".repeat(indent)}]`;
    case "generic": {
      const [only] = type.args;
      if (type.args.length === 1 && only !== undefined && isHugged(only)) {
        return `${type.name}<${printType(only, indent, used + type.name.length + 1, trailing + 1)}>`;
      }
      return `${type.name}<\n${printItems(type.args, indent + 2, 0)}\n${" ".repeat(indent)}>`;
    }
  }
}

/** One a line, with a comma between two; `trailing` columns follow the last. */
function printItems(types: readonly TypeNode[], indent: number, trailing: number): string {
  const pad = " ".repeat(indent);
  const last = types.length - 1;
  return types.map((type, index) => pad + printType(type, indent, indent, index < last ? 1 : trailing)).join(",\n");
}

function printHugged(types: readonly TypeNode[], indent: number, used: number): string {
  return types.map((type) => printType(type, indent, used, 0)).join(" | ");
}

/** What stands before `[]`: a union in parentheses, and on lines of its own where it may be broken. */
function printElement(of: TypeNode, indent: number, used: number, trailing: number): string {
  if (typeof of === "string" || of.kind !== "union") return printType(of, indent, used, trailing);
  if (isHugged(of)) return `(${printHugged(of.types, indent, used + 1)})`;
  const flat = flatType(of);
  const inner = indent + 2 + flat.length <= lineWidth ? flat : barred(of.types, indent + 2);
  return `(\n${" ".repeat(indent + 2)}${inner}\n${" ".repeat(indent)})`;
}

/** `head: type =`, the type broken where it does not fit, with how many columns its last line takes. */
export function printTyped(head: string, type: TypeNode): { readonly text: string; readonly used: number } {
  const text = `${head}${printAnnotation(":", type, 0, head.length, " =")}`;
  return { text, used: text.length - (text.lastIndexOf("\n") + 1) };
}
