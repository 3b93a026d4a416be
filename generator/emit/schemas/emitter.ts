/** `schemas.ts`: the runtime schema of every shape, each after those it refers to. */
import { noteOf } from "../comment-of.js";
import type { GeneratedFile } from "../../options.js";
import type { SchemaPlan, ServicePlan } from "../../plan/service-plan.js";
import { type Expression, printAfter } from "../../print/expression.js";
import { OutputFile } from "../output-file.js";

/** Emits `schemas.ts`. */
export function emitSchemas(plan: ServicePlan): GeneratedFile {
  const file = new OutputFile(plan, "schemas");
  const [first] = plan.schemas;
  for (const schema of plan.schemas) file.add(printSchema(file, schema, schema === first));
  return file.finish();
}

function printSchema(file: OutputFile, { name, type, value }: SchemaPlan, isFirst: boolean): string {
  file.imports.type(file.runtime, type);
  if (hasTypedMember(value)) file.imports.type(file.runtime, "MemberSchema");
  if (usesUnit(value)) file.useValue({ module: "runtime", name: "unitSchema" });
  if (usesLinear(value)) file.useValue({ module: "runtime", name: "linear" });
  const head = `export const ${name}: ${type} =`;
  const note = isFirst ? noteOf("Schemas: what codecs, redaction and mocks know of each shape.") : "";
  return `${note}${head}${printAfter(head.length, value, 0, 1)};\n`;
}

/** Whether a member says its type itself. */
function hasTypedMember(value: Expression): boolean {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "object") return false;
  return value.satisfies !== undefined || value.entries.some(([, item]) => hasTypedMember(item));
}

/** Whether the prelude's Unit is referred to, directly or in a member. */
function usesUnit(value: Expression): boolean {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  if (value.kind === "name") return value.name === "unitSchema";
  return value.kind === "object" && value.entries.some(([, item]) => usesUnit(item));
}

/** Whether a pattern is matched by the linear matcher. */
function usesLinear(value: Expression): boolean {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  if (value.kind === "pure") return value.callee === "linear";
  return value.kind === "object" && value.entries.some(([, item]) => usesLinear(item));
}
