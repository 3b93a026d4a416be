/** The plan of a small service, and short ways to what one wants to know of it. */
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import { planService } from "../../generator/plan/plan-service.js";
import type { DocPlan } from "../../generator/plan/doc-plan.js";
import type { OperationPlan, ServicePlan, StructurePlan } from "../../generator/plan/service-plan.js";
import type { Expression } from "../../generator/print/expression.js";
import { printExpression } from "../../generator/print/expression.js";
import { flatType } from "../../generator/print/type-node.js";

export type Json = { readonly [key: string]: unknown };

export const ref = (target: string, traits?: Json): Json => ({ target, ...(traits === undefined ? {} : { traits }) });

export interface Planned {
  readonly plan: ServicePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans `ns#Svc`, whose operation `ns#Op` has the input `ns#In` and the output `ns#Out`; what is given comes on top. */
export function planned(shapes: Json, service: Json = {}, operation: Json = {}): Planned {
  const all = {
    "ns#Svc": { type: "service", version: "1", operations: [ref("ns#Op")], ...service },
    "ns#Op": { type: "operation", input: ref("ns#In"), output: ref("ns#Out"), ...operation },
    "ns#In": { type: "structure", members: {} },
    "ns#Out": { type: "structure", members: {} },
    ...shapes,
  };
  const { model, diagnostics } = loadModel([{ file: "m.json", text: JSON.stringify({ smithy: "2.0", shapes: all }) }]);
  const [first] = model === undefined ? [] : servicesOf(model);
  if (model === undefined || first === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return planService(model, first);
}

export function structureIn({ plan }: Planned, name: string): StructurePlan {
  return found(
    plan.structures.find((one) => one.name === name),
    name,
  );
}

export function operationIn({ plan }: Planned, name = "Op"): OperationPlan {
  return found(
    plan.operations.find((one) => one.name === name),
    name,
  );
}

/** `name?: type` of each member. */
export function membersIn(planned: Planned, name: string): readonly string[] {
  return structureIn(planned, name).members.map(
    (member) => `${member.name}${member.optional ? "?" : ""}: ${flatType(member.type.node)}`,
  );
}

/** The documentation of a member: facts, then tags. */
export function docOf(planned: Planned, structure: string, member: string): DocPlan {
  return found(
    structureIn(planned, structure).members.find(({ name }) => name === member),
    member,
  ).doc;
}

/** The schema of a shape, in one line. */
export function schemaText({ plan }: Planned, name: string): string {
  return textOf(
    found(
      plan.schemas.find((one) => one.id === `ns#${name}`),
      name,
    ).value,
  );
}

export function textOf(value: Expression): string {
  return printExpression(value, 0, 0, 0)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/,( [\]}])/g, "$1");
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}
