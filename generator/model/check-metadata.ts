/** The metadata that Smithy itself reserves has the form that the specification gives it. */
import type { CheckContext } from "./check-context.js";
import { checkValue } from "./check-value.js";
import { property } from "./node.js";
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
  for (const [key, rule] of reserved) {
    const value = property(context.model.metadata, key);
    if (value === undefined) continue;
    for (const { path, message, isUnknownMember } of checkValue(rule, value, context)) {
      if (isUnknownMember) continue;
      const file = context.metadataFiles.get(key);
      context.problems.report("metadata-invalid", `The metadata ${[key, ...path].join(".")} ${message}.`, {
        at: file === undefined ? undefined : { file, path: ["metadata", key, ...path] },
      });
    }
  }
}
