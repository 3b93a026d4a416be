/** Values that print themselves redacted: `String()`, template strings, `console.log`, `util.inspect`. Data stays as it is. */
import { type Schema, targetOf } from "../schema/schema.js";
import { isSensitive } from "../sensitive/paths.js";
import { redact } from "../sensitive/redact.js";
import { isObject, maxDepth } from "../validate/findings.js";
import { nameOf } from "../schema/schema.js";

/** Node's protocol for `util.inspect` and `console.log`; a registered symbol, so no import is needed. */
const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

type Inspect = (value: unknown, options: unknown) => string;

/**
 * A frozen deep copy of `value` whose structures, unions and sensitive collections print themselves redacted. The guards are
 * symbols that are not enumerable: `JSON.stringify`, spreading and key iteration see the real data only.
 */
export function guarded(schema: Schema, value: unknown, depth = 0): unknown {
  if (depth > maxDepth) throw new RangeError(`values nested deeper than ${maxDepth} levels are not supported`);
  if (Array.isArray(value)) {
    const copy =
      schema.type === "list" ? value.map((item) => guarded(targetOf(schema.member), item, depth + 1)) : [...value];
    return protect(schema, copy);
  }
  if (!isObject(value) || value instanceof Date || value instanceof Uint8Array) return value;
  if (schema.type !== "structure" && schema.type !== "union" && schema.type !== "map") return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member =
      schema.type === "map" ? schema.value : Object.hasOwn(schema.members, key) ? schema.members[key] : undefined;
    const item = member === undefined ? value[key] : guarded(targetOf(member), value[key], depth + 1);
    Object.defineProperty(copy, key, { value: item, enumerable: true, configurable: false, writable: false });
  }
  return protect(schema, copy);
}

function protect(schema: Schema, copy: object): object {
  if (holdsSensitive(schema)) {
    const name = nameOf(schema.id);
    Object.defineProperties(copy, {
      [inspectSymbol]: {
        value: (_depth: number, options: unknown, inspect?: Inspect) =>
          `${name} ${inspect === undefined ? textOf(schema, copy) : inspect(hidden(schema, copy), options)}`,
      },
      [Symbol.toPrimitive]: { value: () => `${name} ${textOf(schema, copy)}` },
    });
  } else if (schema.type === "structure" || schema.type === "union") {
    Object.defineProperty(copy, Symbol.toPrimitive, { value: () => `${nameOf(schema.id)} ${textOf(schema, copy)}` });
  }
  return Object.freeze(copy);
}

/** What may be printed of the value: a list or map that is sensitive as a whole shows nothing of itself. */
function hidden(schema: Schema, value: unknown): unknown {
  return schema.sensitive === true ? "[REDACTED]" : redact(schema, value);
}

function textOf(schema: Schema, value: unknown): string {
  return JSON.stringify(hidden(schema, value), (_key, item: unknown) =>
    typeof item === "bigint" ? String(item) : item,
  );
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
