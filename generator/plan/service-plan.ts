/** The plan of one service's code: every name, file, order and type, settled before any text exists. */
import type { Outputs } from "../options.js";
import type { DocPlan } from "./doc-plan.js";
import type { Expression } from "../print/expression.js";
import type { TypeNode } from "../print/type-node.js";
import type { CheckPlan } from "./check-plan.js";
import type { Use } from "./use.js";

export type { Module, Use } from "./use.js";

/** A type and the names it uses. */
export interface TypePlan {
  readonly node: TypeNode;
  readonly uses: readonly Use[];
}

export interface MemberPlan {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypePlan;
  readonly doc: DocPlan;
}

export interface StructurePlan {
  readonly id: string;
  readonly name: string;
  readonly doc: DocPlan;
  readonly members: readonly MemberPlan[];
  /** Names of sensitive members, in model order. */
  readonly sensitive: readonly string[];
  readonly schemaName: string;
  readonly checkName: string;
  readonly narrowings: readonly NarrowingPlan[];
}

/** A type per value of one member, which says what keys a map member then has. */
export interface NarrowingPlan {
  /** The generic type, such as `InitiateAuthRequestFor`. */
  readonly name: string;
  /** The interface of its cases. */
  readonly casesName: string;
  readonly by: string;
  readonly member: string;
  readonly keyType: TypePlan;
  readonly cases: readonly NarrowingCase[];
}
export interface NarrowingCase {
  readonly value: string;
  readonly requires: readonly string[];
  readonly allows: readonly string[];
  readonly allowsPrefixes: readonly string[];
}

export interface UnionPlan {
  readonly id: string;
  readonly name: string;
  /** The interface with one property a member. */
  readonly membersName: string;
  readonly doc: DocPlan;
  readonly members: readonly MemberPlan[];
  readonly sensitive: readonly string[];
  readonly schemaName: string;
  readonly checkName: string;
}

export interface ErrorPlan {
  readonly id: string;
  readonly name: string;
  readonly doc: DocPlan;
  /** Members but those that every Error has. */
  readonly members: readonly MemberPlan[];
  /** The interface of what the constructor takes. */
  readonly optionsName: string;
  /** All members, as the constructor takes them. */
  readonly parameters: readonly MemberPlan[];
  readonly schemaName: string;
  readonly fault: "client" | "server";
  readonly sensitive: readonly string[];
}

export interface EnumPlan {
  readonly id: string;
  readonly name: string;
  /** The const object behind the companion. */
  readonly membersName: string;
  readonly doc: DocPlan;
  readonly members: readonly { readonly key: string; readonly value: string | number; readonly doc: DocPlan }[];
  /** Whether values that the model does not know are accepted. */
  readonly open: boolean;
}

export interface SchemaPlan {
  readonly id: string;
  readonly name: string;
  /** The runtime's type of the schema, such as `StructureSchema`. */
  readonly type: string;
  readonly value: Expression;
}

export interface OperationPlan {
  readonly id: string;
  /** The wire name. */
  readonly wireName: string;
  /** The constant, and the method of interfaces. */
  readonly name: string;
  readonly errorsName: string;
  readonly input: TypePlan;
  readonly output: TypePlan;
  readonly inputCheck: Use | undefined;
  readonly errors: readonly { readonly name: string; readonly summary: string }[];
  readonly doc: DocPlan;
  /** The object of the runtime's OperationSchema. */
  readonly value: Expression;
  readonly paginator: string | undefined;
  readonly waiters: readonly WaiterPlan[];
}

export interface WaiterPlan {
  /** The function. */
  readonly name: string;
  readonly doc: DocPlan;
  /** The object of the runtime's WaiterParts. */
  readonly value: Expression;
}

export interface ServicePlan {
  readonly id: string;
  /** In PascalCase, from the SDK id. */
  readonly name: string;
  /** In kebab-case: the folder of the output. */
  readonly folder: string;
  readonly sdkId: string;
  readonly title: string;
  readonly version: string;
  readonly protocols: readonly string[];
  readonly doc: DocPlan;
  /** The model file's name as the header states it. */
  readonly modelFile: string;
  readonly runtimeModule: string;
  /** What is made of the service; what something else needs is never off. */
  readonly outputs: Required<Outputs>;
  readonly structures: readonly StructurePlan[];
  readonly unions: readonly UnionPlan[];
  readonly enums: readonly EnumPlan[];
  readonly errors: readonly ErrorPlan[];
  readonly schemas: readonly SchemaPlan[];
  readonly checks: readonly CheckPlan[];
  readonly operations: readonly OperationPlan[];
  readonly names: ServiceNames;
  /** The object of the runtime's ServiceSchema but its operations. */
  readonly value: Expression;
  /** The symbol a documentation link of this text names, if any. */
  readonly link: (text: string) => string | undefined;
}

/** Names that stand once in a service's output. */
export interface ServiceNames {
  readonly service: string;
  readonly operations: string;
  readonly handlers: string;
  /** The interface of operations by wire name, by which a mock is typed. */
  readonly mockOperations: string;
  /** The type of a mock. */
  readonly mock: string;
  readonly createMock: string;
  readonly errorBase: string;
}
