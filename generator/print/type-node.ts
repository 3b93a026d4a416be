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
  if (typeof type !== "string" && type.kind === "union") {
    const fitsBelow = indent + 2 + flat.length + trail.length <= lineWidth;
    return `${lead}${fitsBelow ? `\n${" ".repeat(indent + 2)}${flat}` : brokenUnion(type.types, indent + 2)}${trail}`;
  }
  if (lead === " =" && isSimple(type)) return `${lead}\n${" ".repeat(indent + 2)}${flat}${trail}`;
  return `${lead} ${printType(type, indent, used + lead.length + 1, trail.length)}${trail}`;
}

/** A type that prettier moves to the next line rather than break. */
function isSimple(type: TypeNode): boolean {
  if (typeof type === "string" || type.kind === "indexed") return true;
  return type.kind === "generic" && type.args.length === 1 && typeof type.args[0] === "string";
}

function brokenUnion(types: readonly TypeNode[], indent: number): string {
  const pad = " ".repeat(indent);
  return types.map((type) => `\n${pad}| ${printType(type, indent + 2, indent + 2, 0)}`).join("");
}

/** The type at column `used` of a line indented by `indent`, broken where it does not fit. */
export function printType(type: TypeNode, indent: number, used: number, trailing: number): string {
  const flat = flatType(type);
  if (typeof type === "string" || used + flat.length + trailing <= lineWidth) return flat;
  if (type.kind === "indexed") return flat;
  if (type.kind === "array") return `${printType(type.of, indent, used, trailing + 2)}[]`;
  if (type.kind === "union") return brokenUnion(type.types, indent + 2);
  const pad = " ".repeat(indent + 2);
  const close = `\n${" ".repeat(indent)}`;
  if (type.kind === "tuple") {
    return `[\n${type.types.map((item) => `${pad}${printType(item, indent + 2, indent + 2, 1)},`).join("\n")}${close}]`;
  }
  const [only] = type.args;
  if (type.args.length === 1 && typeof only === "string") return flat;
  const args = type.args.map((arg) => pad + printType(arg, indent + 2, indent + 2, 1));
  return `${type.name}<\n${args.join(",\n")}${close}>`;
}

/** `head: type =`, the type broken where it does not fit, with how many columns its last line takes. */
export function printTyped(head: string, type: TypeNode): { readonly text: string; readonly used: number } {
  const text = `${head}${printAnnotation(":", type, 0, head.length, " =")}`;
  return { text, used: text.length - (text.lastIndexOf("\n") + 1) };
}
