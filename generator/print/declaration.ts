/** Declarations as prettier lays them out. */
import { lineWidth } from "./layout.js";
import { printKey } from "./literal.js";
import { printAnnotation, type TypeNode, unionOf } from "./type-node.js";

/** An exported interface; members are printed already, each with its line feed. */
export function printInterface(name: string, members: readonly string[], typeParameters = ""): string {
  if (members.length === 0) return `export interface ${name}${typeParameters} {}\n`;
  return `export interface ${name}${typeParameters} {\n${members.join("")}}\n`;
}

/** A property signature. Optional ones accept `undefined` too, unless `withUndefined` is false. */
export function printMember(name: string, optional: boolean, type: TypeNode, indent = 2, withUndefined = true): string {
  const head = `${" ".repeat(indent)}${printKey(name)}${optional ? "?" : ""}`;
  const whole = optional && withUndefined ? unionOf(type, "undefined") : type;
  return `${head}${printAnnotation(":", whole, indent, head.length, ";")}\n`;
}

/** An index signature `[key: keys]: type`. */
export function printIndex(keys: string, type: string, indent: number): string {
  const pad = " ".repeat(indent);
  const flat = `${pad}[key: ${keys}]: ${type};`;
  return flat.length <= lineWidth ? `${flat}\n` : `${pad}[\n${pad}  key: ${keys}\n${pad}]: ${type};\n`;
}

/** `export type name<parameter extends bound> = type;`. */
export function printGenericAlias(name: string, parameter: string, bound: string, type: TypeNode): string {
  const flat = `export type ${name}<${parameter} extends ${bound}>`;
  if (flat.length + 2 <= lineWidth) return `${flat}${printAnnotation(" =", type, 0, flat.length, ";")}\n`;
  const fits = `  ${parameter} extends ${bound},`.length <= lineWidth;
  const own = `  ${parameter} extends${fits ? " " : "\n    "}${bound},\n`;
  return `export type ${name}<\n${own}>${printAnnotation(" =", type, 0, 1, ";")}\n`;
}
