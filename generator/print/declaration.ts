/** Declarations as prettier lays them out. */
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
