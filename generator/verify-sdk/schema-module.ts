/** The facts of a client that stand in its schema module, as clients of the AWS SDK for JavaScript have it since late 2025. */
import type { MemberFacts, OperationFacts, Sensitivity, StructureFacts } from "./facts.js";
import { mapSensitivity } from "./sensitivity.js";
import type { StaticValue } from "./static-values.js";
import { staticValues } from "./static-values.js";

export interface SchemaModule {
  /** The namespace of the service's shapes. */
  readonly namespace: string | undefined;
  /** Their errors are not in the module. */
  readonly operations: ReadonlyMap<string, Omit<OperationFacts, "errors">>;
  readonly structures: ReadonlyMap<string, StructureFacts>;
}

/** What the first element of a schema says (`@smithy/types`, "static schemas"). */
const kinds = { simple: 0, list: 1, map: 2, structure: 3, union: 4, error: -3, operation: 9 } as const;
/** The bit of the trait `sensitive` where traits are a number. */
const sensitiveBit = 8;

type Values = ReadonlyMap<string, StaticValue>;
type Schema = readonly StaticValue[];

export function readSchemaModule(text: string, file: string): SchemaModule {
  const values = staticValues(text, file);
  const operations = new Map<string, Omit<OperationFacts, "errors">>();
  const structures = new Map<string, StructureFacts>();
  const namespaces = new Map<string, number>();
  for (const value of values.values()) {
    const schema = schemaIn(value);
    const name = schema === undefined ? undefined : textAt(schema, 2);
    if (schema === undefined || name === undefined) continue;
    const namespace = textAt(schema, 1) ?? "";
    const kind = numberAt(schema, 0);
    if (kind === kinds.operation) {
      operations.set(name, { input: targetName(schema[4], values), output: targetName(schema[5], values) });
      namespaces.set(namespace, (namespaces.get(namespace) ?? 0) + 1);
    } else if (kind === kinds.structure || kind === kinds.union || kind === kinds.error) {
      // The base of all errors of a client is no shape of the model.
      if (!namespace.startsWith("smithy.ts.sdk.synthetic")) structures.set(name, structureOf(schema, kind, values));
    }
  }
  const [namespace] = [...namespaces].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { namespace, operations, structures };
}

function structureOf(schema: Schema, kind: number, values: Values): StructureFacts {
  const [names, targets] = [listAt(schema, 4), listAt(schema, 5)];
  const requiredCount = numberAt(schema, 6) ?? 0;
  const members = names.flatMap((name, index): (readonly [string, MemberFacts])[] => {
    if (name.kind !== "text") return [];
    const isRequired = kind !== kinds.union && index < requiredCount;
    return [[name.text, { isRequired, sensitive: sensitivityOf(targets[index], values) }]];
  });
  const fault = kind === kinds.error ? faultOf(schema[3]) : undefined;
  return {
    kind: kind === kinds.union ? "union" : kind === kinds.error ? "error" : "structure",
    ...(fault === undefined ? {} : { fault }),
    isSensitive: isSensitive(schema[3]),
    members: new Map(members),
  };
}

/** A member's target is a number, a reference, or either of them in a list with the member's own traits. */
function sensitivityOf(target: StaticValue | undefined, values: Values): Sensitivity {
  if (target?.kind === "list" && schemaIn(target) === undefined) {
    return isSensitive(target.items[1]) ? "value" : sensitivityOf(target.items[0], values);
  }
  const schema = target?.kind === "reference" ? schemaIn(values.get(target.name)) : undefined;
  if (schema === undefined) return "nothing";
  const kind = numberAt(schema, 0);
  // A sensitive structure is that structure's matter.
  if (kind === kinds.structure || kind === kinds.union || kind === kinds.error) return "nothing";
  if (isSensitive(schema[3])) return "value";
  if (kind === kinds.list) return sensitivityOf(schema[4], values) === "nothing" ? "nothing" : "elements";
  if (kind !== kinds.map) return "nothing";
  return mapSensitivity(sensitivityOf(schema[4], values), sensitivityOf(schema[5], values));
}

function isSensitive(traits: StaticValue | undefined): boolean {
  if (traits?.kind === "number") return (traits.number & sensitiveBit) !== 0;
  return traits?.kind === "object" && traits.entries.has("sensitive");
}

function faultOf(traits: StaticValue | undefined): "client" | "server" | undefined {
  const error = traits?.kind === "object" ? traits.entries.get("error") : undefined;
  return error?.kind === "text" && (error.text === "client" || error.text === "server") ? error.text : undefined;
}

/** A list that begins with a kind, a namespace and a name. */
function schemaIn(value: StaticValue | undefined): Schema | undefined {
  if (value?.kind !== "list") return undefined;
  const [kind, namespace, name] = value.items;
  return kind?.kind === "number" && namespace?.kind === "text" && name?.kind === "text" ? value.items : undefined;
}

/** The name of the structure that is referred to; undefined for the unit. */
function targetName(target: StaticValue | undefined, values: Values): string | undefined {
  const schema = target?.kind === "reference" ? schemaIn(values.get(target.name)) : undefined;
  return schema === undefined ? undefined : textAt(schema, 2);
}

function textAt(schema: Schema, index: number): string | undefined {
  const value = schema[index];
  return value?.kind === "text" ? value.text : undefined;
}

function numberAt(schema: Schema, index: number): number | undefined {
  const value = schema[index];
  return value?.kind === "number" ? value.number : undefined;
}

function listAt(schema: Schema, index: number): readonly StaticValue[] {
  const value = schema[index];
  return value?.kind === "list" ? value.items : [];
}
