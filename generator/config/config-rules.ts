/** The keys of a configuration and what each may hold. Data; `check-config` reads it, and a test holds the types against it. */

export type Rule =
  | { readonly kind: "string" | "boolean" | "strings" | "function" | "functions" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "object"; readonly what: string; readonly keys: Keys; readonly required: readonly string[] }
  | { readonly kind: "list"; readonly item: Rule };

export type Keys = Readonly<Record<string, Rule>>;

const string: Rule = { kind: "string" };
const boolean: Rule = { kind: "boolean" };
const strings: Rule = { kind: "strings" };
const callable: Rule = { kind: "function" };

const outputs: Rule = {
  kind: "object",
  what: "outputs",
  keys: { companions: boolean, errors: boolean, operations: boolean, server: boolean, index: boolean, readme: boolean },
  required: [],
};

const filter: Rule = {
  kind: "object",
  what: "filter",
  keys: {
    operations: strings,
    tags: strings,
    include: strings,
    exclude: strings,
    shapes: strings,
    typesOnly: boolean,
  },
  required: [],
};

const hooks: Rule = {
  kind: "object",
  what: "hooks",
  keys: {
    renameSymbol: callable,
    transformDocumentation: callable,
    emitters: { kind: "functions" },
    transformSourceFile: callable,
  },
  required: [],
};

export const jobRule: Rule & { readonly kind: "object" } = {
  kind: "object",
  what: "a job",
  keys: {
    models: strings,
    out: string,
    services: strings,
    openEnums: { kind: "choice", values: ["output", "always", "never"] },
    runtimeModule: string,
    outputs,
    filter,
    hooks,
    prettier: boolean,
  },
  required: ["models"],
};

/** A configuration that has `jobs`; nothing else stands beside them. */
export const jobsRule: Rule & { readonly kind: "object" } = {
  kind: "object",
  what: "a configuration with jobs",
  keys: { jobs: { kind: "list", item: jobRule } },
  required: [],
};
