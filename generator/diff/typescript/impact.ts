/** What a changed model means for TypeScript that uses the generated code: declarations, code that stops compiling, semver. */
import type { Model } from "../../model/shapes.js";
import { servicesOf } from "../../model/services.js";
import type { GenerateOptions } from "../../options.js";
import { closureOf } from "../../knowledge/closure.js";
import { planService } from "../../plan/plan-service.js";
import type { Break } from "./breaks.js";
import { breaksOf } from "./breaks.js";
import type { DeclarationChange } from "./changed-declarations.js";
import { changedDeclarations } from "./changed-declarations.js";
import type { Declarations } from "./declaration.js";
import { declarationsOf } from "./declaration.js";

/** Who stops compiling: code that calls the service, code that answers in its place (mocks, stubs), or both. */
export type Side = "caller" | "mock";

export interface CompileBreak {
  /** The service's shape id. */
  readonly service: string;
  /** The declaration that it comes of; those that only contain it are not listed. */
  readonly name: string;
  readonly shapeId: string | null;
  readonly member: string | null;
  /** What the code does with it. */
  readonly deed: Break["deed"];
  readonly sides: readonly Side[];
  readonly why: string;
}

/** `major`: calling code may stop compiling. `minor`: declarations differ. `patch`: something else does. */
export type Bump = "major" | "minor" | "patch" | "none";

export interface ServiceImpact {
  readonly service: string;
  readonly declarations: readonly DeclarationChange[];
  readonly breaks: readonly CompileBreak[];
}

/** Service by service, by shape id. Services that only one side has are their declarations, added or removed. */
export function impactOf(oldModel: Model, newModel: Model, options: GenerateOptions = {}): readonly ServiceImpact[] {
  const [olds, news] = [sidesOf(oldModel, options), sidesOf(newModel, options)];
  return [...new Set([...olds.keys(), ...news.keys()])].map((service) => {
    const [old, now] = [olds.get(service) ?? nothing, news.get(service) ?? nothing];
    const breaks = breaksOf(old.declarations, now.declarations).filter(({ inherited }) => !inherited);
    return {
      service,
      declarations: changedDeclarations(old.declarations, now.declarations),
      breaks: breaks.map((one) => compileBreak(service, one, old)),
    };
  });
}

/** `hasEvents`: whether the models differ in anything at all. */
export function bumpOf(impacts: readonly ServiceImpact[], hasEvents: boolean): Bump {
  if (impacts.some(({ breaks }) => breaks.some(({ sides }) => sides.includes("caller")))) return "major";
  if (impacts.some(({ declarations }) => declarations.some(isOfTypes))) return "minor";
  return hasEvents || impacts.some(({ declarations }) => declarations.length > 0) ? "patch" : "none";
}

/** What has another value only is no other type. */
function isOfTypes({ kind, change }: DeclarationChange): boolean {
  return change !== "changed" || !["schema", "validator", "value", "type"].includes(kind);
}

interface ServiceSide {
  readonly declarations: Declarations;
  readonly inInput: ReadonlySet<string>;
  readonly inOutput: ReadonlySet<string>;
}
const nothing: ServiceSide = { declarations: new Map(), inInput: new Set(), inOutput: new Set() };

function sidesOf(model: Model, options: GenerateOptions): ReadonlyMap<string, ServiceSide> {
  return new Map(
    servicesOf(model).map((service) => {
      const { plan } = planService(model, service, options);
      const { inInput, inOutput } = closureOf(model, service);
      return [service.id, { declarations: declarationsOf(plan), inInput, inOutput }];
    }),
  );
}

function compileBreak(service: string, { name, shapeId, member, deed, why }: Break, old: ServiceSide): CompileBreak {
  const sides = sidesAt(shapeId, deed, old);
  return { service, name, shapeId: shapeId ?? null, member: member ?? null, deed, sides, why };
}

/** Callers make inputs and read outputs; mocks the other way round. */
function sidesAt(
  shapeId: string | undefined,
  deed: Break["deed"],
  { inInput, inOutput }: ServiceSide,
): readonly Side[] {
  const [input, output] = [inInput, inOutput].map((ids) => shapeId !== undefined && ids.has(shapeId));
  // Names, operations, and types that no operation reaches are everybody's.
  if (deed === "import" || (input !== true && output !== true)) return ["caller", "mock"];
  const [callers, mocks] = deed === "construct" ? [input, output] : [output, input];
  return [...(callers === true ? (["caller"] as const) : []), ...(mocks === true ? (["mock"] as const) : [])];
}
