/**
 * Checks made from schemas at run time, for services without generated validators. They find what the generated ones
 * find, in the same order:
 *
 * 1. An absent value (`undefined` or `null`) of a required member is a `required` finding at the member; of an optional
 *    one it is nothing. In a list or map that is not sparse it is a `required` finding at the index or key.
 * 2. A value of the wrong JavaScript type is one `type` finding, and nothing else is said of it. An integer outside its
 *    width has the wrong type; a long beyond 2^53 is the nearest double. Any object that is not an array can be a
 *    structure, union or map. Streaming blobs are not looked at.
 * 3. A list, map, structure or union that can contain itself and stands inside {@link maxDepth} or more of such is one
 *    `depth` finding; the count begins anew below a shape that cannot. A document is reported as a whole when it nests
 *    deeper than that by itself, and is checked for nothing else.
 * 4. Strings: length, then pattern. Enums: the value set. Numbers: range. Blobs: length. Lists: length, items in order,
 *    then uniqueItems. Maps: length, then each own enumerable key: the key's findings, then the value's, both at the key.
 *    Structures: members in model order, then `dependentKeys` rules. Unions: exactly one known member set, then its findings.
 * 5. Length is counted before the pattern is tried, and a string that is too long and longer than
 *    `longestForPattern` (4,096) UTF-16 units is not tried at all.
 * 6. A member's own length, range and pattern stand in for those of its target.
 */
import {
  type Constraints,
  type ListSchema,
  type MapSchema,
  type MemberSchema,
  type Schema,
  type StructureSchema,
  type UnionSchema,
  isAggregate,
  targetOf,
} from "../schema/schema.js";
import {
  and,
  at,
  atKey,
  broken,
  checkDependentKeys,
  isObject,
  maxDepth,
  membersSet,
  missing,
  missingAtKey,
  ofKey,
  own,
  wrongType,
} from "./findings.js";
import { lengthCheck, simpleCheck } from "./interpret-simple.js";
import type { Check, Findings } from "./issue.js";
import { recursiveSchemas } from "./recursive-schemas.js";
import { checkDocument, tooDeep } from "./simple.js";
import { hasRepeats } from "./unique.js";

/** A check that knows how many containers of a recursion stand around the value. */
type DeepCheck = (value: unknown, depth: number) => Findings;
interface Compiler {
  readonly checkOf: (schema: Schema) => DeepCheck;
  readonly recursive: ReadonlySet<Schema>;
}

/** The check of a schema; each shape is compiled once, when a value first needs it. */
export function checkOf(schema: Schema): Check {
  const compiled = new Map<Schema, DeepCheck>();
  const compiler: Compiler = {
    recursive: recursiveSchemas(schema),
    checkOf: (target) => {
      const known = compiled.get(target);
      if (known !== undefined) return known;
      // Aggregates are compiled when a value first needs them: schemas may nest deeper than the stack, values may not.
      let made: DeepCheck | undefined;
      const later: DeepCheck = (value, depth) =>
        (made ??= compile(target, constraintsOf(target), compiler))(value, depth);
      const check = isAggregate(target) ? later : compile(target, constraintsOf(target), compiler);
      compiled.set(target, check);
      return check;
    },
  };
  const check = compiler.checkOf(schema);
  return (input) => check(input, 0);
}

function compile(schema: Schema, constraints: Constraints, compiler: Compiler): DeepCheck {
  switch (schema.type) {
    case "structure":
      return counted(schema, structureCheck(schema, compiler), compiler);
    case "union":
      return counted(schema, unionCheck(schema, compiler), compiler);
    case "list":
      return counted(schema, listCheck(schema, constraints, compiler), compiler);
    case "map":
      return counted(schema, mapCheck(schema, constraints, compiler), compiler);
    case "document":
      return (value) => checkDocument(value);
    default:
      return simpleCheck(schema, constraints);
  }
}

/** Below a shape that cannot contain itself the count begins anew. */
function counted(schema: Schema, check: DeepCheck, { recursive }: Compiler): DeepCheck {
  return recursive.has(schema) ? check : (value) => check(value, -1);
}

function memberCheck(member: MemberSchema, compiler: Compiler): DeepCheck {
  const target = targetOf(member);
  if ("streaming" in target && target.streaming === true) return () => undefined;
  const { length, range, pattern } = member;
  if (length === undefined && range === undefined && pattern === undefined) return compiler.checkOf(target);
  return compile(target, { ...constraintsOf(target), ...definedOf({ length, range, pattern }) }, compiler);
}

function constraintsOf(schema: Schema): Constraints {
  return definedOf({
    length: "length" in schema ? schema.length : undefined,
    range: "range" in schema ? schema.range : undefined,
    pattern: "pattern" in schema ? schema.pattern : undefined,
  });
}

function definedOf(constraints: { readonly [K in keyof Constraints]: Constraints[K] | undefined }): Constraints {
  return Object.fromEntries(Object.entries(constraints).filter(([, constraint]) => constraint !== undefined));
}

function listCheck(schema: ListSchema, { length }: Constraints, compiler: Compiler): DeepCheck {
  const check = memberCheck(schema.member, compiler);
  const sparse = schema.sparse === true;
  const unique = schema.uniqueItems === true;
  return (value, depth) => {
    if (!Array.isArray(value)) return wrongType("an array");
    if (depth >= maxDepth) return tooDeep();
    let found = lengthCheck(length, value.length);
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (item !== undefined && item !== null) found = at(found, index, check(item, depth + 1));
      else if (!sparse) found = missing(found, index);
    }
    return unique && hasRepeats(value) ? and(found, broken({ kind: "uniqueItems" })) : found;
  };
}

function mapCheck(schema: MapSchema, { length }: Constraints, compiler: Compiler): DeepCheck {
  const checkKey = memberCheck(schema.key, compiler);
  const checkValue = memberCheck(schema.value, compiler);
  const sparse = schema.sparse === true;
  return (value, depth) => {
    if (!isObject(value)) return wrongType("an object");
    if (depth >= maxDepth) return tooDeep();
    const keys = Object.keys(value);
    let found = lengthCheck(length, keys.length);
    for (const key of keys) {
      found = ofKey(found, key, checkKey(key, depth + 1));
      const item = value[key];
      if (item !== undefined && item !== null) found = atKey(found, key, checkValue(item, depth + 1));
      else if (!sparse) found = missingAtKey(found, key);
    }
    return found;
  };
}

function structureCheck(schema: StructureSchema, compiler: Compiler): DeepCheck {
  const members = Object.entries(schema.members).map(([name, member]) => ({
    name,
    check: memberCheck(member, compiler),
    required: member.required === true,
    inherited: name in Object.prototype,
  }));
  const dependentKeys = schema.dependentKeys ?? [];
  return (value, depth) => {
    if (!isObject(value)) return wrongType("an object");
    if (depth >= maxDepth) return tooDeep();
    let found: Findings;
    for (const { name, check, required, inherited } of members) {
      const part = inherited ? own(value, name) : value[name];
      if (part !== undefined && part !== null) found = at(found, name, check(part, depth + 1));
      else if (required) found = missing(found, name);
    }
    for (const { member, by, cases } of dependentKeys) {
      found = checkDependentKeys(found, value, by, member, cases);
    }
    return found;
  };
}

function unionCheck(schema: UnionSchema, compiler: Compiler): DeepCheck {
  const names = Object.keys(schema.members);
  const checks = Object.entries(schema.members).map(([name, member]) => ({
    name,
    check: memberCheck(member, compiler),
  }));
  return (value, depth) => {
    if (!isObject(value)) return wrongType("an object");
    if (depth >= maxDepth) return tooDeep();
    const members = membersSet(value, names);
    if (members !== 1) return broken({ kind: "union", members });
    for (const { name, check } of checks) {
      const part = own(value, name);
      if (part !== undefined && part !== null) return at(undefined, name, check(part, depth + 1));
    }
    return undefined;
  };
}
