/** The declarations that a plan would generate, by name: enough of each to compare two of them. */
import type { EnumPlan, ErrorPlan, MemberPlan, ServicePlan } from "../../plan/service-plan.js";
import type { TypeNode } from "../../print/type-node.js";

export interface DeclaredMember {
  readonly optional: boolean;
  readonly type: TypeNode;
}
export type DeclaredMembers = ReadonlyMap<string, DeclaredMember>;

interface Named {
  readonly name: string;
  /** The shape that it is made of; undefined for what belongs to the service as a whole. */
  readonly shapeId: string | undefined;
}
export interface DeclaredStructure extends Named {
  readonly kind: "structure" | "union";
  readonly members: DeclaredMembers;
}
export interface DeclaredError extends Named {
  readonly kind: "error";
  readonly members: DeclaredMembers;
  readonly fault: string;
}
export interface DeclaredEnum extends Named {
  readonly kind: "enum";
  /** Values by key. */
  readonly values: ReadonlyMap<string, string | number>;
  readonly open: boolean;
}
export interface DeclaredOperation extends Named {
  readonly kind: "operation";
  readonly input: TypeNode;
  readonly output: TypeNode;
  readonly errors: readonly string[];
}
/** Something that is imported by name, and whose type says nothing more: schemas, validators, paginators and the like. */
export interface DeclaredOther extends Named {
  readonly kind: "schema" | "validator" | "type" | "value";
  /** What it is made of, as plain data: two of them are equal when these are. */
  readonly parts: unknown;
}
export type Declaration = DeclaredStructure | DeclaredError | DeclaredEnum | DeclaredOperation | DeclaredOther;

/** Everything that the generated `index.ts` exports, by name, in the order of the plan. A type and its companion are one. */
export type Declarations = ReadonlyMap<string, Declaration>;

/** The declarations of a plan with all of its outputs. */
export function declarationsOf(plan: ServicePlan): Declarations {
  const all: Declaration[] = [
    ...plan.structures.map((one) => declared("structure", one)),
    ...plan.unions.map((one) => declared("union", one)),
    ...plan.errors.map(declaredError),
    ...plan.enums.map(declaredEnum),
    ...plan.operations.map(({ id, name, input, output, errors }): DeclaredOperation => {
      const names = errors.map((error) => error.name);
      return { kind: "operation", name, shapeId: id, input: input.node, output: output.node, errors: names };
    }),
    ...companionsOf(plan),
    ...plan.schemas.map(({ id, name, value }) => other("schema", name, id, value)),
    ...plan.checks.map((check) => other("validator", check.name, check.id, check)),
  ];
  return new Map(all.map((one) => [one.name, one]));
}

interface Aggregate {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MemberPlan[];
}

function declared(kind: "structure" | "union", { id, name, members }: Aggregate): DeclaredStructure {
  return { kind, name, shapeId: id, members: membersOf(members) };
}

function declaredError({ id, name, members, fault }: ErrorPlan): DeclaredError {
  return { kind: "error", name, shapeId: id, fault, members: membersOf(members) };
}

function declaredEnum({ id, name, members, open }: EnumPlan): DeclaredEnum {
  return { kind: "enum", name, shapeId: id, open, values: new Map(members.map(({ key, value }) => [key, value])) };
}

function membersOf(members: readonly MemberPlan[]): DeclaredMembers {
  return new Map(members.map(({ name, optional, type }) => [name, { optional, type: type.node }]));
}

function other(kind: DeclaredOther["kind"], name: string, shapeId: string | undefined, parts: unknown): DeclaredOther {
  return { kind, name, shapeId, parts };
}

/** Names that come with the others. */
function companionsOf(plan: ServicePlan): readonly DeclaredOther[] {
  const { names } = plan;
  return [
    ...plan.unions.map(({ membersName, id }) => other("type", membersName, id, undefined)),
    ...plan.errors.map(({ optionsName, id }) => other("type", optionsName, id, undefined)),
    ...plan.structures.flatMap(({ id, narrowings }) =>
      narrowings.flatMap(({ name, casesName, cases }) => [
        other("type", casesName, id, cases),
        other("type", name, id, undefined),
      ]),
    ),
    ...plan.operations.flatMap(({ id, errorsName, paginator, waiters }) => [
      other("type", errorsName, id, undefined),
      ...(paginator === undefined ? [] : [other("value", paginator, id, undefined)]),
      ...waiters.map(({ name, value }) => other("value", name, id, value)),
    ]),
    other("type", names.operations, undefined, undefined),
    other("type", names.handlers, undefined, undefined),
    other("value", names.service, undefined, plan.value),
    other("value", names.createMock, undefined, undefined),
    other("value", names.errorBase, undefined, undefined),
  ];
}
