/** Validators of lists and maps. */
import type { Bounds } from "../../knowledge/constraints.js";
import type { CheckPlan } from "../../plan/check-plan.js";
import { call, chain, type Code, conditional, statement, type Statement } from "../../print/code.js";
import { printNumber } from "../../print/literal.js";
import type { OutputFile } from "../output-file.js";
import { boundsArguments, callOf, depthGuard, fromRuntime, printFunction } from "./function.js";
import { doubtOf, type PlainTexts } from "./plain-text.js";

type CollectionPlan = Extract<CheckPlan, { readonly kind: "list" | "map" }>;

/** Prints the check of a list or map. */
export function printCollection(file: OutputFile, check: CollectionPlan, texts: PlainTexts): string {
  return printFunction(check, check.kind === "list" ? listBody(file, check, texts) : mapBody(file, check, texts));
}

function listBody(file: OutputFile, check: Extract<CheckPlan, { readonly kind: "list" }>, texts: PlainTexts): string {
  const { item, length, sparse, unique } = check;
  const notArray = call(fromRuntime(file, "wrongType"), '"an array"');
  const checked = callOf(file, check, item, "item");
  const doubt = doubtOf(file, texts, item.check, "item");
  return [
    conditional("!Array.isArray(input)", { head: "return", code: notArray }, undefined, 2),
    depthGuard(file, check),
    `  let found: Findings;\n`,
    lengthOf(file, "input.length", length),
    itemsLoop(entry(file, { ...ofList, checked, doubt, sparse })),
    unique ? repeatsOf(file) : "",
    `  return found;\n`,
  ].join("");
}

/** None where every item is right. */
function itemsLoop(body: string): string {
  if (body === "") return "";
  const head = `  for (let index = 0; index < input.length; index++) {\n    const item: unknown = input[index];\n`;
  return `${head}${body}  }\n`;
}

function repeatsOf(file: OutputFile): string {
  const found = call(fromRuntime(file, "and"), "found", call(fromRuntime(file, "broken"), '{ kind: "uniqueItems" }'));
  const test = `${fromRuntime(file, "hasRepeats")}(input)`;
  return conditional(test, { head: "found =", code: found }, undefined, 2);
}

function mapBody(file: OutputFile, check: Extract<CheckPlan, { readonly kind: "map" }>, texts: PlainTexts): string {
  const { value, length, sparse } = check;
  const notObject = call(fromRuntime(file, "wrongType"), '"an object"');
  const checked = callOf(file, check, value, "value");
  const doubt = doubtOf(file, texts, value.check, "value");
  const lines = entry(file, { ...ofMap, checked, doubt, sparse });
  const valueLines = lines === "" ? "" : `    const value = input[key];\n${lines}`;
  return [
    conditional(`!${fromRuntime(file, "isObject")}(input)`, { head: "return", code: notObject }, undefined, 2),
    depthGuard(file, check),
    `  let found: Findings;\n`,
    keysLoop(file, length, keyLines(file, check, texts) + valueLines),
    `  return found;\n`,
  ].join("");
}

/**
 * The keys are listed only where they have to be counted first: looping over them directly makes no list. No loop where every
 * entry is right.
 */
function keysLoop(file: OutputFile, length: Bounds | undefined, body: string): string {
  if (body === "") return lengthOf(file, "Object.keys(input).length", length);
  const counted = lengthOf(file, "keys.length", length);
  if (counted !== "") return `  const keys = Object.keys(input);\n${counted}  for (const key of keys) {\n${body}  }\n`;
  return `  for (const key in input) {\n    if (!${fromRuntime(file, "hasOwn")}(input, key)) continue;\n${body}  }\n`;
}

function keyLines(file: OutputFile, check: Extract<CheckPlan, { readonly kind: "map" }>, texts: PlainTexts): string {
  const checked = callOf(file, check, { check: check.key, recursive: false }, "key");
  if (checked === undefined) return "";
  const doubt = doubtOf(file, texts, check.key, "key");
  const code = call(fromRuntime(file, "ofKey"), "found", "key", checked);
  return doubt === undefined
    ? statement("found =", code, 4)
    : conditional(doubt, { head: "found =", code }, undefined, 4);
}

/** An item or value that is looked at, and how. */
interface Entry {
  readonly value: string;
  readonly segment: string;
  readonly at: "at" | "atKey";
  readonly missing: "missing" | "missingAtKey";
  readonly checked: Code | undefined;
  readonly doubt: Code | undefined;
  readonly sparse: boolean;
}

const ofList = { value: "item", segment: "index", at: "at", missing: "missing" } as const;
const ofMap = { value: "value", segment: "key", at: "atKey", missing: "missingAtKey" } as const;

/** What is done with one item or value. */
function entry(file: OutputFile, { value, segment, at, missing, checked, doubt, sparse }: Entry): string {
  if (checked === undefined && sparse) return "";
  const isAbsent = `${value} == null`;
  const absent = (): Statement => ({ head: "found =", code: call(fromRuntime(file, missing), "found", segment) });
  if (checked === undefined) return conditional(isAbsent, absent(), undefined, 4);
  const present = { head: "found =", code: call(fromRuntime(file, at), "found", segment, checked), condition: doubt };
  if (!sparse) return conditional(isAbsent, absent(), present, 4);
  const set = `${value} != null`;
  return conditional(doubt === undefined ? set : chain("&&", set, doubt), present, undefined, 4);
}

function lengthOf(file: OutputFile, actual: string, length: Bounds | undefined): string {
  if (length === undefined) return "";
  const { min, max } = length;
  const conditions = [
    ...(min === undefined || min <= 0 ? [] : [`${actual} < ${printNumber(min)}`]),
    ...(max === undefined ? [] : [`${actual} > ${printNumber(max)}`]),
  ];
  if (conditions.length === 0) return "";
  const found = call(fromRuntime(file, "lengthBroken"), actual, ...boundsArguments(length));
  return conditional(chain("||", ...conditions), { head: "found =", code: found }, undefined, 2);
}
