/** The metadata that Smithy itself reserves has the form that the specification gives it. */
import type { CheckContext } from "./check-context.js";
import { linterFaults } from "./check-linters.js";
import { checkValue } from "./check-value.js";
import { isArray, isObject, property } from "./node.js";
import { parseSelector } from "./selector/parse-selector.js";
import { isRootShapeId, namespaceOf } from "./shape-id.js";
import type { Node } from "./shapes.js";
import { anyValue, listOf, mapOf, oneOf, structureOf, text } from "./value-rule.js";
import type { ValueRule } from "./value-rule.js";

const severity = oneOf("NOTE", "WARNING", "DANGER", "ERROR");

/** Smithy 2.0, "Model validation". */
const reserved: ReadonlyMap<string, ValueRule> = new Map([
  ["suppressions", listOf(structureOf({ "id!": text, "namespace!": text, reason: text }))],
  [
    "validators",
    listOf(
      structureOf({
        "name!": text,
        id: text,
        message: text,
        severity,
        namespaces: listOf(text),
        selector: text,
        configuration: mapOf(text, anyValue),
      }),
    ),
  ],
  [
    "severityOverrides",
    listOf(structureOf({ "id!": text, "namespace!": text, "severity!": oneOf("WARNING", "DANGER") })),
  ],
]);

export function checkMetadata(context: CheckContext): void {
  for (const [key, rule] of reserved) checkKey(context, key, rule);
  for (const shape of context.model.shapes.values()) {
    const trait = shape.traits.get("smithy.api#metadata");
    const key = isObject(trait) ? property(trait, "key") : undefined;
    if (typeof key === "string" && !reserved.has(key)) checkKey(context, key, context.rules.of(shape));
  }
  checkClosures(context);
  for (const { path, message } of linterFaults(context)) report(context, path, `${message}.`);
}

function checkKey(context: CheckContext, key: string, rule: ValueRule): void {
  const value = property(context.model.metadata, key);
  if (value === undefined) return;
  for (const { path, message, isUnknownMember } of checkValue(rule, value, context)) {
    if (!isUnknownMember) report(context, [key, ...path], `${message}.`);
  }
}

function report(context: CheckContext, [key = "", ...path]: readonly (string | number)[], message: string): void {
  const file = context.metadataFiles.get(String(key));
  context.problems.report("metadata-invalid", `The metadata ${[key, ...path].join(".")} ${message}`, {
    at: file === undefined ? undefined : { file, path: ["metadata", key, ...path] },
  });
}

/** Smithy 2.1, "Shape closures": each has an id of its own, says what it starts from, and renames what it may hold. */
function checkClosures(context: CheckContext): void {
  const closures = property(context.model.metadata, "shapeClosures");
  const seen = new Set<unknown>();
  for (const [index, closure] of isArray(closures) ? closures.entries() : []) {
    if (!isObject(closure)) continue;
    const at = ["shapeClosures", index];
    const [id, namespaces, selector] = ["id", "includeNamespaces", "includeBySelector"].map((key) =>
      property(closure, key),
    );
    if (typeof id === "string" && (context.model.shape(id) !== undefined || seen.has(id)))
      report(context, [...at, "id"], `is ${id}, which is the id of something else.`);
    seen.add(id);
    if (namespaces === undefined && selector === undefined) report(context, at, "includes nothing.");
    if (typeof selector === "string" && (selector === "" || parseSelector(selector).kind === "invalid"))
      report(context, [...at, "includeBySelector"], "is no selector.");
    checkRenames(context, at, property(closure, "rename"), namespaces);
  }
}

function checkRenames(
  context: CheckContext,
  at: readonly (string | number)[],
  rename: Node | undefined,
  namespaces: Node | undefined,
): void {
  for (const id of isObject(rename) ? Object.keys(rename) : []) {
    const names = isArray(namespaces) ? namespaces : undefined;
    if (!isRootShapeId(id)) report(context, [...at, "rename", id], "is no shape id.");
    else if (context.find(id) === undefined || names?.includes(namespaceOf(id)) === false)
      report(context, [...at, "rename", id], "is not in the closure.");
  }
}
