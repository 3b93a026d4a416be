/**
 * The rule which keys of a map go with which value of another member: a table that says what is wrong, and before it a
 * plain function that sees, without the table, that all is right.
 */
import type { DependentKeysCheck } from "../../plan/check-plan.js";
import { call, chain, conditional } from "../../print/code.js";
import { jsonExpression, printAfter } from "../../print/expression.js";
import { lineWidth } from "../../print/layout.js";
import { printString } from "../../print/literal.js";
import { printTyped } from "../../print/type-node.js";
import type { OutputFile } from "../output-file.js";
import { fromRuntime } from "./function.js";

type Case = DependentKeysCheck["cases"][number];

/** The name of the function that sees whether all is right. */
export function guardOf({ constant }: DependentKeysCheck): string {
  return `has${constant}`;
}

/** Prints the table and the function, which stand before the structure's check. */
export function printRule(file: OutputFile, rule: DependentKeysCheck): string {
  return `${printTable(file, rule)}${printGuard(file, rule)}`;
}

/** The statement in the structure's check; `by` and `map` are the locals that hold the two members. */
export function printRuleUse(file: OutputFile, rule: DependentKeysCheck, by: string, map: string): string {
  const check = fromRuntime(file, "checkDependentKeys");
  const code = call(check, "found", "input", printString(rule.by), printString(rule.member), rule.constant);
  return conditional(call(`!${guardOf(rule)}`, by, map), { head: "found =", code }, undefined, 2);
}

function printTable(file: OutputFile, rule: DependentKeysCheck): string {
  file.useTypes([{ module: "runtime", name: "DependentCases" }]);
  const cases = Object.fromEntries(
    rule.cases.map(({ value, requires, allows, allowsPrefixes }) => [
      value,
      {
        ...(requires.length === 0 ? {} : { requires }),
        ...(allows === undefined ? {} : { allows }),
        ...(allowsPrefixes === undefined ? {} : { allowsPrefixes }),
      },
    ]),
  );
  const { text, used } = printTyped(`const ${rule.constant}`, "DependentCases");
  return `${text}${printAfter(used, jsonExpression(cases), 0, 1)};\n\n`;
}

/** Counts down the required keys while it looks at each; equal cases share their code. */
function printGuard(file: OutputFile, rule: DependentKeysCheck): string {
  const guard = guardOf(rule);
  const flat = `function ${guard}(by: unknown, keys: unknown): boolean {`;
  const head = flat.length <= lineWidth ? flat : `function ${guard}(\n  by: unknown,\n  keys: unknown,\n): boolean {`;
  const bodies = new Map<string, string[]>();
  for (const one of rule.cases) {
    const body = caseBody(file, one);
    bodies.set(body, [...(bodies.get(body) ?? []), one.value]);
  }
  const cases = [...bodies].map(([body, values]) => {
    return values.map((value) => `    case ${printString(value)}:\n`).join("") + body;
  });
  return [
    `/** Whether the table has nothing to say; \`left\` counts the required keys down. */\n`,
    `${head}\n`,
    `  if (!${fromRuntime(file, "isObject")}(keys)) return false;\n`,
    `  let left = 0;\n`,
    `  switch (by) {\n`,
    ...cases,
    `    default:\n      return true;\n`,
    `  }\n}\n\n`,
  ].join("");
}

function keyLabel(key: string): string {
  return `          case ${printString(key)}:\n`;
}

function caseBody(file: OutputFile, { requires, allows, allowsPrefixes = [] }: Case): string {
  const required = [...new Set(requires)];
  if (required.length === 0 && allows === undefined) return `      return true;\n`;
  const allowed = [...new Set(allows)].filter((key) => !required.includes(key));
  return [
    `      left = ${required.length};\n`,
    `      for (const key in keys) {\n`,
    `        if (!${fromRuntime(file, "hasOwn")}(keys, key)) continue;\n`,
    `        switch (key) {\n`,
    ...required.map(keyLabel),
    required.length === 0 ? "" : `            if (keys[key] != null) left--;\n            break;\n`,
    ...allowed.map(keyLabel),
    allowed.length === 0 ? "" : `            break;\n`,
    allows === undefined ? "" : refusal(allowsPrefixes),
    `        }\n      }\n      return left === 0;\n`,
  ].join("");
}

/** What is done with a key that no list names. */
function refusal(prefixes: readonly string[]): string {
  if (prefixes.length === 0) return `          default:\n            return false;\n`;
  const others = chain("&&", ...prefixes.map((prefix) => call("!key.startsWith", printString(prefix))));
  return `          default:\n${conditional(others, { head: "return", code: "false" }, undefined, 12)}`;
}
