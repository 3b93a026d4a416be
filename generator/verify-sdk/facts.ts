/** What a model and a client can both be asked: the two are compared as values of one type. */

export interface Facts {
  /** By name, without namespace. */
  readonly operations: ReadonlyMap<string, OperationFacts>;
  readonly structures: ReadonlyMap<string, StructureFacts>;
  /** Values by the name of the enum. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface OperationFacts {
  /** Undefined for none. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** Those of the service among them; undefined where the source does not say. */
  readonly errors: ReadonlySet<string> | undefined;
}

export interface StructureFacts {
  readonly kind: "structure" | "union" | "error";
  /** Whose fault an error is. */
  readonly fault?: "client" | "server" | undefined;
  readonly isSensitive: boolean;
  readonly members: ReadonlyMap<string, MemberFacts>;
}

export interface MemberFacts {
  /** Of a union nothing is required. */
  readonly isRequired: boolean;
  /** What of the value must not be logged. */
  readonly sensitive: Sensitivity;
}

/** The value as a whole, or what is in the list or map; what is in a structure is that structure's matter. */
export type Sensitivity = "nothing" | "value" | "elements" | "keys" | "values" | "keys and values";
