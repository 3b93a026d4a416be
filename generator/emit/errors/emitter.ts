/** `errors.ts`: a class for each modelled error, with a guard that goes by name. */
import { commentOf, noteOf } from "../comment-of.js";
import type { GeneratedFile } from "../../options.js";
import type { ErrorPlan, MemberPlan, ServicePlan, Use } from "../../plan/service-plan.js";
import { printInterface, printMember } from "../../print/declaration.js";
import { call, statement } from "../../print/code.js";
import { type Expression, printAfter } from "../../print/expression.js";
import { printKey, printString } from "../../print/literal.js";
import { lineWidth } from "../../print/layout.js";
import { printAnnotation, unionOf } from "../../print/type-node.js";
import { OutputFile } from "../output-file.js";

const serviceError: Use = { module: "runtime", name: "ServiceError" };

/** Emits `errors.ts`. */
export function emitErrors(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "errors");
  const base = file.useValue(serviceError);
  file.add(
    `${noteOf(`The base of every error of ${plan.name}.`)}export abstract class ${plan.names.errorBase} extends ${base} {}\n`,
  );
  for (const error of plan.errors) file.add(printError(file, plan, error));
  return file.finish();
}

function printError(file: OutputFile, plan: ServicePlan, error: ErrorPlan): string {
  const schema = file.useMember("schemas", error.schemaName);
  file.useTypes([{ module: "runtime", name: "StructureSchema" }]);
  const wireName = error.id.slice(error.id.indexOf("#") + 1);
  const fields = error.members.map((member) => printField(file, plan, member));
  return [
    printOptions(file, error),
    "\n",
    commentOf(error.doc, plan.link),
    `export class ${error.name} extends ${plan.names.errorBase} {\n`,
    field("static readonly schema: StructureSchema", { kind: "name", name: schema }),
    field("override readonly name", wireName),
    `  declare readonly $fault: ${printString(error.fault)};\n`,
    ...fields,
    `\n  constructor(${parameterOf(error)}) {\n${statement("", call("super", schema, "options"), 4)}  }\n`,
    `\n  /** Whether \`error\` has this error's name. */\n`,
    `${guardHead(error.name)}\n${statement("return", call(`${file.useValue(serviceError)}.named`, "error", schema), 4)}  }\n}\n`,
  ].join("");
}

/** What the constructor takes: every member, and the cause. */
function printOptions(file: OutputFile, error: ErrorPlan): string {
  const members = error.parameters.map((member) => {
    file.useTypes(member.type.uses);
    return printMember(member.name, member.optional, member.type.node);
  });
  const note = noteOf(`What a {@link ${error.name}} is made of.`);
  return note + printInterface(`${error.optionsName} extends ErrorOptions`, members);
}

function parameterOf(error: ErrorPlan): string {
  const optional = error.parameters.every((member) => member.optional);
  const parameter = `options${optional ? "?" : ""}: ${error.optionsName}`;
  return `  constructor(${parameter}) {`.length <= lineWidth ? parameter : `\n    ${parameter},\n  `;
}

function guardHead(name: string): string {
  const flat = `  static is(error: unknown): error is ${name} {`;
  return flat.length <= lineWidth ? flat : `  static is(\n    error: unknown,\n  ): error is ${name} {`;
}

function field(declaration: string, value: Expression): string {
  const head = `  ${declaration} =`;
  return `${head}${printAfter(head.length, value, 2, 1)};\n`;
}

/** Declared only: the base class sets the members that are given. */
function printField(file: OutputFile, plan: ServicePlan, member: MemberPlan): string {
  file.useTypes(member.type.uses);
  const head = `  declare readonly ${fieldKey(member.name)}${member.optional ? "?" : ""}`;
  const type = member.optional ? unionOf(member.type.node, "undefined") : member.type.node;
  return `${commentOf(member.doc, plan.link, "  ")}${head}${printAnnotation(":", type, 2, head.length, ";")}\n`;
}

/** A class may have a field of that name only if it is computed. */
function fieldKey(name: string): string {
  return name === "constructor" ? '["constructor"]' : printKey(name);
}
