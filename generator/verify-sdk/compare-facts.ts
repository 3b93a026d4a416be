/** Two sides held against each other: what one has and the other has not, in a fixed order. */
import type { Facts, StructureFacts } from "./facts.js";

export type DifferenceKind =
  | "operation"
  | "input"
  | "output"
  | "operation-error"
  | "structure"
  | "kind"
  | "fault"
  | "member"
  | "required"
  | "sensitivity"
  | "enum"
  | "enum-value";

export interface Difference {
  readonly kind: DifferenceKind;
  /** `Operation`, `Structure`, `Structure.member` or `Enum`. */
  readonly subject: string;
  /** What the model says; absent where the model has nothing. */
  readonly model?: string | undefined;
  readonly client?: string | undefined;
}

export interface CompareOptions {
  /** Whether the client says what is sensitive, and tells unions from structures. */
  readonly hasSchemas: boolean;
}

export function compareFacts(model: Facts, client: Facts, { hasSchemas }: CompareOptions): readonly Difference[] {
  return [
    ...operationDifferences(model, client, hasSchemas),
    ...structureDifferences(model, client, hasSchemas),
    ...enumDifferences(model, client),
  ];
}

function operationDifferences(model: Facts, client: Facts, hasSchemas: boolean): readonly Difference[] {
  return both(model.operations, client.operations).flatMap(([subject, ours, theirs]): readonly Difference[] => {
    if (ours === undefined || theirs === undefined) return [presence("operation", subject, ours !== undefined)];
    const { errors } = theirs;
    return [
      // Without schemas an input that is empty, and one that is not there, are written the same way.
      ...(hasSchemas ? value("input", subject, ours.input, theirs.input) : []),
      ...(hasSchemas ? value("output", subject, ours.output, theirs.output) : []),
      ...(errors === undefined ? [] : setDifferences("operation-error", subject, ours.errors ?? new Set(), errors)),
    ];
  });
}

function structureDifferences(model: Facts, client: Facts, hasSchemas: boolean): readonly Difference[] {
  return both(model.structures, client.structures).flatMap(([subject, ours, theirs]): readonly Difference[] => {
    if (ours === undefined) return hasSchemas ? [presence("structure", subject, false)] : [];
    if (theirs === undefined) {
      // Declarations have unions as types, and nothing for structures without members.
      return hasSchemas || (ours.kind !== "union" && ours.members.size > 0)
        ? [presence("structure", subject, true)]
        : [];
    }
    if (!hasSchemas && ours.kind === "union") return [];
    return [
      ...(hasSchemas ? value("kind", subject, ours.kind, theirs.kind) : []),
      ...value("fault", subject, ours.fault, theirs.fault),
      ...(hasSchemas ? value("sensitivity", subject, shown(ours.isSensitive), shown(theirs.isSensitive)) : []),
      ...memberDifferences(subject, ours, theirs, hasSchemas),
    ];
  });
}

function memberDifferences(
  structure: string,
  ours: StructureFacts,
  theirs: StructureFacts,
  hasSchemas: boolean,
): readonly Difference[] {
  return both(ours.members, theirs.members).flatMap(([name, mine, other]): readonly Difference[] => {
    const subject = `${structure}.${name}`;
    if (mine === undefined || other === undefined) return [presence("member", subject, mine !== undefined)];
    return [
      ...value("required", subject, optional(mine.isRequired), optional(other.isRequired)),
      ...(hasSchemas ? value("sensitivity", subject, mine.sensitive, other.sensitive) : []),
    ];
  });
}

function enumDifferences(model: Facts, client: Facts): readonly Difference[] {
  return both(bySymbol(model.enums), bySymbol(client.enums)).flatMap(
    ([subject, ours, theirs]): readonly Difference[] => {
      if (ours === undefined || theirs === undefined) return [presence("enum", subject, ours !== undefined)];
      return setDifferences("enum-value", subject, ours, theirs);
    },
  );
}

/** Clients name enums as they name symbols: with a capital, and `_` before what is taken. */
function bySymbol<Value>(enums: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const symbol = (name: string): string => name.replace(/^_/, "").replace(/^./, (first) => first.toUpperCase());
  return new Map([...enums].map(([name, value]) => [symbol(name), value]));
}

/** Every key of either side with both values, sorted. */
function both<Value>(
  ours: ReadonlyMap<string, Value>,
  theirs: ReadonlyMap<string, Value>,
): readonly (readonly [string, Value | undefined, Value | undefined])[] {
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted();
  return keys.map((key) => [key, ours.get(key), theirs.get(key)]);
}

function presence(kind: DifferenceKind, subject: string, isInModel: boolean): Difference {
  return isInModel ? { kind, subject, model: "present" } : { kind, subject, client: "present" };
}

function value(
  kind: DifferenceKind,
  subject: string,
  model: string | undefined,
  client: string | undefined,
): readonly Difference[] {
  return model === client ? [] : [{ kind, subject, model: model ?? "none", client: client ?? "none" }];
}

function setDifferences(
  kind: DifferenceKind,
  subject: string,
  ours: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): readonly Difference[] {
  const all = [...new Set([...ours, ...theirs])].toSorted();
  return all.flatMap((one): readonly Difference[] => {
    if (ours.has(one) && theirs.has(one)) return [];
    return [ours.has(one) ? { kind, subject, model: one } : { kind, subject, client: one }];
  });
}

function optional(isRequired: boolean): string {
  return isRequired ? "required" : "optional";
}

function shown(isSensitive: boolean): string {
  return isSensitive ? "value" : "nothing";
}
