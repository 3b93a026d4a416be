/** One service's plan from a model: the order of steps, and the declarations of each role. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { dependentKeysOf } from "../knowledge/dependent-keys.js";
import { enumMembersOf } from "../knowledge/enum-members.js";
import { errorFactsOf } from "../knowledge/error-facts.js";
import { sensitiveMembersOf } from "../knowledge/sensitivity.js";
import type { Model, ServiceShape, Shape, ShapeId, StructureShape, UnionShape } from "../model/shapes.js";
import { hasTrait, traitOf } from "../model/traits.js";
import type { GenerateOptions } from "../options.js";
import type { PlanContext } from "./context.js";
import { typeName } from "./names.js";
import { outputsOf } from "./outputs.js";
import type { DocTag } from "./doc-plan.js";
import { serviceAuthFacts } from "./plan-auth.js";
import { CheckPlanner } from "./plan-checks.js";
import { patternFindings } from "./pattern-findings.js";
import { planContextOf } from "./plan-context.js";
import { planMemberDoc, planShapeDoc, planValueDoc } from "./plan-docs.js";
import { planExamples } from "./plan-examples.js";
import { planOperations } from "./plan-operations.js";
import { planSchemas } from "./plan-schemas.js";
import { protocolsOf, serviceValue } from "./plan-service-schema.js";
import { TypePlanner } from "./plan-types.js";
import { unreadableWaiters } from "./plan-waiters.js";
import type {
  EnumPlan,
  ErrorPlan,
  MemberPlan,
  NarrowingPlan,
  ServicePlan,
  StructurePlan,
  UnionPlan,
} from "./service-plan.js";
import { roleOf, shapeName } from "./symbols.js";

export interface PlannedService {
  readonly plan: ServicePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans the code of a service. What cannot be generated is a diagnostic, never left out in silence. */
export function planService(model: Model, service: ServiceShape, options: GenerateOptions = {}): PlannedService {
  const context = planContextOf(model, service, options);
  const { closure, symbols } = context;
  const types = new TypePlanner(context);
  const checks = new CheckPlanner(context);
  const planner = new ShapePlanner(context, types);
  const [structures, unions] = [planner.structures(), planner.unions()];
  const plan: ServicePlan = {
    id: service.id,
    name: symbols.serviceName,
    folder: symbols.folder,
    sdkId: traitOf(service, "aws.api#service")?.sdkId ?? shapeName(closure, service.id),
    title: traitOf(service, "smithy.api#title") ?? symbols.serviceName,
    version: service.version,
    protocols: protocolsOf(service),
    doc: planShapeDoc(service, serviceAuthFacts(service)),
    modelFile: fileName(service.source.file),
    runtimeModule: options.runtimeModule ?? "wrought/runtime",
    outputs: outputsOf(service, [...structures, ...unions], options.outputs),
    structures,
    unions,
    enums: planner.enums(),
    errors: planner.errors(),
    schemas: planSchemas(context),
    checks: checks.plans,
    operations: planOperations(context, types, checks),
    names: symbols.service,
    value: serviceValue(service),
    link: linkTo(context),
  };
  return {
    plan,
    diagnostics: [...symbols.diagnostics, ...patternFindings(model, closure), ...unreadableWaiters(model, closure)],
  };
}

function fileName(path: string): string {
  return path.slice(path.search(/[^\\/]*$/));
}

/** A link's text as a symbol: a type's or an operation's name, as the model spells it. */
function linkTo({ closure, symbols }: PlanContext): (text: string) => string | undefined {
  const byName = new Map<string, string>();
  for (const [id, name] of symbols.operationOf) byName.set(shapeName(closure, id), name);
  for (const [id, name] of symbols.typeOf) byName.set(shapeName(closure, id), name);
  return (text) => byName.get(text);
}

class ShapePlanner {
  readonly #context: PlanContext;
  readonly #types: TypePlanner;

  constructor(context: PlanContext, types: TypePlanner) {
    this.#context = context;
    this.#types = types;
  }

  structures(): readonly StructurePlan[] {
    const roles = this.#operationRoles();
    return this.#byRole("structure").flatMap((shape) => {
      if (shape.type !== "structure") return [];
      const { facts = [], tags = [] } = roles.get(shape.id) ?? {};
      return [{ ...this.#aggregate(shape, facts, tags), narrowings: this.#narrowings(shape) }];
    });
  }

  unions(): readonly UnionPlan[] {
    return this.#byRole("union").flatMap((shape) => {
      if (shape.type !== "union") return [];
      const plan = this.#aggregate(shape);
      const members = plan.members.map((member) => ({ ...member, optional: false }));
      return [{ ...plan, members, membersName: this.#context.symbols.names.take(`${plan.name}Members`, "_") }];
    });
  }

  errors(): readonly ErrorPlan[] {
    return this.#byRole("error").flatMap((shape) => {
      if (shape.type !== "structure") return [];
      const plan = this.#aggregate(shape);
      const fault = errorFactsOf(shape)?.fault ?? "client";
      const members = plan.members.filter(({ name }) => !ofEveryError.has(name));
      const optionsName = this.#context.symbols.names.take(`${plan.name}Options`, "_");
      return [{ ...plan, optionsName, fault, parameters: plan.members, members }];
    });
  }

  enums(): readonly EnumPlan[] {
    return this.#byRole("enum").map((shape) => {
      const name = this.#typeName(shape);
      const keys = new Set(["values", "is"]);
      const members = enumMembersOf(shape).map((member) => {
        let key = member.name;
        while (keys.has(key)) key += "_";
        keys.add(key);
        return { key, value: member.value, doc: planValueDoc(member) };
      });
      const open = this.#context.isOpen(shape.id);
      const membersName = this.#context.symbols.names.take(`${name}Members`, "_");
      return { id: shape.id, name, membersName, doc: planShapeDoc(shape), members, open };
    });
  }

  #byRole(role: ReturnType<typeof roleOf>): readonly Shape[] {
    return this.#context.closure.shapes.filter((shape) => roleOf(shape) === role);
  }

  #typeName(shape: Shape): string {
    return this.#context.symbols.typeOf.get(shape.id) ?? shapeName(this.#context.closure, shape.id);
  }

  /** What is said of a structure because it is the input or output of an operation: by whose, and an example. */
  #operationRoles(): ReadonlyMap<ShapeId, { readonly facts: readonly string[]; readonly tags: readonly DocTag[] }> {
    const { model, closure, symbols } = this.#context;
    const roles = new Map<ShapeId, { facts: string[]; tags: readonly DocTag[] }>();
    const say = (id: ShapeId, fact: string, tags: readonly DocTag[]): void => {
      const role = roles.get(id);
      if (role === undefined) roles.set(id, { facts: [fact], tags });
      else role.facts.push(fact);
    };
    for (const operation of closure.operations) {
      const link = `{@link ${symbols.operationOf.get(operation.id) ?? shapeName(closure, operation.id)}}`;
      say(
        operation.input,
        `Input of ${link}.`,
        planExamples(model, operation, symbols.typeOf.get(operation.input)).slice(0, 1),
      );
      say(operation.output, `Output of ${link}.`, []);
    }
    return roles;
  }

  #aggregate(
    shape: StructureShape | UnionShape,
    facts: readonly string[] = [],
    tags: readonly DocTag[] = [],
  ): Omit<StructurePlan, "narrowings"> {
    const sensitive = sensitiveMembersOf(this.#context.model, shape);
    const fact =
      sensitive.length === 0 ? [] : [`Sensitive members: ${sensitive.map((name) => `\`${name}\``).join(", ")}.`];
    return {
      id: shape.id,
      name: this.#typeName(shape),
      doc: planShapeDoc(shape, [...facts, ...fact], tags),
      members: [...shape.members.values()].map((member): MemberPlan => ({
        name: member.name,
        optional: !hasTrait(member, "smithy.api#required"),
        type: this.#types.member(member),
        doc: planMemberDoc(this.#context.model, member, sensitive.includes(member.name)),
      })),
      sensitive,
      schemaName: this.#context.symbols.schemaOf.get(shape.id) ?? "",
      checkName: this.#context.symbols.checkOf.get(shape.id) ?? "",
    };
  }

  #narrowings(shape: StructureShape): readonly NarrowingPlan[] {
    const { names } = this.#context.symbols;
    return dependentKeysOf(shape).flatMap((rule) => {
      const member = shape.members.get(rule.member);
      const target = member === undefined ? undefined : this.#context.model.shape(member.target);
      if (target?.type !== "map") return [];
      const name = this.#typeName(shape);
      return [
        {
          name: names.take(`${name}By${typeName(rule.by)}`, "_"),
          casesName: names.take(`${name}${typeName(rule.member)}`, "_"),
          by: rule.by,
          member: rule.member,
          keyType: this.#types.shape(target.value.target),
          cases: Object.entries(rule.cases).map(([value, { requires = [], allows = [], allowsPrefixes = [] }]) => ({
            value,
            requires,
            allows,
            allowsPrefixes,
          })),
        },
      ];
    });
  }
}

/** Members that `Error` declares itself. */
const ofEveryError: ReadonlySet<string> = new Set(["message", "Message", "name", "stack", "cause"]);
