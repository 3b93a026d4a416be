/** Values that print themselves redacted: `String()`, template strings, `console.log`, `util.inspect`. Data stays as it is. */
import { type MemberSchema, nameOf, type Schema, targetOf } from "../schema/schema.js";
import { isSensitive } from "../sensitive/paths.js";
import { redact, redacted } from "../sensitive/redact.js";

/** Node's protocol for `util.inspect` and `console.log`; a registered symbol, so no import is needed. */
const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

type Inspect = (value: unknown, options: unknown) => string;

/**
 * A frozen deep copy of `value` whose structures, unions and sensitive collections print themselves redacted. The guards are
 * symbols that are not enumerable: `JSON.stringify`, spreading and key iteration see the real data only. The value has to be
 * valid: then it nests no deeper than its shapes allow. Dates and byte arrays cannot be frozen and stay what they are.
 */
export function guarded(schema: Schema, value: unknown, sensitive: boolean = schema.sensitive === true): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  switch (schema.type) {
    case "list":
      return protect(schema, Array.from(value as Iterable<unknown>, itemOf(schema.member)), sensitive);
    case "map":
      return protect(schema, copyOf(value, itemOf(schema.value)), sensitive);
    case "structure":
    case "union":
      // A stream is no copy of itself.
      if (schema.type === "union" && schema.streaming === true) return value;
      return protect(
        schema,
        copyOf(value, (item, key) => memberOf(own(schema.members, key), item)),
        sensitive,
      );
    case "document":
      return sensitive ? protect(schema, childrenFrozen(value), sensitive) : frozen(value);
    default:
      return value;
  }
}

function itemOf(member: MemberSchema): (item: unknown) => unknown {
  return (item) => memberOf(member, item);
}

/** A member by its name, which may be one that every object inherits. */
function own(members: Readonly<Record<string, MemberSchema>>, name: string): MemberSchema | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function memberOf(member: MemberSchema | undefined, item: unknown): unknown {
  return member === undefined ? item : guarded(targetOf(member), item, isSensitive(member));
}

/** A copy with the same own keys, `__proto__` too. */
function copyOf(value: object, change: (item: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}

/** A frozen deep copy of a document. */
function frozen(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Object.freeze(childrenFrozen(value)) : value;
}

function childrenFrozen(value: object): object {
  return Array.isArray(value) ? value.map(frozen) : copyOf(value, frozen);
}

function protect(schema: Schema, copy: object, sensitive: boolean): object {
  const show = (): unknown => (sensitive ? redacted : redact(schema, copy));
  const name = nameOf(schema.id);
  const isNamed = schema.type === "structure" || schema.type === "union";
  if (sensitive || holdsSensitive(schema)) {
    Object.defineProperties(copy, {
      [inspectSymbol]: {
        value: (_depth: number, options: unknown, inspect?: Inspect) =>
          `${name} ${inspect === undefined ? textOf(show()) : inspect(show(), options)}`,
      },
      [Symbol.toPrimitive]: { value: () => `${name} ${textOf(show())}` },
    });
  } else if (isNamed) {
    Object.defineProperty(copy, Symbol.toPrimitive, { value: () => `${name} ${textOf(show())}` });
  }
  return Object.freeze(copy);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}

const known = new WeakMap<Schema, boolean>();

/** Whether anything below the schema is sensitive. Asked once per schema. */
function holdsSensitive(schema: Schema): boolean {
  const answer = known.get(schema);
  if (answer !== undefined) return answer;
  known.set(schema, false);
  const result = schema.sensitive === true || reaches(schema, new Set());
  known.set(schema, result);
  return result;
}

function reaches(schema: Schema, seen: Set<Schema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const members =
    schema.type === "structure" || schema.type === "union"
      ? Object.values(schema.members)
      : schema.type === "list"
        ? [schema.member]
        : schema.type === "map"
          ? [schema.key, schema.value]
          : [];
  return members.some((member) => isSensitive(member) || reaches(targetOf(member), seen));
}
