/** `enums.ts`: a union type and a const companion of the same name for each enum. */
import { commentOf, noteOf } from "../comment-of.js";
import type { GeneratedFile } from "../../options.js";
import type { EnumPlan, ServicePlan } from "../../plan/service-plan.js";
import { type Expression, printAfter } from "../../print/expression.js";
import { lineWidth } from "../../print/layout.js";
import { printKey } from "../../print/literal.js";
import { generic, printAnnotation, printTyped } from "../../print/type-node.js";
import { OutputFile } from "../output-file.js";

/** Emits `enums.ts`. */
export function emitEnums(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "enums");
  for (const one of plan.enums) {
    file.useTypes([{ module: "runtime", name: "EnumOf" }]);
    file.useValue({ module: "runtime", name: "enumeration" });
    file.add(printMembers(plan, one));
    file.add(commentOf(one.doc, plan.link) + printType(file, one));
    file.add(`${noteOf(`The values of {@link ${one.name}}.`)}${printCompanion(one)}`);
  }
  return file.finish();
}

/** Never on one line. Where the name takes all of the first line, the object moves below it. */
function printMembers(plan: ServicePlan, { membersName, members }: EnumPlan): string {
  const head = `const ${membersName} =`;
  if (members.length === 0) return `${head} {} as const;\n`;
  const indent = head.length + 2 <= lineWidth ? 0 : 2;
  const pad = " ".repeat(indent);
  const open = indent === 0 ? " {" : `\n${pad}{`;
  const lines = members.map(({ key, value, doc }) => {
    const start = `${pad}  ${printKey(key)}:`;
    const after = printAfter(start.length, value, indent + 2, 1, printKey(key));
    return `${commentOf(doc, plan.link, `${pad}  `)}${start}${after},\n`;
  });
  return `${head}${open}\n${lines.join("")}${pad}} as const;\n`;
}

function printType(file: OutputFile, { name, membersName, open }: EnumPlan): string {
  const values = `(typeof ${membersName})[keyof typeof ${membersName}]`;
  const head = `export type ${name}`;
  if (!open) {
    const flat = `${head} = ${values};`;
    return `${flat.length <= lineWidth ? flat : `${head} =\n  ${values};`}\n`;
  }
  file.useTypes([{ module: "runtime", name: "Open" }]);
  return `${head}${printAnnotation(" =", generic("Open", { kind: "indexed", text: values }), 0, head.length, ";")}\n`;
}

function printCompanion({ name, membersName }: EnumPlan): string {
  const { text, used } = printTyped(
    `export const ${name}`,
    generic("EnumOf", { kind: "indexed", text: `typeof ${membersName}` }),
  );
  const value: Expression = { kind: "pure", callee: "enumeration", args: [{ kind: "name", name: membersName }] };
  return `${text}${printAfter(used, value, 0, 1)};\n`;
}
