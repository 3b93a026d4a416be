/** `types.ts`: one interface a structure, with a companion value of the same name if wanted; unions; narrowed types. */
import { commentOf, noteOf } from "../comment-of.js";
import { OutputFile } from "../output-file.js";
import type { GeneratedFile } from "../../options.js";
import type { MemberPlan, NarrowingPlan, ServicePlan, StructurePlan, UnionPlan } from "../../plan/service-plan.js";
import { type Expression, objectOf, printAfter } from "../../print/expression.js";
import { printKey, printString } from "../../print/literal.js";
import { printGenericAlias, printIndex, printInterface, printMember } from "../../print/declaration.js";
import { generic, printAnnotation, printTyped, type TypeNode } from "../../print/type-node.js";

/** Emits `types.ts`. */
export function emitTypes(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "types");
  for (const structure of plan.structures) {
    file.add(printStructure(file, plan, structure));
    if (plan.outputs.companions) file.add(printCompanion(file, structure, "structure", structure.name));
    for (const narrowing of structure.narrowings) addNarrowing(file, structure, narrowing);
  }
  for (const union of plan.unions) {
    file.useTypes([{ module: "runtime", name: "Union" }]);
    const body = union.members.map((member) => printMemberPlan(file, plan, member));
    file.add(
      `${noteOf(`The members of {@link ${union.name}}: a value has exactly one of them.`)}${printInterface(union.membersName, body)}`,
    );
    const head = `export type ${union.name}`;
    const alias = printAnnotation(" =", generic("Union", union.membersName), 0, head.length, ";");
    file.add(`${commentOf(union.doc, plan.link)}${head}${alias}\n`);
    if (plan.outputs.companions) file.add(printCompanion(file, union, "union", union.membersName));
  }
  return file.finish();
}

function printStructure(file: OutputFile, plan: ServicePlan, structure: StructurePlan): string {
  const members = structure.members.map((member) => printMemberPlan(file, plan, member));
  return commentOf(structure.doc, plan.link) + printInterface(structure.name, members);
}

function printMemberPlan(file: OutputFile, plan: ServicePlan, member: MemberPlan): string {
  file.useTypes(member.type.uses);
  return commentOf(member.doc, plan.link, "  ") + printMember(member.name, member.optional, member.type.node);
}

/** `export const Name: StructureOf<Name, [sensitive]> = structure({ … })`. */
function printCompanion(
  file: OutputFile,
  shape: StructurePlan | UnionPlan,
  maker: "structure" | "union",
  argument: string,
): string {
  const ofType = maker === "structure" ? "StructureOf" : "UnionOf";
  file.useTypes([{ module: "runtime", name: ofType }]);
  const head = printTyped(`export const ${shape.name}`, generic(ofType, argument, sensitiveTuple(shape.sensitive)));
  const parts = objectOf({
    schema: { kind: "name", name: file.useMember("schemas", shape.schemaName) },
    sensitive: shape.sensitive,
    check: { kind: "name", name: file.useMember("validators", shape.checkName) },
  });
  const value: Expression = { kind: "pure", callee: file.useValue({ module: "runtime", name: maker }), args: [parts] };
  const does = maker === "structure" ? "Validates, creates and redacts" : "Validates, matches and redacts";
  const note = noteOf(`${does} {@link ${shape.name}} values.`);
  return `${note}${head.text}${printAfter(head.used, value, 0, 1)};\n`;
}

function sensitiveTuple(names: readonly string[]): TypeNode {
  return names.length === 0 ? "[]" : { kind: "tuple", types: names.map(printString) };
}

/** An interface with the keys of each case, and the structure narrowed by one. */
function addNarrowing(file: OutputFile, structure: StructurePlan, narrowing: NarrowingPlan): void {
  file.useTypes([...narrowing.keyType.uses, { module: "runtime", name: "Narrowed" }]);
  const { by, member, name, casesName } = narrowing;
  const cases = narrowing.cases.map((one) => {
    const keys = [
      ...one.requires.map((key) => printMember(key, false, narrowing.keyType.node, 4)),
      ...one.allows.map((key) => printMember(key, true, narrowing.keyType.node, 4, false)),
      ...one.allowsPrefixes.map((prefix) => printIndex(templatePrefix(prefix), "string", 4)),
    ];
    return `  ${printKey(one.value)}: ${keys.length === 0 ? "{}" : `{\n${keys.join("")}  }`};\n`;
  });
  const link = `{@link ${structure.name}}`;
  file.add(
    `${noteOf(`The keys of \`${member}\` that each \`${by}\` of ${link} requires and allows.`)}${printInterface(casesName, cases)}`,
  );
  const note = noteOf(
    `${link} for one \`${by}\`: \`${member}\` has the keys that it requires. Use it as \`${name}<${printString(narrowing.cases[0]?.value ?? "")}>\`.`,
  );
  const type = generic("Narrowed", structure.name, printString(by), printString(member), casesName, "K");
  file.add(note + printGenericAlias(name, "K", `keyof ${casesName}`, type));
}

/** A template literal type for keys with the prefix. Letters, digits, dots, underscores and hyphens only; else any string. */
function templatePrefix(prefix: string): string {
  return /^[\w.:-]*$/.test(prefix) ? `\`${prefix}\${string}\`` : "string";
}
