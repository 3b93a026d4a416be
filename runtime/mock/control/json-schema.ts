/** Shapes as JSON Schema (draft 2020-12): for forms, for editors, and for clients in other languages. */
import { constraintsOf } from "../../schema/constraints-of.js";
import {
  type Constraints,
  type MemberSchema,
  type Schema,
  type StructureSchema,
  type TextPattern,
  type UnionSchema,
  nameOf,
  targetOf,
} from "../../schema/schema.js";
import { isSensitive } from "../../sensitive/paths.js";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is known of shapes and members beside their schemas, by their absolute ids. */
export interface ShapeWords {
  readonly shape?: ((id: string) => string | undefined) | undefined;
  readonly isDeprecated?: ((id: string) => boolean) | undefined;
}

/** Collects the structures and unions that schemas refer to, each once. */
export class JsonSchemas {
  readonly #defs = new Map<string, JsonSchema>();
  readonly #names = new Map<Schema, string>();
  readonly #words: ShapeWords;

  constructor(words: ShapeWords = {}) {
    this.#words = words;
  }

  /** The schema by reference where it has a name of its own. */
  of(schema: Schema): JsonSchema {
    if (schema.type !== "structure" && schema.type !== "union") return this.#write(schema, constraintsOf(schema));
    const known = this.#names.get(schema);
    if (known !== undefined) return reference(known);
    const name = this.#nameFor(schema.id);
    this.#names.set(schema, name);
    this.#defs.set(name, {});
    this.#defs.set(name, this.#members(schema));
    return reference(name);
  }

  /** What stands under `$defs`. */
  get definitions(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.#defs);
  }

  /** Two shapes of one name come from different namespaces. */
  #nameFor(id: string): string {
    const name = nameOf(id);
    return this.#defs.has(name) ? id.replaceAll(/[^\w]/g, "_") : name;
  }

  #members(schema: StructureSchema | UnionSchema): JsonSchema {
    const members = Object.entries(schema.members);
    const properties = Object.fromEntries(
      members.map(([name, member]) => [name, { ...this.member(member), ...this.#wordsOn(`${schema.id}$${name}`) }]),
    );
    const required = members.flatMap(([name, member]) => (member.required === true ? [name] : []));
    const plain = { type: "object", properties, additionalProperties: false, ...mark(schema.sensitive) };
    if (schema.type === "union") return { ...plain, minProperties: 1, maxProperties: 1, ...streams(schema) };
    return required.length === 0 ? plain : { ...plain, required };
  }

  #wordsOn(id: string): JsonSchema {
    const description = this.#words.shape?.(id);
    const deprecated = this.#words.isDeprecated?.(id) === true;
    return { ...(description !== undefined && { description }), ...(deprecated && { deprecated }) };
  }

  /** The schema of a member, its own constraints and its sensitivity included. */
  member(member: MemberSchema): JsonSchema {
    const target = targetOf(member);
    const sensitive = mark(isSensitive(member) ? true : undefined);
    if (target.type === "structure" || target.type === "union") return { ...this.of(target), ...sensitive };
    const { length, range, pattern } = member;
    const own = { ...(length && { length }), ...(range && { range }), ...(pattern && { pattern }) };
    const defaults = member.default === undefined ? {} : { default: member.default };
    return { ...this.#write(target, { ...constraintsOf(target), ...own }), ...sensitive, ...defaults };
  }

  #write(schema: Schema, { length, range, pattern }: Constraints): JsonSchema {
    const sensitive = mark(schema.sensitive);
    switch (schema.type) {
      case "string":
        return {
          type: "string",
          ...bounds("Length", length),
          ...(pattern?.regexp && { pattern: pattern.regexp.source, ...costly(pattern.regexp) }),
          ...sensitive,
        };
      case "enum":
        return {
          type: "string",
          ...(schema.open === true ? { examples: schema.values } : { enum: schema.values }),
          ...sensitive,
        };
      case "intEnum":
        return {
          type: "integer",
          ...(schema.open === true ? { examples: schema.values } : { enum: schema.values }),
          ...sensitive,
        };
      case "boolean":
        return { type: "boolean", ...sensitive };
      case "blob":
        return { type: "string", contentEncoding: "base64", ...streams(schema), ...sensitive };
      case "timestamp":
        return { type: "string", format: "date-time", ...sensitive };
      case "document":
        return { ...sensitive };
      case "list":
        return {
          type: "array",
          items: this.member(schema.member),
          ...bounds("Items", length),
          ...(schema.uniqueItems && { uniqueItems: true }),
          ...sensitive,
        };
      case "map":
        return {
          type: "object",
          additionalProperties: this.member(schema.value),
          ...bounds("Properties", length),
          ...mark(isSensitive(schema.key) ? true : schema.sensitive),
        };
      case "structure":
      case "union":
        return this.of(schema);
      default:
        return { type: isWhole(schema.type) ? "integer" : "number", ...rangeOf(range), ...sensitive };
    }
  }
}

function isWhole(type: string): boolean {
  return ["byte", "short", "integer", "long", "bigInteger"].includes(type);
}

function reference(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

/** Editors pass over what begins with `x-`. */
function mark(sensitive: true | undefined): JsonSchema {
  return sensitive === true ? { "x-sensitive": true } : {};
}

/** Values that come in pieces. */
function streams({ streaming }: { readonly streaming?: true }): JsonSchema {
  return streaming === true ? { "x-streaming": true } : {};
}

/** Patterns with which a RegExp could take for ever: they are for the mock to match, not for a form. */
function costly(pattern: TextPattern): JsonSchema {
  return pattern instanceof RegExp ? {} : { "x-costly-pattern": true };
}

function bounds(of: string, length: Constraints["length"]): JsonSchema {
  const { min, max } = length ?? {};
  return { ...(min !== undefined && { [`min${of}`]: min }), ...(max !== undefined && { [`max${of}`]: max }) };
}

function rangeOf(range: Constraints["range"]): JsonSchema {
  const { min, max } = range ?? {};
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}
