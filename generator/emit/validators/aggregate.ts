/** Validators of structures and unions. */
import type { CheckPlan, MemberCheck } from "../../plan/check-plan.js";
import { isReservedWord } from "../../plan/names.js";
import { runtimeNames } from "../../plan/runtime-names.js";
import { call, chain, conditional, statement } from "../../print/code.js";
import { printAfter } from "../../print/expression.js";
import { lineWidth } from "../../print/layout.js";
import { printString } from "../../print/literal.js";
import type { OutputFile } from "../output-file.js";
import { guardOf, printRule, printRuleUse } from "./dependent-keys.js";
import { callOf, depthGuard, fromRuntime, printFunction } from "./function.js";
import { doubtOf, type PlainTexts } from "./plain-text.js";

type Plan<Kind extends CheckPlan["kind"]> = Extract<CheckPlan, { readonly kind: Kind }>;

/** Prints the check of a structure or union. */
export function printAggregate(file: OutputFile, check: Plan<"structure" | "union">, texts: PlainTexts): string {
  return check.kind === "structure" ? printStructure(file, check, texts) : printUnion(file, check);
}

/** A member, and the local constant that holds its value. */
interface Local {
  readonly member: MemberCheck;
  readonly name: string;
}

/** Names that a local must not shadow. */
const shadowed: ReadonlySet<string> = new Set([
  ...runtimeNames,
  "input",
  "found",
  "depth",
  "members",
  "Object",
  "Array",
  "undefined",
]);

/** Locals are named after their members, but for names that would shadow what the function uses, and TypeScript's words. */
function localsOf(members: readonly MemberCheck[], constants: readonly string[]): readonly Local[] {
  const taken = new Set(members.map(({ name }) => name));
  return members.map((member) => {
    let name = member.name;
    const isShadowing = shadowed.has(name) || constants.includes(name) || name.startsWith("check");
    if (isShadowing || isReservedWord(name) || name in Object.prototype)
      do name = `_${name}`;
      while (taken.has(name));
    taken.add(name);
    return { member, name };
  });
}

/** Reads the members: names that every object inherits are read as own properties. */
function printLocals(file: OutputFile, locals: readonly Local[]): string {
  const inherited = locals.filter(({ member }) => member.name in Object.prototype);
  const plain = locals.filter(({ member }) => !(member.name in Object.prototype));
  const owned = inherited.map(({ member, name }) =>
    statement(`const ${name} =`, call(fromRuntime(file, "own"), "input", printString(member.name)), 2),
  );
  if (plain.length === 0) return owned.join("");
  const parts = plain.map(({ member, name }) => (name === member.name ? name : `${member.name}: ${name}`));
  const flat = `  const { ${parts.join(", ")} } = input;`;
  return destructured(parts, flat) + owned.join("");
}

function destructured(parts: readonly string[], flat: string): string {
  if (flat.length <= lineWidth) return `${flat}\n`;
  const left = flat.slice(0, -" input;".length);
  const isComplex = parts.length > 2 && parts.some((part) => part.includes(":"));
  if (left.length <= lineWidth && !isComplex) return `${left}\n    input;\n`;
  return `  const {\n${parts.map((part) => `    ${part},\n`).join("")}  } = input;\n`;
}

function objectGuard(file: OutputFile): string {
  return `  if (!${fromRuntime(file, "isObject")}(input)) return ${fromRuntime(file, "wrongType")}("an object");\n`;
}

function printStructure(file: OutputFile, check: Plan<"structure">, texts: PlainTexts): string {
  const rules = check.dependentKeys;
  const read = check.members.filter((member) => member.required || member.check !== undefined);
  const constants = rules.flatMap((rule) => [rule.constant, guardOf(rule)]);
  const locals = localsOf(read, constants);
  if (locals.length + rules.length === 0)
    return printFunction(check, `${objectGuard(file)}${depthGuard(file, check)}  return undefined;\n`);
  const nameOf = (wanted: string): string => locals.find(({ member }) => member.name === wanted)?.name ?? "undefined";
  const body = [
    objectGuard(file),
    depthGuard(file, check),
    printLocals(file, locals),
    `  let found: Findings;\n`,
    ...locals.map((local) => memberStatements(file, check, local, texts)),
    ...rules.map((rule) => printRuleUse(file, rule, nameOf(rule.by), nameOf(rule.member))),
    `  return found;\n`,
  ];
  return rules.map((rule) => printRule(file, rule)).join("") + printFunction(check, body.join(""));
}

function memberStatements(file: OutputFile, within: CheckPlan, { member, name }: Local, texts: PlainTexts): string {
  const segment = printString(member.name);
  const checked = callOf(file, within, member, name);
  const doubt = doubtOf(file, texts, member.check, name);
  const present =
    checked === undefined
      ? undefined
      : { head: "found =", code: call(fromRuntime(file, "at"), "found", segment, checked), condition: doubt };
  if (!member.required) {
    const set = chain("!=", name, "null");
    const condition = doubt === undefined ? set : chain("&&", set, doubt);
    return present === undefined ? "" : conditional(condition, present, undefined, 2);
  }
  const absent = { head: "found =", code: call(fromRuntime(file, "missing"), "found", segment) };
  return conditional(chain("==", name, "null"), absent, present, 2);
}

function printUnion(file: OutputFile, check: Plan<"union">): string {
  const constant = `${check.name.slice("check".length)}MemberNames`;
  const locals = localsOf(check.members, [constant]);
  const head = `const ${constant} =`;
  const names = `${head}${printAfter(
    head.length,
    check.members.map(({ name }) => name),
    0,
    1,
  )};\n\n`;
  const checked = locals.filter(({ member }) => member.check !== undefined);
  const body = [
    objectGuard(file),
    depthGuard(file, check),
    statement("const members =", call(fromRuntime(file, "membersSet"), "input", constant), 2),
    conditional(
      "members !== 1",
      { head: "return", code: call(fromRuntime(file, "broken"), '{ kind: "union", members }') },
      undefined,
      2,
    ),
    checked.length === 0 ? "" : printLocals(file, checked),
    ...checked.map(({ member, name }) => unionMember(file, check, member, name)),
    `  return undefined;\n`,
  ];
  return names + printFunction(check, body.join(""));
}

function unionMember(file: OutputFile, within: CheckPlan, member: MemberCheck, name: string): string {
  const checked = callOf(file, within, member, name);
  if (checked === undefined) return "";
  const code = call(fromRuntime(file, "at"), "undefined", printString(member.name), checked);
  return conditional(chain("!=", name, "null"), { head: "return", code }, undefined, 2);
}
