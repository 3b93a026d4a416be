/** Validators of strings, enums, numbers and blobs with constraints. */
import type { CheckPlan, PatternPlan } from "../../plan/check-plan.js";
import { call, chain, conditional, statement } from "../../print/code.js";
import { type Expression, printAfter } from "../../print/expression.js";
import { printNumber, printString } from "../../print/literal.js";
import { generic, printTyped } from "../../print/type-node.js";
import type { OutputFile } from "../output-file.js";
import { boundsArguments, fromRuntime, printFunction } from "./function.js";

type Plan<Kind extends CheckPlan["kind"]> = Extract<CheckPlan, { readonly kind: Kind }>;
type SimplePlan = Plan<"string" | "enum" | "intEnum" | "number" | "blob">;

/** Prints the check of a simple shape, with the constants it needs. */
export function printSimple(file: OutputFile, check: SimplePlan): string {
  switch (check.kind) {
    case "string":
      return printStringCheck(file, check);
    case "enum":
      return check.open ? printFunction(check, stringGuard(file) + "  return undefined;\n") : printEnum(file, check);
    case "intEnum":
      return check.open ? printFunction(check, integerOnly(file)) : printIntEnum(file, check);
    case "number":
      return printNumberCheck(file, check);
    case "blob":
      return printBlob(file, check);
  }
}

/** The longest string, in UTF-16 units, that is matched against a pattern although it is too long. As the runtime has it. */
const longestForPattern = 4096;

/** What a check does with a value that has no fault. */
const valid = { head: "return", code: "undefined" };

function stringGuard(file: OutputFile): string {
  return `  if (typeof input !== "string") return ${fromRuntime(file, "wrongType")}("a string");\n`;
}

function printStringCheck(file: OutputFile, check: Plan<"string">): string {
  const { pattern, name } = check;
  const length = lengthOf(file, check);
  if (pattern === undefined) {
    return printFunction(check, `${stringGuard(file)}${length}  return undefined;\n`);
  }
  const constant = `${name.slice("check".length)}Pattern`;
  const head = `const ${constant} =`;
  const declared = `${head}${printAfter(head.length, patternValue(file, pattern), 0, 1)};\n\n`;
  const broken = call(fromRuntime(file, "patternBroken"), printString(pattern.text));
  if (length === "") {
    const test = call(`${constant}.test`, "input");
    const body = [stringGuard(file), conditional(test, valid, undefined, 2), statement("return", broken, 2)];
    return declared + printFunction(check, body.join(""));
  }
  const found = { head: "found =", code: call(fromRuntime(file, "and"), "found", broken) };
  const body = [
    stringGuard(file),
    `  let found: Findings;\n`,
    length,
    conditional(call(`!${constant}.test`, "input"), found, undefined, 2),
    `  return found;\n`,
  ];
  return declared + printFunction(check, body.join(""));
}

function patternValue(file: OutputFile, { source, flags, linear }: PatternPlan): Expression {
  const regexp: Expression = { kind: "regexp", source, flags };
  return linear ? { kind: "pure", callee: fromRuntime(file, "linear"), args: [regexp] } : regexp;
}

/** Counts code points only where the length in UTF-16 units does not decide. */
function lengthOf(file: OutputFile, { length, pattern }: Plan<"string">): string {
  if (length === undefined) return "";
  const { min, max } = length;
  const units = [
    ...(max === undefined ? [] : [`input.length > ${printNumber(max)}`]),
    ...(min === undefined || min <= 0
      ? []
      : [min === 1 ? "input.length < 1" : `input.length < ${printNumber(min * 2)}`]),
  ];
  if (units.length === 0) return "";
  const points = [
    ...(min === undefined || min <= 0 ? [] : [`length < ${printNumber(min)}`]),
    ...(max === undefined ? [] : [`length > ${printNumber(max)}`]),
  ];
  const found = call(fromRuntime(file, "lengthBroken"), "length", ...boundsArguments(length));
  const giveUp =
    pattern === undefined || max === undefined
      ? ""
      : conditional(
          `length > ${printNumber(max)} && input.length > ${longestForPattern}`,
          { head: "return", code: "found" },
          undefined,
          4,
        );
  return [
    `  if (${units.join(" || ")}) {\n`,
    `    const length = ${fromRuntime(file, "codePoints")}(input);\n`,
    conditional(
      chain("||", ...points),
      { head: pattern === undefined ? "return" : "found =", code: found },
      undefined,
      4,
    ),
    giveUp,
    `  }\n`,
  ].join("");
}

function printEnum(file: OutputFile, check: Plan<"enum">): string {
  const base = check.name.slice("check".length);
  const head = `const ${base}Values =`;
  const shown = check.shown.length === check.values.length ? undefined : `${base}Shown`;
  const constants = [`${head}${printAfter(head.length, check.values, 0, 1)};\n`, setOf(base)];
  if (shown !== undefined) constants.push(`const ${shown} =${printAfter(shown.length + 8, check.shown, 0, 1)};\n`);
  const body = [
    conditional(call(`${base}Set.has`, "input"), valid, undefined, 2),
    stringGuard(file),
    statement("return", call(fromRuntime(file, "enumBroken"), shown ?? `${base}Values`), 2),
  ];
  return `${constants.join("")}\n${printFunction(check, body.join(""))}`;
}

function setOf(base: string): string {
  const { text, used } = printTyped(`const ${base}Set`, generic("ReadonlySet", "unknown"));
  const value: Expression = { kind: "pure", callee: "new Set", args: [{ kind: "name", name: `${base}Values` }] };
  return `${text}${printAfter(used, value, 0, 1)};\n`;
}

function integerOnly(file: OutputFile): string {
  return statement("return", call(fromRuntime(file, "checkInteger"), "input"), 2);
}

function printIntEnum(file: OutputFile, check: Plan<"intEnum">): string {
  const base = check.name.slice("check".length);
  const head = `const ${base}Values =`;
  const wrong = chain(
    "??",
    call(fromRuntime(file, "checkInteger"), "input"),
    call(fromRuntime(file, "enumBroken"), `${base}Values`),
  );
  const body = [conditional(call(`${base}Set.has`, "input"), valid, undefined, 2), statement("return", wrong, 2)];
  return `${head}${printAfter(head.length, check.values, 0, 1)};\n${setOf(base)}\n${printFunction(check, body.join(""))}`;
}

function printNumberCheck(file: OutputFile, check: Plan<"number">): string {
  const { min, max } = check.range;
  const value = check.big ? "Number(input)" : "(input as number)";
  const conditions = [
    ...(min === undefined ? [] : [`${value} < ${printNumber(min)}`]),
    ...(max === undefined ? [] : [`${value} > ${printNumber(max)}`]),
  ];
  const wrong = `  const wrong = ${file.useValue(check.base)}(input);\n  if (wrong !== undefined) return wrong;\n`;
  if (conditions.length === 0) return printFunction(check, `  return ${file.useValue(check.base)}(input);\n`);
  const found = call(fromRuntime(file, "rangeBroken"), ...boundsArguments(check.range));
  const test = conditional(chain("||", ...conditions), { head: "return", code: found }, undefined, 2);
  return printFunction(check, `${wrong}${test}  return undefined;\n`);
}

function printBlob(file: OutputFile, check: Plan<"blob">): string {
  const { min, max } = check.length;
  const conditions = [
    ...(min === undefined || min <= 0 ? [] : [`input.length < ${printNumber(min)}`]),
    ...(max === undefined ? [] : [`input.length > ${printNumber(max)}`]),
  ];
  const guard = conditional(
    "!(input instanceof Uint8Array)",
    { head: "return", code: call(fromRuntime(file, "wrongType"), '"a Uint8Array"') },
    undefined,
    2,
  );
  if (conditions.length === 0) return printFunction(check, `${guard}  return undefined;\n`);
  const found = call(fromRuntime(file, "lengthBroken"), "input.length", ...boundsArguments(check.length));
  const test = conditional(chain("||", ...conditions), { head: "return", code: found }, undefined, 2);
  return printFunction(check, `${guard}${test}  return undefined;\n`);
}
